"""Mail to those who asked for it: one for all that is new, without a word of what it is.

It goes to addresses alone that their owner has confirmed (people.services.mail_address).

A mail is claimed, then sent, so none goes out twice; one that the server refuses is tried
again, five times in all and within a day, and is then kept as failed with the reason.
"""

from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import MailWish, NoticeMail
from people.services.notice import is_quiet

MOST = 500  # mails a round
TRIES = 5
BROKEN_OFF_AFTER = timedelta(hours=1)
FIRST_WAIT = timedelta(minutes=30)  # doubled each time: 30 min, 1 h, 2 h, 4 h

State = NoticeMail.State


def mail_notices(*, now: datetime | None = None) -> int:
    """Send what is due; how many went out. Nothing at night, or without a mail server."""
    now = now or timezone.now()
    if not settings.NOTICES_BY_MAIL or is_quiet(now):
        return 0
    _give_up_broken_off(now)
    queue_mails(now=now)
    sent = 0
    with get_connection() as line:
        for _number in range(MOST):
            mail = _claim(now)
            if mail is None:
                break
            sent += _send(mail, line, now)
    return sent


@transaction.atomic
def queue_mails(*, now: datetime) -> int:
    """One mail for each who wants it and has something new since the last; how many."""
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, {"now": now})
        return int(cursor.rowcount)


@transaction.atomic
def _claim(now: datetime) -> NoticeMail | None:
    waiting = NoticeMail.objects.filter(state=State.WAITING, due_at__lte=now)
    mail = waiting.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
    if mail is None:
        return None
    mail.state, mail.due_at = State.SENDING, now
    mail.attempts += 1
    mail.save(update_fields=["state", "due_at", "attempts"])
    return mail


def _send(mail: NoticeMail, line: BaseEmailBackend, now: datetime) -> bool:
    wish = MailWish.objects.filter(
        user=mail.user_id, user__is_active=True, confirmed_at__isnull=False
    ).first()
    if wish is None:
        mail.delete()
        return False
    try:
        EmailMessage(
            subject=_("There is something new for you"),
            body=_body(),
            to=[wish.address],
            connection=line,
        ).send()
    except (SMTPException, OSError) as error:
        _put_off(mail, f"{type(error).__name__}: {error}"[:500], now)
        return False
    mail.state, mail.settled_at, mail.fault = State.SENT, now, ""
    mail.save(update_fields=["state", "settled_at", "fault"])
    return True


def _body() -> str:
    """The same to everybody: nothing of anybody stands in a mail."""
    return _(
        "There are notices that you have not read yet:\n\n%(address)s\n\nSign in to read "
        "them. You asked for this mail; on the same page you can stop it."
    ) % {"address": f"{settings.WAGTAILADMIN_BASE_URL}/notices/"}


def _put_off(mail: NoticeMail, fault: str, now: datetime) -> None:
    mail.fault = fault
    if mail.attempts >= TRIES:
        mail.state, mail.settled_at = State.FAILED, now
    else:
        mail.state = State.WAITING
        mail.due_at = now + FIRST_WAIT * 2 ** (mail.attempts - 1)
    mail.save(update_fields=["state", "settled_at", "due_at", "fault"])


def _give_up_broken_off(now: datetime) -> None:
    """A worker was killed between claim and answer: it may have gone out."""
    NoticeMail.objects.filter(
        state=State.SENDING, due_at__lt=now - BROKEN_OFF_AFTER
    ).update(state=State.FAILED, settled_at=now, fault="broken off")


_QUEUE = """
    INSERT INTO people_noticemail
        (uid, user_id, state, created_at, due_at, attempts, fault)
    SELECT gen_random_uuid(), wish.user_id, 'waiting', %(now)s, %(now)s, 0, ''
    FROM people_mailwish AS wish
    JOIN people_user AS account ON account.id = wish.user_id AND account.is_active
    WHERE wish.confirmed_at IS NOT NULL AND EXISTS (
        SELECT FROM people_notice AS notice
        WHERE notice.user_id = wish.user_id AND notice.read_at IS NULL
            AND (notice.ends_at IS NULL OR notice.ends_at > %(now)s)
            AND notice.told_at >= wish.agreed_at
            AND notice.told_at > coalesce((
                SELECT max(former.created_at) FROM people_noticemail AS former
                WHERE former.user_id = wish.user_id), '-infinity')
    )
    ORDER BY wish.user_id
    ON CONFLICT DO NOTHING
"""
