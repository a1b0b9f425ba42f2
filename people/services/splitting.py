"""One unit becomes several (chia tách): itself and new ones, or new ones alone."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from people.kinds.reform import NewUnit, Reform
from people.models import Unit, UnitSuccession, User
from people.selectors.reform import (
    Plan,
    Share,
    children_moving,
    edge_on,
    homes_moving,
    plan_of,
)
from people.services.reform import (
    Decision,
    check_plan,
    conclude,
    end_units,
    lock_all,
    move_homes,
)
from people.services.unit import UnitNotStanding, found_unit, move_unit

ITSELF = 0  # the number of the unit that is split, where it stays; new ones from 1


class TooFewParts(DomainError):
    message = _(
        "Name at least one new unit where the former one stays, at least two where it ends."
    )


class NoSuchPart(DomainError):
    message = _(
        "Somebody is assigned to a unit that there will not be. Assign them anew."
    )


class NoSuchHeir(DomainError):
    message = _(
        "What the unit owns goes to one of the new units, or to the unit above. Choose "
        "it anew."
    )


class RootNotSplit(DomainError):
    message = _("A unit with none above it cannot be split.")


@dataclass(frozen=True)
class Split:
    """What is asked: ``parts`` are founded beside ``unit`` on the day ``on``.

    Args:
        stays: whether ``unit`` goes on as one of the results.
        children, people: the number of the result by id: 0 is ``unit`` itself, 1 the
            first of ``parts``; whoever is not of the unit is passed over.
        rest: the number for all others.
        heir: the number of the new unit that owns what ``unit`` owned, where it ends;
            None: the unit above.
    """

    unit: Unit
    parts: tuple[NewUnit, ...]
    stays: bool
    on: date
    rest: int
    children: Mapping[int, int] = field(default_factory=dict)
    people: Mapping[int, int] = field(default_factory=dict)
    heir: int | None = None

    @property
    def names(self) -> dict[int, str]:
        """What the results are called, by number."""
        new = dict(enumerate([one.name for one in self.parts], start=1))
        return {ITSELF: self.unit.name} | new if self.stays else new


def plan_split(split: Split) -> Plan:
    """What ``split_unit`` would do; nothing is written.

    Raises:
        TooFewParts, NoSuchPart, NoSuchHeir, RootNotSplit, UnitNotStanding: see ``check_split``.
    """
    parent = check_split(split)
    itself = frozenset([split.unit.pk])
    reform = Reform(
        leaving=itself,
        ending=frozenset() if split.stays else itself,
        anchors=frozenset([parent.pk]) | (itself if split.stays else frozenset()),
        on=split.on,
        heir=parent.pk if split.heir is None else None,
        heir_name=parent.name if split.heir is None else split.names[split.heir],
    )
    homes = homes_moving(itself, split.on).values_list("person_id", flat=True)
    heads = Counter(split.people.get(person, split.rest) for person in homes)
    below = list(children_moving(itself, split.on))
    shares = [
        Share(
            name,
            heads[number],
            tuple(
                one for one in below if split.children.get(one.pk, split.rest) == number
            ),
            is_itself=number == ITSELF,
        )
        for number, name in split.names.items()
    ]
    return plan_of(reform, shares)


@transaction.atomic
def split_unit(
    *,
    split: Split,
    decision_number: str,
    decision_on: date,
    actor: User | None,
    seen: str | None = None,
    now: datetime | None = None,
) -> list[Unit]:
    """Found the parts of ``split`` and share out what the unit has; the new units.

    Nothing is deleted. If the unit does not stay, it ends, and the roles on it with it.

    Args:
        seen: the mark of the plan that was looked at; None: nobody looked.

    Raises:
        TooFewParts, NoSuchPart, NoSuchHeir, RootNotSplit, UnitNotStanding: see ``check_split``.
        ReformObstructed, PlanMoved: see ``check_plan``.
        CodeTaken, LaterDecision, UnitNotEmpty: as the single steps.
    """
    decision = Decision(
        split.on, decision_number, decision_on, actor, now or timezone.now()
    )
    unit = split.unit
    lock_all([unit])
    plan = plan_split(split)
    check_plan(plan, seen)
    new = _founded(split, decision)
    results = {ITSELF: unit} | dict(enumerate(new, start=1))
    for to, share in zip(split.names, plan.shares, strict=True):
        for child in () if share.is_itself else share.children:
            move_unit(unit=child, parent=results[to], **decision.told)
    moved = move_homes(
        units=[unit],
        chosen={person: results[to].pk for person, to in split.people.items()},
        rest=results[split.rest],
        decision=decision,
    )
    heir = None if split.heir is None else results[split.heir]
    roles = 0 if split.stays else end_units([unit], decision, heir)
    conclude(
        kind=UnitSuccession.Kind.SPLIT,
        target=unit,
        former=[unit],
        successors=new,
        decision=decision,
        stays=split.stays,
        people=moved,
        roles_ended=roles,
    )
    return new


def check_split(split: Split) -> Unit:
    """Refuse parts that do not fit; the unit above, below which they are founded.

    Raises:
        TooFewParts, NoSuchPart, NoSuchHeir, RootNotSplit, UnitNotStanding: see there.
    """
    if len(split.parts) < (1 if split.stays else 2):
        raise TooFewParts
    asked = {*split.children.values(), *split.people.values(), split.rest}
    if not asked <= set(split.names):
        raise NoSuchPart
    if split.heir is not None and split.heir not in split.names:
        raise NoSuchHeir
    edge = edge_on(split.unit, split.on)
    if edge is None:
        raise UnitNotStanding
    if edge.parent is None:
        raise RootNotSplit
    return edge.parent


def _founded(split: Split, decision: Decision) -> list[Unit]:
    parent = check_split(split)
    return [
        found_unit(
            kind=part.kind,
            code=part.code,
            name=part.name,
            parent=parent,
            **decision.told,
        )
        for part in split.parts
    ]
