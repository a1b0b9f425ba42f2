"""The newest signed head goes to witnesses outside, who hold it against us.

A head speaks for all entries before it, so of several sealings between two rounds the last
is sent. It holds no data of anybody, so it goes out at night too; nor does the list of
erasures beside it, by which a restored backup is made to forget again.
"""

from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from records.models import LedgerHead, WitnessMail
from records.selectors.ledger_state import newest_head
from records.services.erasure_list import list_to_mail
from records.services.keys import ledger_keys

TRIES = 8
FIRST_WAIT = timedelta(minutes=5)  # doubled each time: the last after ten hours
BROKEN_OFF_AFTER = timedelta(hours=1)

State = WitnessMail.State


def send_heads(*, now: datetime | None = None) -> int:
    """Send the newest head to each witness who has not had it; how many went out."""
    now = now or timezone.now()
    head = newest_head()
    if head is None or not settings.LEDGER_WITNESSES or not settings.EMAIL_HOST:
        return 0
    for address in settings.LEDGER_WITNESSES:
        _queue(address, head, now)
    WitnessMail.objects.filter(
        state=State.SENDING, due_at__lt=now - BROKEN_OFF_AFTER
    ).update(state=State.WAITING, due_at=now)
    sent = 0
    with get_connection() as line:
        while (mail := _claim(now)) is not None:
            sent += _send(mail, line, now)
    return sent


@transaction.atomic
def _queue(address: str, head: LedgerHead, now: datetime) -> None:
    _mail, is_new = WitnessMail.objects.get_or_create(
        address=address, size=head.size, defaults={"created_at": now, "due_at": now}
    )
    if is_new:
        former = WitnessMail.objects.filter(address=address, state=State.WAITING)
        former.filter(size__lt=head.size).update(state=State.REPLACED, settled_at=now)


@transaction.atomic
def _claim(now: datetime) -> WitnessMail | None:
    waiting = WitnessMail.objects.filter(
        state=State.WAITING, due_at__lte=now, address__in=settings.LEDGER_WITNESSES
    )
    mail = waiting.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
    if mail is None:
        return None
    mail.state, mail.due_at = State.SENDING, now
    mail.attempts += 1
    mail.save(update_fields=["state", "due_at", "attempts"])
    return mail


def _send(mail: WitnessMail, line: BaseEmailBackend, now: datetime) -> bool:
    head, ring = LedgerHead.objects.get(size=mail.size), ledger_keys()
    keys, erased = "\n".join([f"{ring.key}\n", *ring.notes]), list_to_mail()
    files = [
        (f"head-{head.size}.txt", head.note, "text/plain"),
        ("keys.txt", keys, "text/plain"),
    ]
    if erased:
        files.append(("erasures.txt", erased, "text/plain"))
    try:
        EmailMessage(
            subject=_("Ledger %(name)s: head %(size)s")
            % {"name": ring.origin, "size": head.size},
            body=_(
                "This is the signed head of the ledger, and its public key. Keep the "
                "attached files, unchanged: with them anybody can tell whether something "
                "was changed before the head. The file erasures.txt, if there is one, names "
                "by numbers alone what was erased at the wish of a person: after a backup "
                "was restored it is applied again."
            ),
            to=[mail.address],
            attachments=files,
            connection=line,
        ).send()
    except (SMTPException, OSError) as error:
        _put_off(mail, f"{type(error).__name__}: {error}"[:500], now)
        return False
    mail.state, mail.settled_at, mail.fault = State.SENT, now, ""
    mail.save(update_fields=["state", "settled_at", "fault"])
    return True


def _put_off(mail: WitnessMail, fault: str, now: datetime) -> None:
    mail.fault = fault
    if mail.attempts >= TRIES:
        mail.state, mail.settled_at = State.FAILED, now
    else:
        mail.state = State.WAITING
        mail.due_at = now + FIRST_WAIT * 2 ** (mail.attempts - 1)
    mail.save(update_fields=["state", "settled_at", "due_at", "fault"])
