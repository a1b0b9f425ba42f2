"""Units are founded, renamed, moved and dissolved, each by a decision with a date."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from people.events import TreeChanged
from people.kinds.name import search_key, tidy
from people.models import Unit, UnitEdge, UnitName, UnitPath, User
from people.services.handing_over import leave_to
from people.services.path import rebuild_paths

_TREE_LOCK = 7_301_001  # one change of the tree at a time


class CodeTaken(DomainError):
    message = _("Another unit already has this code.")


class LaterDecision(DomainError):
    message = _("A later decision on this unit is recorded; choose a later day.")


class UnitNotStanding(DomainError):
    message = _(
        "The unit does not stand on that day, or its end is recorded already. Choose "
        "another day of effect, or another unit."
    )


class UnitBelowItself(DomainError):
    message = _("A unit cannot be placed below itself or below one of its own units.")


class UnitNotEmpty(DomainError):
    message = _("Move the people and the units below to other units first.")


def lock_tree() -> None:
    """Have changes of the tree take turns, until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TREE_LOCK])


@transaction.atomic
def found_unit(
    *,
    kind: str,
    code: str,
    name: str,
    parent: Unit | None,
    on: date,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    now: datetime | None = None,
) -> Unit:
    """Found a unit below ``parent`` (None: a root) as of the day ``on``.

    Raises:
        CodeTaken: another unit has the code.
        UnitNotStanding: ``parent`` is not there for good from that day.
    """
    now = now or timezone.now()
    lock_tree()
    code, name = tidy(code), tidy(name)
    check_founding(code, parent, on)
    unit = Unit.objects.create(
        kind=kind, code=code, name=name, name_key=search_key(name), founded_on=on
    )
    decision = {"decision_number": decision_number, "decision_on": decision_on}
    lasting = DateRange(on, None)
    UnitName.objects.create(unit=unit, name=name, period=lasting, **decision)
    UnitEdge.objects.create(unit=unit, parent=parent, period=lasting, **decision)
    rebuild_paths([unit.pk])
    _record("unit.founded", unit, on, decision_number, actor, now, parent=parent)
    publish(TreeChanged(unit, on, now))
    return unit


@transaction.atomic
def rename_unit(
    *,
    unit: Unit,
    name: str,
    on: date,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    now: datetime | None = None,
) -> Unit:
    """Have ``unit`` bear ``name`` from the day ``on``; the same name changes nothing.

    Raises:
        UnitNotStanding, LaterDecision: the day does not fit its history.
    """
    now = now or timezone.now()
    lock_tree()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    name = tidy(name)
    if name == unit.name:
        return unit
    before = unit.name
    _close(check_renaming(unit, on), on)
    UnitName.objects.create(
        unit=unit,
        name=name,
        period=DateRange(on, None),
        decision_number=decision_number,
        decision_on=decision_on,
    )
    unit.name, unit.name_key = name, search_key(name)
    unit.save(update_fields=["name", "name_key"])
    _record("unit.renamed", unit, on, decision_number, actor, now, before=before)
    return unit


@transaction.atomic
def move_unit(
    *,
    unit: Unit,
    parent: Unit | None,
    on: date,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    now: datetime | None = None,
) -> Unit:
    """Place ``unit``, with all below it, under ``parent`` from the day ``on``.

    Raises:
        UnitBelowItself: ``parent`` is, on that day or later, ``unit`` or below it.
        UnitNotStanding, LaterDecision: the day does not fit their histories.
    """
    now = now or timezone.now()
    lock_tree()
    _check_stands(unit, on)
    if place_of(unit).parent_id == (parent.pk if parent else None):
        return unit
    edge = check_placing(unit, parent, on)
    before = edge.parent
    _close(edge, on)
    UnitEdge.objects.create(
        unit=unit,
        parent=parent,
        period=DateRange(on, None),
        decision_number=decision_number,
        decision_on=decision_on,
    )
    rebuild_paths([unit.pk])
    _record(
        "unit.moved", unit, on, decision_number, actor, now, parent=parent, was=before
    )
    publish(TreeChanged(unit, on, now))
    return unit


