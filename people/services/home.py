"""Where people belong (nơi sinh hoạt) and how they stand, each with its dates."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from people.events import PersonSettled, PersonTransferred, StandingChanged
from people.models import HomeUnit, Person, Standing, Unit, UnitPath, User


class AlreadyAtHome(DomainError):
    message = _("This person already belongs to a unit; record a transfer.")


class NoHome(DomainError):
    message = _("This person belongs to no unit on that day.")


class SameHome(DomainError):
    message = _("This person already belongs to that unit.")


class LaterHome(DomainError):
    message = _("A later transfer of this person is recorded; choose a later day.")


class LaterStanding(DomainError):
    message = _(
        "A later change of this person's state is recorded; choose a later day."
    )


class HomeNotStanding(DomainError):
    message = _("The receiving unit does not exist on that day.")


@transaction.atomic
def settle(
    *,
    person: Person,
    unit: Unit,
    on: date,
    actor: User | None,
    decision_number: str = "",
    decision_on: date | None = None,
    now: datetime | None = None,
) -> HomeUnit:
    """Give ``person`` a home in ``unit`` from the day ``on``; the same again is kept.

    Raises:
        AlreadyAtHome: there is a home on that day or later.
        HomeNotStanding: the unit is not there on that day.
    """
    now = now or timezone.now()
    hold_units([unit.pk])
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    standing = person.homes.filter(period__overlap=DateRange(on, None)).first()
    if standing is not None:
        if standing.unit_id == unit.pk and standing.period.lower == on:
            return standing
        raise AlreadyAtHome
    _check_receives(unit, on)
    home = HomeUnit.objects.create(
        person=person,
        unit=unit,
        period=DateRange(on, None),
        decision_number=decision_number,
        decision_on=decision_on,
    )
    audit.record(
        actor=actor,
        verb="person.settled",
        target=person,
        now=now,
        unit=str(unit.uid),
        on=on.isoformat(),
        decision_number=decision_number,
    )
    publish(PersonSettled(person, unit, on, now))
    return home


@transaction.atomic
def transfer(
    *,
    person: Person,
    to: Unit,
    on: date,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    now: datetime | None = None,
) -> HomeUnit:
    """Have ``person`` belong to ``to`` from the day ``on`` (chuyển sinh hoạt).

    The former home ends on that day. The same transfer again is kept.

    Raises:
        NoHome: there is no home on that day to move from.
        SameHome: it is the home already.
        LaterHome: a transfer of that day or later is recorded.
        HomeNotStanding: the unit is not there on that day.
    """
    now = now or timezone.now()
    hold_units([to.pk])
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    home = person.homes.filter(period__contains=on).select_related("unit").first()
    if home is None:
        raise NoHome
    if home.unit_id == to.pk:
        if home.period.lower == on and home.decision_number == decision_number:
            return home
        raise SameHome
    began = home.period.lower
    if home.period.upper is not None or (began is not None and began >= on):
        raise LaterHome
    _check_receives(to, on)
    home.period = DateRange(home.period.lower, on)
    home.save(update_fields=["period"])
    new = HomeUnit.objects.create(
        person=person,
        unit=to,
        period=DateRange(on, None),
        decision_number=decision_number,
        decision_on=decision_on,
    )
    audit.record(
        actor=actor,
        verb="person.transferred",
        target=person,
        now=now,
        from_unit=str(home.unit.uid),
        to_unit=str(to.uid),
        on=on.isoformat(),
        decision_number=decision_number,
    )
    publish(PersonTransferred(person, home.unit, to, on, now))
    return new


@transaction.atomic
def set_standing(
    *,
    person: Person,
    state: str,
    on: date,
    actor: User | None,
    until: date | None = None,
    decision_number: str = "",
    decision_on: date | None = None,
    now: datetime | None = None,
) -> Standing:
    """Have ``person`` stand as ``state`` from ``on`` up to, not with, ``until``.

    What held on that day ends then, and comes back at ``until`` for what is left of
    its time. The same again is kept.

    Raises:
        LaterStanding: a state that begins on that day or later is recorded.
    """
    now = now or timezone.now()
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    period = DateRange(on, until)
    for former in person.standings.filter(period__overlap=period):
        if former.state == state and former.period == period:
            return former
        if former.period.lower is not None and former.period.lower >= on:
            raise LaterStanding
        _interrupt(former, on, until)
    standing = Standing.objects.create(
        person=person,
        state=state,
        period=period,
        decision_number=decision_number,
        decision_on=decision_on,
    )
    audit.record(
        actor=actor,
        verb="person.standing_changed",
        target=person,
        now=now,
        state=state,
        on=on.isoformat(),
        until=until.isoformat() if until else None,
        decision_number=decision_number,
    )
    publish(StandingChanged(person, standing, on, now))
    return standing


def _interrupt(former: Standing, on: date, until: date | None) -> None:
    """End ``former`` at ``on``; what is left of it after ``until`` stays."""
    end = former.period.upper
    former.period = DateRange(former.period.lower, on)
    former.save(update_fields=["period"])
    if until is not None and (end is None or end > until):
        Standing.objects.create(
            person=former.person,
            state=former.state,
            period=DateRange(until, end),
            decision_number=former.decision_number,
            decision_on=former.decision_on,
        )


def hold_units(unit_ids: Collection[int]) -> None:
    """Keep units from ending until this transaction does; whoever ends one waits, or we do.

    The foreign key of a home would hold its unit at the very end only. Units are held
    before people are locked.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM people_unit WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE",
            [list(unit_ids)],
        )


def _check_receives(unit: Unit, on: date) -> None:
    """Refuse a home that ends, as recorded, on or after the day ``on``."""
    standing = UnitPath.objects.filter(
        unit=unit, period__contains=on, unit__dissolved_on=None
    )
    if not standing.exists():
        raise HomeNotStanding
