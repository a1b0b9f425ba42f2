"""Power is lent: roles on units below the granter's own, with an end."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from people.access import paths_for, today
from people.events import RoleEnded, RoleGranted
from people.kinds.role import Role
from people.models import Grant, Unit, UnitPath, User
from people.permissions import GRANT_ROLE

LONGEST = timedelta(days=366)


class NotBelow(DomainError):
    message = _("Roles are granted only on units below your own.")


class EndMissing(DomainError):
    message = _("Give an end date after the first day, within 366 days.")


class OwnGrant(DomainError):
    message = _("Nobody grants a role to themselves.")


class ReasonMissing(DomainError):
    message = _("Give a reason.")


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: Role | str,
    unit: Unit,
    since: date,
    until: date | None,
    reason: str,
    actor: User | None,
    now: datetime | None = None,
) -> Grant:
    """Lend ``user`` a role on ``unit`` and all below, from ``since`` up to ``until``.

    A person lends only below the units of their own right to grant, never there nor
    above, never to themselves, and always with an end. The system (``actor`` None)
    is bound by none of it. The same grant again is kept.

    Raises:
        NotBelow, EndMissing, OwnGrant, ReasonMissing: see above.
    """
    now = now or timezone.now()
    if actor is not None:
        _check(user, unit, since, until, reason, actor)
    user = User.objects.select_for_update().get(pk=user.pk)
    period = DateRange(since, until)
    same = Grant.objects.filter(
        user=user, role=role, unit=unit, period__contains=period
    ).first()
    if same is not None:
        return same
    grant = Grant.objects.create(
        user=user,
        role=role,
        unit=unit,
        period=period,
        reason=reason,
        granted_by=actor,
    )
    audit.record(
        actor=actor,
        verb="role.granted",
        target=grant,
        now=now,
        user=str(user.uid),
        role=str(Role(role).value),
        unit=str(unit.uid),
        since=since.isoformat(),
        until=until.isoformat() if until else None,
        reason=reason,
    )
    publish(RoleGranted(grant, now))
    return grant


@transaction.atomic
def end_grant(
    *, grant: Grant, actor: User | None, reason: str = "", now: datetime | None = None
) -> bool:
    """Take a role back as of today; whether this call did it."""
    now = now or timezone.now()
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    day = today()
    upper = grant.period.upper
    if grant.period.isempty or (upper is not None and upper <= day):
        return False
    _end(grant, day, actor, reason, now)
    return True


@transaction.atomic
def end_grants_of(
    *,
    units: Collection[Unit],
    on: date,
    actor: User | None,
    reason: str,
    now: datetime | None = None,
) -> list[Grant]:
    """Take back every role on ``units``, which end on the day ``on``; those taken back.

    A role ends on that day, or today if the day has passed: what was done with it by
    now was rightly done.
    """
    now = now or timezone.now()
    day = max(on, today())
    grants = list(
        Grant.objects.select_for_update(of=("self",))
        .select_related("user", "unit")
        .filter(unit__in=units, period__overlap=DateRange(day, None))
        .order_by("pk")
    )
    for grant in grants:
        _end(grant, day, actor, reason, now)
    return grants


def _end(
    grant: Grant, day: date, actor: User | None, reason: str, now: datetime
) -> None:
    if grant.period.lower is not None and grant.period.lower >= day:
        grant.period = DateRange(empty=True)
    else:
        grant.period = DateRange(grant.period.lower, day)
    grant.save(update_fields=["period"])
    audit.record(
        actor=actor,
        verb="role.ended",
        target=grant,
        now=now,
        user=str(grant.user.uid),
        role=grant.role,
        reason=reason,
    )
    publish(RoleEnded(grant, now))


def _check(
    user: User, unit: Unit, since: date, until: date | None, reason: str, actor: User
) -> None:
    if user.pk == actor.pk:
        raise OwnGrant
    if until is None or not since < until <= since + LONGEST:
        raise EndMissing
    if not reason.strip():
        raise ReasonMissing
    place = UnitPath.objects.filter(unit=unit, period__contains=today()).first()
    own = paths_for(actor, GRANT_ROLE)
    if place is None or not any(place.path.startswith(path + ".") for path in own):
        raise NotBelow
