"""The address for mail is confirmed by a code before a notice goes there."""

import re
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from kernel.models import AuditEvent
from people.kinds.notice import News
from people.models import MailCode, MailWish, User
from people.services.mail_address import (
    CodeJustSent,
    CodeTooOld,
    CodeWrong,
    NothingToConfirm,
    TooManyCodes,
    ask_again,
    confirm_address,
    stop_mail,
    want_mail,
)
from people.services.notice import tell
from people.services.notice_mail import mail_notices
from people.tasks import send_mail_code
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "hang@example.org"
MINUTE = timedelta(minutes=1)


class Refusing(BaseEmailBackend):
    """A mail server that knows no such address."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})


@pytest.fixture(autouse=True)
def _server(settings: Any) -> None:
    settings.NOTICES_BY_MAIL = True


@pytest.fixture
def user() -> User:
    return UserFactory(display_name="Vũ Thị Hằng")


@pytest.fixture
def code(mailoutbox: Any, run_jobs: Callable[[], Any]) -> Callable[[], str]:
    """``code()`` sends what was asked for and reads the newest mail."""

    def newest() -> str:
        run_jobs()
        found = re.search(r"\b\d{6}\b", mailoutbox[-1].body)
        assert found
        return found.group()

    return newest


def _wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_a43_notices_go_to_an_address_after_its_code_was_typed(
    user: User, code: Callable[[], str], mailoutbox: Any
) -> None:
    want_mail(user=user, address=ADDRESS)
    typed = code()
    tell(news=News("test", "test:1"), users=[user])
    before = mail_notices()
    confirm_address(user=user, typed=typed)

    assert (before, mail_notices()) == (0, 1)
    assert [mail.to for mail in mailoutbox] == [[ADDRESS], [ADDRESS]]
    assert "Hằng" not in mailoutbox[0].subject + mailoutbox[0].body
    verbs = AuditEvent.objects.filter(verb__startswith="notice_mail").order_by("pk")
    assert [one.verb for one in verbs] == [
        "notice_mail.wanted",
        "notice_mail.confirmed",
    ]
    assert not AuditEvent.objects.filter(facts__icontains=ADDRESS).exists()


def test_a43_code_and_address_are_stored_hashed_and_are_in_no_job(
    user: User, code: Callable[[], str]
) -> None:
    from kernel.models import Job

    want_mail(user=user, address=ADDRESS)
    typed = code()

    kept = MailCode.objects.get()
    assert len(kept.code_hash) == len(kept.address_hash) == 64
    assert typed not in kept.code_hash
    assert not [job for job in Job.objects.all() if typed in str(job.arguments)]


def test_a43_wrong_tries_end_a_code(user: User, code: Callable[[], str]) -> None:
    want_mail(user=user, address=ADDRESS)
    typed = code()

    for _ in range(5):
        with pytest.raises(CodeWrong):
            confirm_address(user=user, typed=_wrong(typed))
    with pytest.raises(CodeTooOld):
        confirm_address(user=user, typed=typed)

    assert MailWish.objects.get().confirmed_at is None


def test_a43_code_holds_for_half_an_hour_and_once(
    user: User, code: Callable[[], str]
) -> None:
    want_mail(user=user, address=ADDRESS)
    typed = code()

    with pytest.raises(CodeTooOld):
        confirm_address(user=user, typed=typed, now=NOON + 30 * MINUTE)
    confirm_address(user=user, typed=typed, now=NOON + 29 * MINUTE)
    with pytest.raises(NothingToConfirm):
        confirm_address(user=user, typed=typed)


def test_a43_newest_code_alone_holds_and_of_the_newest_address(
    user: User, code: Callable[[], str], noon: Any
) -> None:
    want_mail(user=user, address="khac@example.org")
    first = code()
    noon.shift(MINUTE)
    want_mail(user=user, address=ADDRESS)
    second = code()
    noon.shift(MINUTE)
    ask_again(user=user)
    third = code()

    for old in {first, second} - {third}:
        with pytest.raises(CodeWrong):
            confirm_address(user=user, typed=old)
    assert confirm_address(user=user, typed=third).address == ADDRESS


def test_a43_codes_are_throttled_by_account_and_by_address(
    user: User, noon: Any
) -> None:
    want_mail(user=user, address=ADDRESS)
    with pytest.raises(CodeJustSent):
        ask_again(user=user)
    for _ in range(4):
        noon.shift(MINUTE)
        ask_again(user=user)
    noon.shift(MINUTE)
    with pytest.raises(TooManyCodes):
        ask_again(user=user)
    with pytest.raises(TooManyCodes):
        want_mail(user=user, address="khac@example.org")
    with pytest.raises(TooManyCodes):
        want_mail(user=UserFactory(), address=ADDRESS.upper())

    assert MailWish.objects.get().address == ADDRESS
    noon.shift(timedelta(days=1))
    ask_again(user=user)


def test_a43_changed_address_is_unconfirmed_and_the_same_one_stays(
    user: User, code: Callable[[], str], noon: Any
) -> None:
    want_mail(user=user, address=ADDRESS)
    confirm_address(user=user, typed=code())

    same = want_mail(user=user, address=ADDRESS)
    noon.shift(MINUTE)
    other = want_mail(user=user, address="khac@example.org")

    assert (same.confirmed_at, other.confirmed_at) == (NOON, None)
    assert MailCode.objects.count() == 2


def test_a43_job_that_comes_twice_sends_one_code(
    user: User, code: Callable[[], str], mailoutbox: Any
) -> None:
    want_mail(user=user, address=ADDRESS)
    typed = code()

    send_mail_code(code_id=MailCode.objects.get().pk)
    send_mail_code(code_id=0)

    assert len(mailoutbox) == 1
    assert confirm_address(user=user, typed=typed)


def test_a43_refused_address_is_told(
    user: User, settings: Any, run_jobs: Callable[[], Any]
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    want_mail(user=user, address=ADDRESS)

    run_jobs()

    kept = MailCode.objects.get()
    assert kept.sent_at is None
    assert kept.fault.startswith("SMTPRecipientsRefused")


def test_a43_whoever_stops_leaves_no_trace_of_the_address(
    user: User, code: Callable[[], str], mailoutbox: Any
) -> None:
    want_mail(user=user, address=ADDRESS)
    stop_mail(user=user)
    send_mail_code(code_id=MailCode.objects.get().pk)

    assert mailoutbox == []
    assert MailCode.objects.get().address_hash == ""
    with pytest.raises(NothingToConfirm):
        ask_again(user=user)


def test_a43_nobody_confirms_with_the_code_of_another(
    user: User, code: Callable[[], str]
) -> None:
    other = UserFactory()
    want_mail(user=user, address=ADDRESS)
    code()
    want_mail(user=other, address=ADDRESS)
    theirs = code()

    with pytest.raises(CodeWrong):
        confirm_address(user=user, typed=theirs)
