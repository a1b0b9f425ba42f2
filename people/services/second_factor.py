"""The second factor of an account: set up, asked for, stood in for, taken off.

Digits are good once. After five wrong ones another try is let in each quarter of an hour,
so whoever knows the password hits with one of 3,500 days of guessing; recovery codes, too
long to be guessed, are taken meanwhile, so nobody is kept out of their own account.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.access import roles_of
from people.kinds import code as codes
from people.kinds import totp
from people.kinds.notice import News
from people.kinds.second_factor import RESET
from people.models import Person, RecoveryCode, SecondFactor, User
from people.services.device import end_devices
from people.services.notice import tell
from people.services.sign_in_code import check_rank

TRIES = 5
WAIT = timedelta(minutes=15)
RECOVERY_CODES = 10


class DigitsWrong(DomainError):
    message = _(
        "This code is not right or was used already. Wait for the next six digits of the "
        "app and type them; the clock of the telephone must be right."
    )


class TooManyTries(DomainError):
    message = _(
        "Too many wrong codes. Try again in 15 minutes, or use a recovery code now."
    )


class NoSecondFactor(DomainError):
    message = _("This account has no second factor.")


class AlreadySetUp(DomainError):
    message = _("There is a second factor already. Take it off first.")


class SecretLost(DomainError):
    message = _(
        "The key of this site was changed, so the app is not known any more. Ask your "
        "superior to reset the second factor."
    )


def is_asked_of(user: User) -> bool:
    """Whether ``user`` has set one up."""
    return SecondFactor.objects.filter(user=user).exists()


def must_set_up(user: User) -> bool:
    """Whether this site lets ``user``, who holds power, in with one only."""
    return settings.SECOND_FACTOR == "required" and bool(roles_of(user))


def codes_left(user: User) -> int:
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


@transaction.atomic
def set_up(
    *, user: User, secret: str, typed: str, now: datetime | None = None
) -> list[str]:
    """The app that holds ``secret`` is the user's: its digits were typed.

    Returns:
        New recovery codes, as printed; they are nowhere else.

    Raises:
        DigitsWrong: the app shows others.
        AlreadySetUp: nobody replaces a factor without showing it.
    """
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=user.pk)
    if is_asked_of(user):
        raise AlreadySetUp
    step = totp.step_typed(secret, _bare(typed), now)
    if step is None:
        raise DigitsWrong
    SecondFactor.objects.create(
        user=user,
        sealed_secret=_seal().encrypt(secret.encode()).decode(),
        set_up_at=now,
        last_step=step,
    )
    audit.record(actor=user, verb="second_factor.set_up", target=user, now=now)
    return _new_codes(user, now)


def check(*, user: User, typed: str, now: datetime | None = None) -> None:
    """Take ``typed``: the digits of the app, or a recovery code, each once.

    A wrong try is counted whatever becomes of the caller's transaction.

    Raises:
        DigitsWrong, TooManyTries, NoSecondFactor, SecretLost.
    """
    now = now or timezone.now()
    bare = _bare(typed)
    is_digits = len(bare) == totp.DIGITS and bare.isascii() and bare.isdigit()
    fault = _digits(user, bare, now) if is_digits else _recovery(user, typed, now)
    if fault:
        raise fault


@transaction.atomic
def _digits(user: User, bare: str, now: datetime) -> DomainError | None:
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    if factor is None:
        return NoSecondFactor()
    if factor.tries >= TRIES and factor.tried_at and now < factor.tried_at + WAIT:
        return TooManyTries()
    step = totp.step_typed(_secret(factor), bare, now)
    if step is None or step <= factor.last_step:
        factor.tries += 1
        factor.tried_at = now
        factor.save(update_fields=["tries", "tried_at"])
        return DigitsWrong()
    factor.last_step, factor.tries = step, 0
    factor.save(update_fields=["last_step", "tries"])
    return None


@transaction.atomic
def _recovery(user: User, typed: str, now: datetime) -> DomainError | None:
    code = codes.read(typed)
    unused = RecoveryCode.objects.filter(user=user, used_at=None)
    if code is None or not unused.filter(code_hash=_hash(user, code)).update(
        used_at=now
    ):
        return DigitsWrong()
    audit.record(
        actor=user, verb="second_factor.recovery_code_used", target=user, now=now
    )
    return None


@transaction.atomic
def renew_codes(*, user: User, now: datetime | None = None) -> list[str]:
    """New recovery codes in place of the old ones; ``check`` went before."""
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=user.pk)
    audit.record(actor=user, verb="second_factor.codes_renewed", target=user, now=now)
    return _new_codes(user, now)


@transaction.atomic
def take_off(*, user: User, now: datetime | None = None) -> None:
    """The account asks for the password alone again; ``check`` went before."""
    user = User.objects.select_for_update().get(pk=user.pk)
    _delete(user)
    audit.record(actor=user, verb="second_factor.taken_off", target=user, now=now)


@transaction.atomic
def reset(*, person: Person, actor: User, now: datetime | None = None) -> None:
    """Take the factor off an account whose owner has lost telephone and codes.

    Every session of theirs ends, and they are told who did it.

    Raises:
        NoSecondFactor: there is none.
        AccountOutranks: the account holds power that is not below ``actor``'s.
    """
    user = _locked_account(person)
    check_rank([person], actor)
    _reset(user, actor, now or timezone.now())
    news = News(
        RESET, topic=str(user.uid), occasion=str(user.session_round),
        facts={"by": str(actor)},
    )  # fmt: skip
    tell(news=news, users=[user], now=now)


@transaction.atomic
def reset_by_operator(*, user: User, now: datetime | None = None) -> None:
    """The same by whoever runs the machine, for those above whom nobody stands.

    Raises:
        NoSecondFactor: there is none.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if not is_asked_of(user):
        raise NoSecondFactor
    _reset(user, None, now or timezone.now())


def _locked_account(person: Person) -> User:
    user = User.objects.select_for_update(of=("self",)).filter(person=person).first()
    if user is None or not is_asked_of(user):
        raise NoSecondFactor
    return user


def _reset(user: User, actor: User | None, now: datetime) -> None:
    _delete(user)
    user.session_round += 1
    user.save(update_fields=["session_round"])
    end_devices(user=user)
    audit.record(actor=actor, verb="second_factor.reset", target=user, now=now)


def _delete(user: User) -> None:
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


def _new_codes(user: User, now: datetime) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    drawn = [codes.draw() for _number in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(_rows(user, drawn, now))
    return [codes.shown(one) for one in drawn]


def _rows(user: User, drawn: Iterable[str], now: datetime) -> list[RecoveryCode]:
    return [
        RecoveryCode(user=user, code_hash=_hash(user, one), made_at=now)
        for one in drawn
    ]


def _bare(typed: str) -> str:
    return "".join(one for one in typed if one not in " -–.\t")


def _secret(factor: SecondFactor) -> str:
    """The app's secret.

    Raises:
        SecretLost: SECRET_KEY was changed since; nothing but a reset helps.
    """
    try:
        return _seal().decrypt(factor.sealed_secret.encode()).decode()
    except InvalidToken as error:
        raise SecretLost from error


def _seal() -> Fernet:
    return Fernet(_key("secret"))


def _key(what: str) -> bytes:
    text = f"people.second_factor.{what}:{settings.SECRET_KEY}"
    return urlsafe_b64encode(sha256(text.encode()).digest())


def _hash(user: User, code: str) -> str:
    return hmac.new(_key("recovery"), f"{user.pk}:{code}".encode(), sha256).hexdigest()
