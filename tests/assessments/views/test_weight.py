"""The weight of the test page as a phone loads it."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from assessments.models import Attempt
from tests.assessments.factories import started

pytestmark = pytest.mark.django_db
FONT_BYTES = 50_000  # two woff2 subsets, once and for all pages
IMPORT = re.compile(rb'(?:from|import) "\./([\w.]+)"')


def _packed(path: str) -> int:
    found = finders.find(path)
    assert isinstance(found, str), path
    with open(found, "rb") as file:  # noqa: PTH123 -- a finder's path
        told = file.read()
    folder = path.rpartition("/")[0]
    inner = sum(_packed(f"{folder}/{name.decode()}") for name in IMPORT.findall(told))
    return len(gzip.compress(told)) + inner


def test_a16_the_test_page_weighs_less_than_150_kb(client: Client) -> None:
    attempt: Attempt = started(questions=20)
    assert attempt.person.user
    client.force_login(attempt.person.user, "django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[f"lease-{attempt.uid}"] = str(attempt.lease)
    session.save()

    page = client.get(reverse("assessments:attempt", args=[attempt.uid])).content

    parts = set(re.findall(r'(?:href|src)="/static/([^"#]+)', page.decode()))
    weight = len(gzip.compress(page)) + sum(_packed(one) for one in parts)
    assert b"test-paper" in page
    assert weight + FONT_BYTES <= 150_000