@transaction.atomic
def dissolve_unit(
    *,
    unit: Unit,
    on: date,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    heir: Unit | None = None,
    now: datetime | None = None,
) -> Unit:
    """End ``unit``; ``on`` is the first day on which it is no more. No row goes.

    What it owns is ``heir``'s from that day; if not given, that of the unit above.

    Raises:
        UnitNotEmpty: somebody's home, or another unit, is there on that day or later.
        UnitNotStanding, LaterDecision: the day does not fit its history.
    """
    now = now or timezone.now()
    lock_tree()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    _check_stands(unit, on)
    lasting = DateRange(on, None)
    if (
        unit.homes.filter(period__overlap=lasting).exists()
        or unit.child_edges.filter(period__overlap=lasting).exists()
    ):
        raise UnitNotEmpty
    place = place_of(unit)
    _close(name_of(unit), on)
    _close(place, on)
    unit.dissolved_on = on
    unit.save(update_fields=["dissolved_on"])
    rebuild_paths([unit.pk])
    _record(
        "unit.dissolved", unit, on, decision_number, actor, now,
        decision_on=decision_on.isoformat(),
    )  # fmt: skip
    if heir := heir or place.parent:
        leave_to(unit, heir, on, decision_number, actor, now)
    publish(TreeChanged(unit, on, now))
    return unit


def check_founding(code: str, parent: Unit | None, on: date) -> None:
    """Refuse as ``found_unit`` would."""
    if Unit.objects.filter(code=code).exists():
        raise CodeTaken
    if parent:
        _check_stands(parent, on)


def check_renaming(unit: Unit, on: date) -> UnitName:
    """The name that ends on the day ``on``; refuse as ``rename_unit`` would."""
    _check_stands(unit, on)
    return _closable(name_of(unit), on)


def check_placing(unit: Unit, parent: Unit | None, on: date) -> UnitEdge:
    """The place that ends on the day ``on``; refuse as ``move_unit`` would."""
    _check_stands(unit, on)
    if parent:
        _check_stands(parent, on)
        if _is_below(parent, unit, on):
            raise UnitBelowItself
    return _closable(place_of(unit), on)


def check_ending(unit: Unit, on: date) -> None:
    """Refuse the day as ``dissolve_unit`` would, whoever is in it."""
    _check_stands(unit, on)
    _closable(name_of(unit), on)
    _closable(place_of(unit), on)


def name_of(unit: Unit) -> UnitName:
    """The newest name, which has no end."""
    return UnitName.objects.get(unit=unit, period__endswith=None)


def place_of(unit: Unit) -> UnitEdge:
    """The newest place, which has no end."""
    return UnitEdge.objects.get(unit=unit, period__endswith=None)


def _check_stands(unit: Unit, on: date) -> None:
    """Refuse a unit that is not there on ``on`` and ever after, as recorded."""
    stands = UnitPath.objects.filter(unit=unit, period__contains=on).exists()
    if not stands or Unit.objects.get(pk=unit.pk).dissolved_on is not None:
        raise UnitNotStanding


def _is_below(unit: Unit, other: Unit, on: date) -> bool:
    paths = UnitPath.objects.filter(unit=unit, period__overlap=DateRange(on, None))
    label = f"u{other.pk}"
    return any(
        label in path.split(".") for path in paths.values_list("path", flat=True)
    )


def _closable[D: UnitName | UnitEdge](dated: D, on: date) -> D:
    if dated.period.lower >= on:
        raise LaterDecision
    return dated


def _close(dated: UnitName | UnitEdge, on: date) -> None:
    _closable(dated, on)
    dated.period = DateRange(dated.period.lower, on)
    dated.save(update_fields=["period"])


def _record(
    verb: str,
    unit: Unit,
    on: date,
    decision_number: str,
    actor: User | None,
    now: datetime,
    **facts: object,
) -> None:
    told = {
        key: str(value.uid) if isinstance(value, Unit) else value
        for key, value in facts.items()
    }
    audit.record(
        actor=actor,
        verb=verb,
        target=unit,
        now=now,
        on=on.isoformat(),
        decision_number=decision_number,
        **told,
    )
