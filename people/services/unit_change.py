"""One unit is founded, renamed, placed elsewhere or ended: looked at first, then recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from people.kinds.name import tidy
from people.kinds.reform import NewUnit, Reform
from people.models import Unit, User
from people.selectors.reform import (
    Plan,
    Share,
    children_moving,
    edge_on,
    homes_moving,
    plan_of,
)
from people.selectors.unit_change import contents_of, moved_along, people_below
from people.services.reform import Decision, check_plan, end_units, lock_all
from people.services.unit import (
    check_ending,
    check_founding,
    check_placing,
    check_renaming,
    found_unit,
    lock_tree,
    move_unit,
    name_of,
    place_of,
    rename_unit,
)

NONE: frozenset[int] = frozenset()


class NameBorne(DomainError):
    message = _("The unit bears this name already; give the new one.")


class PlaceHeld(DomainError):
    message = _("The unit stands below this one already; choose another one.")


@dataclass(frozen=True)
class Founding:
    """``new`` begins below ``unit`` on the day ``on``."""

    unit: Unit
    on: date
    new: NewUnit


@dataclass(frozen=True)
class Renaming:
    """``unit`` bears ``name`` from the day ``on``."""

    unit: Unit
    on: date
    name: str


@dataclass(frozen=True)
class Placing:
    """``unit``, with all below it, stands below ``parent`` from the day ``on``."""

    unit: Unit
    on: date
    parent: Unit


@dataclass(frozen=True)
class Ending:
    """``unit``, in which nobody is, is no more from the day ``on``."""

    unit: Unit
    on: date


type Change = Founding | Renaming | Placing | Ending


def plan_change(change: Change) -> Plan:
    """What ``record_change`` would do; nothing is written."""
    unit, on = change.unit, change.on
    itself = frozenset([unit.pk])
    match change:
        case Founding(new=new):
            founded = Share(f"{new.name} ({new.code})", 0, ())
            return plan_of(Reform(NONE, NONE, itself, on), [founded])
        case Renaming(name=name):
            people = homes_moving(itself, on).count()
            below = tuple(children_moving(itself, on))
            renamed = Share(name, people, below, is_itself=True)
            return plan_of(Reform(NONE, NONE, itself, on), [renamed])
        case Placing(parent=parent):
            placed = Share(parent.name, people_below(unit, on), (unit,))
            reform = Reform(NONE, NONE, frozenset([parent.pk]), on, moving=itself)
            return plan_of(reform, [placed], moved_along(unit, on))
        case Ending():
            edge = edge_on(unit, on)
            heir = edge.parent if edge else None
            reform = Reform(
                NONE, itself, NONE, on,
                heir=heir.pk if heir else None, heir_name=heir.name if heir else "",
            )  # fmt: skip
            return plan_of(reform, [], contents_of(unit, on))


def check_change(change: Change) -> None:
    """Refuse what the register does not allow on that day.

    Raises:
        NameBorne, PlaceHeld: nothing would change.
        CodeTaken, UnitNotStanding, LaterDecision, UnitBelowItself: as the single steps.
    """
    unit, on = change.unit, change.on
    match change:
        case Founding(new=new):
            check_founding(new.code, unit, on)
        case Renaming(name=name):
            check_renaming(unit, on)
            if tidy(name) == unit.name:
                raise NameBorne
        case Placing(parent=parent):
            check_placing(unit, parent, on)
            if place_of(unit).parent_id == parent.pk:
                raise PlaceHeld
        case Ending():
            check_ending(unit, on)


def is_recorded(change: Change, decision_number: str) -> bool:
    """Whether the decision says so already, as when a confirmation comes twice."""
    unit, on = change.unit, change.on
    match change:
        case Founding(new=new):
            founded = Unit.objects.filter(code=new.code, founded_on=on, kind=new.kind)
            return founded.filter(
                names__name=new.name,
                edges__parent=unit,
                edges__decision_number=decision_number,
            ).exists()
        case Renaming(name=name):
            borne = name_of(unit)
            said = (borne.name, borne.period.lower, borne.decision_number)
            return said == (name, on, decision_number)
        case Placing(parent=parent):
            held = place_of(unit)
            where = (held.parent_id, held.period.lower, held.decision_number)
            return where == (parent.pk, on, decision_number)
        case Ending():
            return unit.dissolved_on == on


@transaction.atomic
def record_change(
    *,
    change: Change,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    seen: str | None = None,
    now: datetime | None = None,
) -> Unit:
    """Do what ``change`` says; the unit that it founds, or the one that it meets.

    The roles on a unit that ends do too, as in a merger.

    Args:
        seen: the mark of the plan that was looked at; None: nobody looked.

    Raises:
        ReformObstructed, PlanMoved: see ``check_plan``.
        CodeTaken, UnitNotStanding, LaterDecision, UnitBelowItself, UnitNotEmpty: as the
            single steps.
    """
    unit = change.unit
    decision = Decision(
        change.on, decision_number, decision_on, actor, now or timezone.now()
    )
    if isinstance(change, Ending):
        lock_all([unit])
    else:
        lock_tree()
    check_change(change)
    check_plan(plan_change(change), seen)
    match change:
        case Founding(new=new):
            return found_unit(
                kind=new.kind,
                code=new.code,
                name=new.name,
                parent=unit,
                **decision.told,
            )
        case Renaming(name=name):
            return rename_unit(unit=unit, name=name, **decision.told)
        case Placing(parent=parent):
            return move_unit(unit=unit, parent=parent, **decision.told)
        case Ending():
            end_units([unit], decision)
            return unit
