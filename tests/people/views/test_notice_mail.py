"""The page on which an address for mail is named and confirmed, without scripts."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.models import MailCode, MailWish, User
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/notices/mail/"
ASKED = {"address": "a@example.org", "agrees": "on"}


@pytest.fixture(autouse=True)
def _server(settings: Any) -> None:
    settings.NOTICES_BY_MAIL = True


@pytest.fixture
def user(client: Client) -> User:
    user = UserFactory()
    client.force_login(user)
    return user


def _text(client: Client, address: str = PAGE) -> str:
    return client.get(address).content.decode()


def test_a43_address_is_named_and_confirmed_with_the_code(
    client: Client, user: User, mailoutbox: Any, run_jobs: Any
) -> None:
    client.post(PAGE, ASKED)
    run_jobs()
    waits = _text(client)
    notices = _text(client, reverse("people:notices"))
    digits = re.findall(r"\d{6}", mailoutbox[0].body)[0]
    empty = client.post(reverse("people:notice_mail_confirm"), {"code": "12"})
    wrong = client.post(
        reverse("people:notice_mail_confirm"),
        {"code": f"{(int(digits) + 1) % 10**6:06d}"},
    )
    done = client.post(
        reverse("people:notice_mail_confirm"), {"code": f"{digits[:3]} {digits[3:]}"},
        follow=True,
    ).content.decode()  # fmt: skip

    assert "Chưa xác nhận" in waits
    assert "địa chỉ của anh/chị chưa được xác nhận" in notices
    assert (empty.status_code, wrong.status_code) == (422, 422)
    assert "Đây không phải mã" in wrong.content.decode()
    assert "Đã xác nhận" in done
    assert MailWish.objects.get().confirmed_at == NOON
    assert "chưa được xác nhận" not in _text(client, reverse("people:notices"))


def test_a43_address_of_before_counts_as_unconfirmed_and_gets_a_code(
    client: Client, user: User
) -> None:
    MailWish.objects.create(user=user, address="cu@example.org", agreed_at=NOON)

    before = _text(client)
    client.post(reverse("people:notice_mail_code"))
    again = client.post(reverse("people:notice_mail_code"), follow=True)

    assert "chưa từng được xác nhận" in before
    assert "chưa đầy một phút" in again.content.decode()
    assert MailCode.objects.count() == 1


def test_a43_page_tells_that_a_code_could_not_be_sent(
    client: Client, user: User
) -> None:
    client.post(PAGE, ASKED)
    MailCode.objects.update(fault="SMTPRecipientsRefused: 550")

    text = _text(client)

    assert "Không gửi được mã" in text
    assert "550" not in text


def test_a43_address_stays_when_no_more_codes_are_given(
    client: Client, user: User
) -> None:
    client.post(PAGE, ASKED)
    again = client.post(PAGE, {**ASKED, "address": "b@example.org"})

    assert "chưa đầy một phút" in again.content.decode()
    assert MailWish.objects.get().address == "a@example.org"
