"""Several units become one (hợp nhất, sáp nhập): a new one, or one that absorbs."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from people.kinds.reform import NewUnit, Reform
from people.models import Unit, UnitSuccession, User
from people.selectors.reform import (
    Plan,
    is_within,
    plan_of,
    share_of_merger,
)
from people.services.reform import (
    Decision,
    check_plan,
    conclude,
    end_units,
    lock_all,
    move_homes,
)
from people.services.unit import (
    UnitBelowItself,
    found_unit,
    move_unit,
    rename_unit,
)


class NothingToMerge(DomainError):
    message = _("Choose at least one more unit that becomes one with this one.")


class NoResult(DomainError):
    message = _("Say which unit there is afterwards: a new one, or one that stands.")


@dataclass(frozen=True)
class Merger:
    """What is asked: ``units`` end on the day ``on`` and become one.

    Args:
        into: a unit that stands and absorbs them; it bears ``name`` from that day (empty:
            it keeps its own). None: ``new`` is founded below ``parent``.
    """

    units: tuple[Unit, ...]
    on: date
    into: Unit | None = None
    new: NewUnit | None = None
    parent: Unit | None = None
    name: str = ""

    @property
    def reform(self) -> Reform:
        ending = frozenset(unit.pk for unit in self.units)
        anchor = self.into or self.parent
        anchors = frozenset([anchor.pk] if anchor else [])
        founded = self.new.name if self.new else ""
        return Reform(
            leaving=ending,
            ending=ending,
            anchors=anchors,
            on=self.on,
            heir=self.into.pk if self.into else None,
            heir_name=self.name or (self.into.name if self.into else founded),
        )


def plan_merger(merger: Merger) -> Plan:
    """What ``merge_units`` would do; nothing is written."""
    stands = merger.into.name if merger.into else ""
    founded = merger.new.name if merger.new else ""
    reform = merger.reform
    share = share_of_merger(reform, merger.name or stands or founded)
    return plan_of(reform, [share])


@transaction.atomic
def merge_units(
    *,
    merger: Merger,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    seen: str | None = None,
    now: datetime | None = None,
) -> Unit:
    """Have the units of ``merger`` become one; the one that there is afterwards.

    Nothing is deleted: homes, places and names get their end, the roles on the units that
    end do too and are not passed on. Duties of open rounds follow as after a transfer.

    Args:
        seen: the mark of the plan that was looked at; None: nobody looked.

    Raises:
        NoResult, NothingToMerge, UnitBelowItself: the units do not fit together.
        ReformObstructed, PlanMoved: see ``check_plan``.
        CodeTaken, UnitNotStanding, LaterDecision, UnitNotEmpty: as the single steps.
    """
    decision = Decision(
        merger.on, decision_number, decision_on, actor, now or timezone.now()
    )
    units, into = merger.units, merger.into
    lock_all(units, into)
    check_merger(merger)
    plan = plan_merger(merger)
    check_plan(plan, seen)
    result = into or _founded(merger, decision)
    if into and merger.name.strip():
        result = rename_unit(unit=into, name=merger.name, **decision.told)
    for child in plan.shares[0].children:
        move_unit(unit=child, parent=result, **decision.told)
    moved = move_homes(units=units, chosen={}, rest=result, decision=decision)
    roles = end_units(units, decision, result)
    conclude(
        kind=UnitSuccession.Kind.MERGED,
        target=result,
        former=units,
        successors=[result],
        decision=decision,
        people=moved,
        roles_ended=roles,
    )
    return result


def check_merger(merger: Merger) -> None:
    """Refuse units that cannot become one.

    Raises:
        NoResult, NothingToMerge, UnitBelowItself: see there.
    """
    if (merger.into is None) == (merger.new is None):
        raise NoResult
    meant = merger.reform.ending
    if len(meant) < (1 if merger.into else 2):
        raise NothingToMerge
    anchor = merger.into or merger.parent
    if anchor and is_within(anchor, meant, merger.on):
        raise UnitBelowItself


def _founded(merger: Merger, decision: Decision) -> Unit:
    new = merger.new
    if new is None:
        raise NoResult
    return found_unit(
        kind=new.kind,
        code=new.code,
        name=new.name,
        parent=merger.parent,
        **decision.told,
    )
