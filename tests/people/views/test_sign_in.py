"""Signing in, one-time codes, passwords and the account (d03, T7)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kernel.models import AuditEvent
from people.kinds.password import Argon2Hasher
from tests.factories import (
    PASSWORD,
    UserFactory,
)

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
NEW = "hoa sen trắng 27"


def _sign_in(client: Any, username: Any, password: Any) -> Any:
    return client.post(SIGN_IN, {"username": username, "password": password})


def test_sign_in_takes_the_name_in_any_case(client: Any) -> None:
    user = UserFactory(username="DV000123")

    answer = _sign_in(client, " dv000123 ", PASSWORD)

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_sign_in_goes_on_to_an_address_of_ours_only(client: Any) -> None:
    user = UserFactory()
    told = {"username": user.username, "password": PASSWORD}

    ours = Client().post(SIGN_IN, {**told, "next": "/account/"})
    others = Client().post(SIGN_IN, {**told, "next": "https://example.org/"})

    assert ours["Location"] == "/account/"
    assert "example.org" not in others["Location"]


def test_sign_in_answers_unknown_and_wrong_alike(client: Any) -> Any:
    known = UserFactory()

    wrong = _sign_in(client, known.username, "sai mật khẩu").content.decode()
    unknown = _sign_in(client, "khong-co-ai", "sai mật khẩu").content.decode()

    def same(text: Any, name: Any) -> Any:
        return re.sub(r'value="[^"]*"', "", text.replace(name, ""))

    assert same(wrong, known.username) == same(unknown, "khong-co-ai")


def test_sign_in_closes_an_account_under_attack_known_or_not(client: Any) -> None:
    known = UserFactory()
    for name in (known.username, "khong-co-ai"):
        answers = [_sign_in(client, name, "sai").status_code for _ in range(12)]

        assert answers == [200] * 9 + [429] * 3
        assert _sign_in(client, name, PASSWORD).status_code == 429


def test_sign_in_opens_again_after_five_minutes(noon: Any, client: Any) -> None:
    user = UserFactory()
    for _ in range(11):
        _sign_in(client, user.username, "sai")

    noon.shift(timedelta(minutes=5, seconds=1))

    assert _sign_in(client, user.username, PASSWORD).status_code == 302


def test_sign_in_never_closes_a_commune_behind_one_address() -> None:
    victim = UserFactory()
    for _ in range(20):
        _sign_in(Client(), victim.username, "sai")

    answers = {
        _sign_in(Client(), UserFactory().username, PASSWORD).status_code
        for _ in range(30)
    }

    assert answers == {302}


def test_sign_out_needs_a_post(client: Any) -> None:
    client.force_login(UserFactory())

    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/account/").status_code == 302


def test_change_password_keeps_this_session_and_ends_the_others(client: Any) -> None:
    user = UserFactory()
    other = Client()
    for browser in (client, other):
        browser.force_login(user)

    wrong = client.post(
        "/account/password/", {"present": "sai", "new": NEW, "again": NEW}
    )
    right = client.post(
        "/account/password/", {"present": PASSWORD, "new": NEW, "again": NEW}
    )

    assert (wrong.status_code, right.status_code) == (200, 302)
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_sign_out_everywhere_ends_every_session(client: Any) -> None:
    user = UserFactory()
    other = Client()
    for browser in (client, other):
        browser.force_login(user)

    client.post(reverse("people:sign_out_all"))

    assert other.get("/account/").status_code == 302
    assert AuditEvent.objects.filter(verb="account.signed_out_everywhere").count() == 1


def test_passwords_are_kept_by_argon2_at_the_owasp_minimum() -> None:
    kept = Argon2Hasher().encode("x", "saltsalt")

    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    "text", ["\x00", "a" * 10_000, "%", "' OR 1=1 --", "\ud800", "<script>", "😀" * 40]
)
def test_hostile_text_gets_a_page_and_no_fault(client: Any, text: Any) -> None:
    safe = text.encode("utf-8", "surrogatepass")

    for address in (SIGN_IN, "/enter/"):
        answer = client.post(
            address,
            b"username=" + safe + b"&password=" + safe + b"&code=" + safe,
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code == 200
