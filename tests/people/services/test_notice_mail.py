"""Mail about notices: to those who asked, once, tried again with an end."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from kernel.models import AuditEvent
from people.kinds.notice import News
from people.models import MailWish, NoticeMail
from people.services.mail_address import stop_mail
from people.services.notice import read_all, tell
from people.services.notice_mail import mail_notices
from people.tasks import mail_notices as mail_task
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "hang@example.org"


class Broken(BaseEmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.fixture(autouse=True)
def _server(settings):
    settings.NOTICES_BY_MAIL = True


@pytest.fixture
def user():
    user = UserFactory(display_name="Vũ Thị Hằng")
    MailWish.objects.create(
        user=user, address=ADDRESS, agreed_at=NOON, confirmed_at=NOON
    )
    return user


def _news(user, n=1, now=NOON):
    facts = {"campaign": "Đợt kín"}
    tell(news=News("test", f"test:{n}", facts=facts), users=[user], now=now)


def test_a43_one_mail_tells_of_all_that_is_new_and_says_nothing_of_it(
    user, mailoutbox, noon
):
    other = UserFactory()
    for one in (user, other):
        _news(one, 1)
        _news(one, 2)

    counts = [mail_notices(), mail_notices()]
    noon.shift(timedelta(minutes=5))
    _news(user, 3, NOON + timedelta(minutes=5))
    mail_task()

    assert counts == [1, 0]
    assert [mail.to for mail in mailoutbox] == [[ADDRESS], [ADDRESS]]
    text = f"{mailoutbox[0].subject}{mailoutbox[0].body}"
    assert "/notices/" in text
    assert not [word for word in ("Hằng", "Đợt kín") if word in text]


def test_a43_no_mail_at_night_without_a_server_or_for_what_was_read(
    user, mailoutbox, settings, noon
):
    _news(user)
    noon.move_to(NOON + timedelta(hours=3))  # 22:00
    assert mail_notices() == 0
    noon.move_to(NOON + timedelta(hours=12))
    settings.NOTICES_BY_MAIL = False
    assert mail_notices() == 0
    settings.NOTICES_BY_MAIL = True
    read_all(user=user, until=NOON)

    assert (mail_notices(), mailoutbox, NoticeMail.objects.count()) == (0, [], 0)


def test_a43_no_notice_goes_to_an_address_that_is_not_confirmed(user, mailoutbox):
    NoticeMail.objects.create(user=user, created_at=NOON, due_at=NOON)
    MailWish.objects.update(confirmed_at=None)
    _news(user)

    counts = [mail_notices(), mail_notices()]
    MailWish.objects.update(confirmed_at=NOON)

    assert counts == [0, 0]
    assert mailoutbox == []
    assert mail_notices() == 1


def test_a43_mail_that_is_refused_is_tried_five_times_and_kept(user, settings, noon):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    _news(user)
    times = []
    for quarter in range(60):
        noon.move_to(NOON + timedelta(hours=12, minutes=15 * quarter))
        before = NoticeMail.objects.filter(attempts__gt=0).values_list(
            "attempts", flat=True
        )
        known = list(before)
        mail_notices()
        if list(before.all()) != known:
            times.append(quarter)

    mail = NoticeMail.objects.get()
    assert (mail.state, mail.attempts) == (NoticeMail.State.FAILED, 5)
    assert mail.fault == "SMTPServerDisconnected: Connection unexpectedly closed"
    assert times == [0, 2, 6, 14, 30]


def test_a43_mail_that_was_broken_off_is_not_sent_again(user, mailoutbox, noon):
    _news(user)
    NoticeMail.objects.create(
        user=user, state="sending", created_at=NOON, due_at=NOON, attempts=1
    )
    assert mail_notices() == 0
    noon.move_to(NOON + timedelta(hours=1, minutes=1))

    mail_notices()

    assert mailoutbox == []
    assert NoticeMail.objects.get().state == NoticeMail.State.FAILED


def test_a43_whoever_stops_it_gets_no_mail_and_the_address_is_gone(user, mailoutbox):
    _news(user)

    stopped = [stop_mail(user=user), stop_mail(user=user)]

    assert stopped == [True, False]
    assert (mail_notices(), MailWish.objects.count()) == (0, 0)
    assert AuditEvent.objects.get().verb == "notice_mail.stopped"
    assert not AuditEvent.objects.filter(facts__icontains=ADDRESS).exists()
