"""What mergers and splits share: they move people by sets, end units and say who follows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from people.events import RegisterChanged
from people.models import Unit, UnitPath, UnitSuccession, User
from people.selectors.reform import Plan
from people.services.grant import end_grants_of
from people.services.reform_sql import LOCK_PEOPLE, MOVE_HOMES
from people.services.roster_applying import wait_in_line
from people.services.unit import dissolve_unit, lock_tree


class ReformObstructed(DomainError):
    message = _("Something stands in the way; the preview says what to do first.")


class PlanMoved(DomainError):
    message = _(
        "The register has changed since the preview. Nothing was recorded; please look "
        "at the new preview and confirm again."
    )


@dataclass(frozen=True)
class Decision:
    """By whose decision, from which day, and who records it at which moment."""

    on: date
    number: str
    decided_on: date
    actor: User | None
    now: datetime

    @property
    def told(self) -> dict[str, Any]:
        """What the services of one unit ask for by name."""
        return {
            "on": self.on,
            "decision_number": self.number,
            "decision_on": self.decided_on,
            "actor": self.actor,
            "now": self.now,
        }


def lock_all(units: Collection[Unit], into: Unit | None = None) -> None:
    """Have whoever moves people in or out come before, or after: rosters and transfers.

    In this order everywhere: the tree, rosters, units, people.
    """
    lock_tree()
    wait_in_line()
    numbers = [unit.pk for unit in [*units, *([into] if into else [])]]
    list(Unit.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute(LOCK_PEOPLE, {"units": [unit.pk for unit in units]})


def check_plan(plan: Plan, seen: str | None) -> None:
    """Refuse what stands in the way, and what is not what was ``seen`` (None: nothing).

    Raises:
        ReformObstructed, PlanMoved: see above.
    """
    if seen is not None and plan.mark != seen:
        raise PlanMoved
    if plan.obstacles:
        first = plan.obstacles[0]
        raise ReformObstructed(f"{first.text} {first.remedy}")


def move_homes(
    *,
    units: Collection[Unit],
    chosen: Mapping[int, int],
    rest: Unit,
    decision: Decision,
) -> int:
    """Give the people of ``units`` other homes, in one statement; how many moved.

    Args:
        chosen: the ids of unit by person; ``rest`` is for all others.
    """
    actor = decision.actor
    asked: dict[str, Any] = {
        "units": [unit.pk for unit in units],
        "people": list(chosen.keys()),
        "chosen": list(chosen.values()),
        "rest": rest.pk,
        "on": decision.on,
        "number": decision.number,
        "decided": decision.decided_on,
        "now": decision.now,
        "actor": str(actor.uid) if actor else None,
        "actor_label": str(actor) if actor else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(MOVE_HOMES, asked)
        return int(cursor.fetchone()[0])


def end_units(
    units: Collection[Unit], decision: Decision, heir: Unit | None = None
) -> int:
    """End ``units`` and the roles on them, the lowest first; how many roles ended.

    What they own is ``heir``'s from that day; if not given, that of the units above.
    """
    grants = end_grants_of(
        units=units,
        on=decision.on,
        actor=decision.actor,
        reason=decision.number,
        now=decision.now,
    )
    depths = dict(
        UnitPath.objects.filter(
            unit__in=units, period__contains=decision.on
        ).values_list("unit_id", "depth")
    )
    for unit in sorted(units, key=lambda one: (-depths.get(one.pk, 0), one.pk)):
        dissolve_unit(unit=unit, heir=heir, **decision.told)
    return len(grants)


def conclude(
    *,
    kind: UnitSuccession.Kind,
    target: Unit,
    former: Collection[Unit],
    successors: Collection[Unit],
    decision: Decision,
    **facts: Any,
) -> None:
    """Say who takes over from whom, write it into the trail and tell the apps above."""
    UnitSuccession.objects.bulk_create(
        UnitSuccession(
            former=one,
            successor=successor,
            kind=kind,
            on=decision.on,
            decision_number=decision.number,
            decision_on=decision.decided_on,
            recorded_at=decision.now,
        )
        for one in former
        for successor in successors
    )
    audit.record(
        actor=decision.actor,
        verb=f"unit.{kind.value}",
        target=target,
        now=decision.now,
        on=decision.on.isoformat(),
        decision_number=decision.number,
        decision_on=decision.decided_on.isoformat(),
        former=[str(one.uid) for one in former],
        successors=[str(one.uid) for one in successors],
        **facts,
    )
    touched = frozenset(one.pk for one in [*former, *successors])
    publish(RegisterChanged(touched, decision.now))
