"""One-time codes: issued by a secretary, used once by the person to choose a password."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.access import paths_for, today
from people.kinds import code as codes
from people.models import CodeFailure, Grant, Person, SignInCode, UnitPath, User
from people.permissions import ISSUE_SIGN_IN_CODE
from people.services.device import end_devices

GOOD_FOR = timedelta(hours=24)
FAILURES_ALLOWED = 60  # of one network within FAILURES_WITHIN; right codes never count
FAILURES_WITHIN = timedelta(minutes=10)


class CodeNotGood(DomainError):
    message = _(
        "This code is not right, has been used or is older than 24 hours. Please type it "
        "again, or ask your cell secretary for a new one."
    )


class TooManyFailures(DomainError):
    message = _("Too many wrong codes were typed here. Please try again in 10 minutes.")


class AccountOutranks(DomainError):
    message = _(
        "%(name)s holds a role at your level or above; their own superior issues the code."
    )


class NameTaken(DomainError):
    message = _(
        "Another account already bears this member code; ask the administrator."
    )


@dataclass(frozen=True)
class Slip:
    """What is handed to the person; the code itself is nowhere else."""

    person: Person
    code: str  # as printed, ABCD-EFGH
    expires_at: datetime


def _hash(code: str) -> str:
    key = f"people.sign_in_code:{settings.SECRET_KEY}".encode()
    return hmac.new(key, code.encode(), sha256).hexdigest()


@transaction.atomic
def issue_codes(
    *,
    people: Iterable[Person],
    actor: User,
    is_operator: bool = False,
    now: datetime | None = None,
) -> list[Slip]:
    """Give each of ``people`` a new code; an older one that was not used dies.

    Args:
        is_operator: whoever runs the machine asks, for people above whom nobody stands;
            ``actor`` is then the account that the code is for, the trail says the system.

    Raises:
        AccountOutranks: somebody's account holds power that is not below ``actor``'s.
    """
    now = now or timezone.now()
    numbers = sorted(person.pk for person in people)
    locked = list(
        Person.objects.select_for_update(of=("self",))
        .filter(pk__in=numbers)
        .select_related("user")
        .order_by("pk")
    )
    if not is_operator:
        check_rank(locked, actor)
    SignInCode.objects.filter(person__in=numbers, used_at=None, revoked_at=None).update(
        revoked_at=now
    )
    slips = []
    for person in sorted(locked, key=lambda one: (one.sort_key, one.pk)):
        text = codes.draw()
        code = SignInCode.objects.create(
            person=person,
            code_hash=_hash(text),
            issued_by=actor,
            issued_at=now,
            expires_at=now + GOOD_FOR,
        )
        audit.record(
            actor=None if is_operator else actor,
            verb="sign_in_code.issued",
            target=person,
            now=now,
            code=str(code.uid),
        )
        slips.append(Slip(person, codes.shown(text), code.expires_at))
    return slips


def check_rank(people: list[Person], actor: User) -> None:
    """Whoever opens an account of ``people`` must stand above all its power.

    Raises:
        AccountOutranks: ``actor`` does not.
    """
    accounts = {one.user_id: one for one in people if one.user_id is not None}
    power = Grant.objects.filter(
        user__in=list(accounts), period__contains=today()
    ).values_list("user_id", "unit_id")
    places = dict(
        UnitPath.objects.filter(
            unit__in=[unit for _user, unit in power], period__contains=today()
        ).values_list("unit_id", "path")
    )
    own = paths_for(actor, ISSUE_SIGN_IN_CODE)
    for user_id, unit_id in power:
        path = places.get(unit_id)
        if path and not any(path.startswith(one + ".") for one in own):
            name = accounts[user_id].full_name
            raise AccountOutranks(AccountOutranks.message % {"name": name})


def check_code(*, typed: str, network: str, now: datetime | None = None) -> SignInCode:
    """The code that ``typed`` means; a wrong one is counted for ``network``.

    Raises:
        TooManyFailures: the network has typed too many wrong ones.
        CodeNotGood: unknown, used, revoked or too old.
    """
    now = now or timezone.now()
    failed = CodeFailure.objects.filter(
        network=network, failed_at__gt=now - FAILURES_WITHIN
    )
    if failed.count() >= FAILURES_ALLOWED:
        raise TooManyFailures
    text = codes.read(typed)
    found = _good(now).filter(code_hash=_hash(text)).first() if text else None
    if found is None:
        CodeFailure.objects.create(network=network, failed_at=now)
        raise CodeNotGood
    return found


def _good(now: datetime) -> QuerySet[SignInCode]:
    return SignInCode.objects.filter(
        used_at=None, revoked_at=None, expires_at__gt=now
    ).select_related("person__user")


@transaction.atomic
def use_code(*, code: SignInCode, password: str, now: datetime | None = None) -> User:
    """Set the person's password, making their account if there is none; once.

    Sessions that were open before end.

    Raises:
        CodeNotGood: it was used or revoked meanwhile, or is too old.
        ValidationError: the password is too weak or about the person.
        NameTaken: an account of another bears the code.
    """
    now = now or timezone.now()
    person = Person.objects.select_for_update().get(pk=code.person_id)
    won = SignInCode.objects.filter(
        pk=code.pk, used_at=None, revoked_at=None, expires_at__gt=now
    )
    user = person.user
    if user is None:
        if User.objects.filter(username__iexact=person.code).exists():
            raise NameTaken
        user = User(username=person.code, display_name=person.full_name)
    user.person = person
    validate_password(password, user)
    if not won.update(used_at=now):
        raise CodeNotGood
    is_new = user.pk is None
    user.set_password(password)
    user.session_round += 1
    user.save()
    end_devices(user=user)
    Person.objects.filter(pk=person.pk).update(user=user)
    audit.record(
        actor=user,
        verb="sign_in_code.used",
        target=person,
        now=now,
        code=str(code.uid),
        account="new" if is_new else "password_changed",
    )
    return user


def forget_failures() -> int:
    """Delete the wrong codes of more than a day ago; how many."""
    old = CodeFailure.objects.filter(failed_at__lt=timezone.now() - timedelta(days=1))
    return old.delete()[0]
