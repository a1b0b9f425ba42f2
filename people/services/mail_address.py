"""The address for mail about notices: named, confirmed by a code, forgotten.

A code of six digits goes to the address; whoever types it within half an hour has shown
that the address is theirs. Five wrong tries end a code; an account gets five codes a day
and one a minute, an address five a day whoever asks. So one in 40,000 guesses a day hits.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from people.models import MailCode, MailWish, NoticeMail, User

GOOD_FOR = timedelta(minutes=30)
TRIES = 5
ONE_IN = timedelta(minutes=1)
MOST_IN = timedelta(days=1)
MOST = 5
DIGITS = 6


class CodeJustSent(DomainError):
    message = gettext_lazy(
        "A code was sent less than a minute ago. Wait a little, then ask again."
    )


class TooManyCodes(DomainError):
    message = gettext_lazy(
        "Too many codes were asked for today. Please try again tomorrow."
    )


class NothingToConfirm(DomainError):
    message = gettext_lazy("No code waits for you. Ask for a new one.")


class CodeTooOld(DomainError):
    message = gettext_lazy(
        "The code is older than 30 minutes or was typed wrongly five times. Ask for a new "
        "one."
    )


class CodeWrong(DomainError):
    message = gettext_lazy(
        "This is not the code of the newest mail. Look at the six digits and type them "
        "again."
    )


@transaction.atomic
def want_mail(*, user: User, address: str, now: datetime | None = None) -> MailWish:
    """There is to be mail to ``address`` once it is confirmed; a code goes there.

    The address that is confirmed already stays so, and gets no code.

    Raises:
        CodeJustSent, TooManyCodes: nothing is changed.
    """
    now = now or timezone.now()
    User.objects.select_for_update().get(pk=user.pk)
    wish = MailWish.objects.filter(user=user).first()
    if wish and wish.address == address and wish.confirmed_at:
        return wish
    wish, _is_new = MailWish.objects.update_or_create(
        user=user,
        defaults={"address": address, "agreed_at": now, "confirmed_at": None},
    )
    NoticeMail.objects.filter(user=user, state=NoticeMail.State.WAITING).delete()
    _ask_for_code(wish, now)
    audit.record(actor=user, verb="notice_mail.wanted", target=user, now=now)
    return wish


@transaction.atomic
def ask_again(*, user: User, now: datetime | None = None) -> MailWish:
    """Another code to the address that waits to be confirmed; the former holds no more.

    Raises:
        NothingToConfirm, CodeJustSent, TooManyCodes.
    """
    User.objects.select_for_update().get(pk=user.pk)
    wish = MailWish.objects.filter(user=user, confirmed_at=None).first()
    if wish is None:
        raise NothingToConfirm
    _ask_for_code(wish, now or timezone.now())
    return wish


def _ask_for_code(wish: MailWish, now: datetime) -> None:
    """The caller holds the account's row."""
    hashed = _hash("address", wish.address.lower())
    own = MailCode.objects.filter(user=wish.user_id)
    if own.filter(asked_at__gt=now - ONE_IN).exists():
        raise CodeJustSent
    since = now - MOST_IN
    to_it = MailCode.objects.filter(address_hash=hashed)
    for codes in (own, to_it):
        if codes.filter(asked_at__gt=since).count() >= MOST:
            raise TooManyCodes
    code = MailCode.objects.create(
        user_id=wish.user_id,
        address_hash=hashed,
        asked_at=now,
        expires_at=now + GOOD_FOR,
    )
    enqueue("people.tasks.send_mail_code", code_id=code.pk)


def send_code(*, code: MailCode, now: datetime | None = None) -> bool:
    """Draw the code and send it; whether it went out. One that is out is not sent again."""
    now = now or timezone.now()
    wish = MailWish.objects.filter(user=code.user_id, confirmed_at=None).first()
    is_of_it = wish and _hash("address", wish.address.lower()) == code.address_hash
    if wish is None or not is_of_it or code.sent_at or now >= code.expires_at:
        return False
    text = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    code.code_hash = _hash("code", f"{code.pk}:{code.address_hash}:{text}")
    code.save(update_fields=["code_hash"])
    try:
        EmailMessage(
            subject=_("Your code: %(code)s") % {"code": text},
            body=_body(text),
            to=[wish.address],
        ).send()
    except (SMTPException, OSError) as error:
        code.fault = f"{type(error).__name__}: {error}"[:500]
        code.save(update_fields=["fault"])
        return False
    code.sent_at, code.fault = now, ""
    code.save(update_fields=["sent_at", "fault"])
    return True


def confirm_address(*, user: User, typed: str, now: datetime | None = None) -> MailWish:
    """The address is its owner's: ``typed`` is the code that was sent there.

    Each try is counted before it is looked at, whatever becomes of the transaction.

    Raises:
        NothingToConfirm, CodeTooOld, CodeWrong.
    """
    now = now or timezone.now()
    wish = MailWish.objects.filter(user=user, confirmed_at=None).first()
    code = newest_code(user)
    if wish is None or code is None or not code.code_hash:
        raise NothingToConfirm
    good = MailCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=now)
    if not good.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
        raise CodeTooOld
    if not hmac.compare_digest(
        code.code_hash, _hash("code", f"{code.pk}:{code.address_hash}:{typed}")
    ):
        raise CodeWrong
    return _confirm(wish, code, now)


@transaction.atomic
def _confirm(wish: MailWish, code: MailCode, now: datetime) -> MailWish:
    User.objects.select_for_update().get(pk=wish.user_id)
    wish = MailWish.objects.get(pk=wish.pk)
    if _hash("address", wish.address.lower()) != code.address_hash:
        raise NothingToConfirm  # the address was changed meanwhile
    if MailCode.objects.filter(pk=code.pk, used_at=None).update(used_at=now):
        wish.confirmed_at = now
        wish.save(update_fields=["confirmed_at"])
        audit.record(
            actor=wish.user, verb="notice_mail.confirmed", target=wish.user, now=now
        )
    return wish


def newest_code(user: User) -> MailCode | None:
    return MailCode.objects.filter(user=user).order_by("-asked_at", "-pk").first()


@transaction.atomic
def stop_mail(*, user: User, now: datetime | None = None) -> bool:
    """No more mail, and the address is forgotten; whether this call did it."""
    gone, _by_model = MailWish.objects.filter(user=user).delete()
    if gone:
        NoticeMail.objects.filter(user=user, state=NoticeMail.State.WAITING).delete()
        MailCode.objects.filter(user=user).update(address_hash="", code_hash="")
        audit.record(actor=user, verb="notice_mail.stopped", target=user, now=now)
    return bool(gone)


def _body(code: str) -> str:
    return _(
        "%(code)s\n\nType these six digits within 30 minutes on the page\n\n%(address)s\n\n"
        "Then notices are mailed to this address. If you did not ask for it, do nothing: "
        "no more mail comes."
    ) % {"code": code, "address": f"{settings.WAGTAILADMIN_BASE_URL}/notices/mail/"}


def _hash(what: str, text: str) -> str:
    key = f"people.mail_address.{what}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode(), sha256).hexdigest()
