"""Sessions: read as Django reads them, and no cookie is a fault."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kernel.sessions import SessionStore
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def laid(**values: str) -> str:
    store = SessionStore()
    store.update(values)
    store.create()
    assert store.session_key
    return store.session_key


def test_session_holds_what_was_laid_until_it_is_over(noon):
    key = laid(word="ba mươi")
    assert SessionStore(key)["word"] == "ba mươi"

    noon.shift(timedelta(days=15))

    over = SessionStore(key)
    assert over.get("word") is None
    assert over.session_key is None


def test_unknown_session_is_empty_and_gets_another_key():
    unknown = SessionStore("a" * 32)

    assert unknown.get("word") is None
    unknown["word"] = "mới"
    unknown.save()
    assert unknown.session_key not in {None, "a" * 32}


@pytest.mark.parametrize(
    "cookie",
    [
        '"abcdefgh\\000xyz"',
        "short",
        "A" * 32,
        "ộộộộộộộộ".encode().decode("latin-1"),
        "' OR 1=1 --",
        "x" * 9_000,
    ],
    ids=["nul", "short", "capitals", "diacritics", "quote", "long"],
)
def test_t6_cookie_that_names_no_session_is_nobody(cookie):
    client = Client(raise_request_exception=False)

    page = client.get(reverse("home"), headers={"cookie": f"sessionid={cookie}"})

    assert page.status_code == 302
    assert "/sign-in/" in page.headers["Location"]


def test_signed_in_person_is_known_by_the_cookie():
    client = Client()
    client.force_login(UserFactory())

    assert client.get(reverse("home")).status_code == 200
