"""What a unit owned belongs to its heir from the day on which it is no more.

Nothing else changes: records, lists and figures name the unit of their time, and the trail
says of each thing from whom it came.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from kernel import audit
from people.access import today
from people.kinds.estate import Estate, estates
from people.models import HandOver, Unit, UnitSuccession, User


@transaction.atomic
def leave_to(
    former: Unit,
    heir: Unit,
    on: date,
    decision_number: str,
    actor: User | None,
    now: datetime,
) -> HandOver:
    """Have ``heir`` own what ``former`` owns from the day ``on``: now, or when it comes."""
    left = HandOver.objects.create(
        former=former,
        heir=heir,
        on=on,
        decision_number=decision_number,
        recorded_at=now,
    )
    hand_over_due(only=former, actor=actor, now=now)
    return left


@transaction.atomic
def hand_over_due(
    *,
    only: Unit | None = None,
    actor: User | None = None,
    now: datetime | None = None,
) -> int:
    """Give to the heirs whatever still belongs to units that are no more; how much it was.

    An heir that is no more either has an heir of its own. Safe to call again: what somebody
    made for a former unit at the last moment goes the next time.

    Args:
        only: the former unit that is meant; None: all of them.
    """
    now = now or timezone.now()
    if only is None:
        _write_missing(now)
    due = {one.former_id: one for one in HandOver.objects.filter(on__lte=today())}
    meant = [only.pk] if only else due
    told: dict[int, Counter[str]] = {}
    for estate in [one for one in estates() if not one.stays]:
        rows: QuerySet[Any] = QuerySet(estate.model)
        rows = rows.filter(owner__in=meant)
        owners = set(rows.order_by().values_list("owner", flat=True))
        for former in sorted(owners & due.keys()):
            heir = _last_heir(due, former)
            count = _hand_over(estate, due[former], heir, actor, now)
            if count:
                kinds = told.setdefault(former, Counter())
                kinds[estate.model._meta.label_lower] += count
    _record(due, told, actor, now)
    return sum(sum(one.values()) for one in told.values())


def _write_missing(now: datetime) -> None:
    """Units that ended before heirs were written down: by the merger, or the unit above."""
    ended = Unit.objects.filter(hand_over=None).exclude(dissolved_on=None)
    for unit in ended.order_by("dissolved_on", "pk"):
        merged = unit.successions.filter(kind=UnitSuccession.Kind.MERGED).first()
        last = unit.edges.order_by("-period", "-pk").first()
        heir = merged.successor_id if merged else last and last.parent_id
        if heir:
            told = {
                "heir_id": heir,
                "on": unit.dissolved_on,
                "decision_number": merged.decision_number if merged else "",
                "recorded_at": now,
            }
            HandOver.objects.get_or_create(former=unit, defaults=told)


def _last_heir(due: dict[int, HandOver], former: int) -> int:
    heir, met = due[former].heir_id, {former}
    while heir in due and heir not in met:
        met.add(heir)
        heir = due[heir].heir_id
    return heir


def _hand_over(
    estate: Estate, left: HandOver, heir_id: int, actor: User | None, now: datetime
) -> int:
    rows: QuerySet[Any] = QuerySet(estate.model)
    claimed = rows.select_for_update(of=("self",))
    things = list(claimed.filter(owner=left.former_id).order_by("pk"))
    if estate.beside:
        things = _fitting(estate, things, heir_id, left.former.code)
    QuerySet(estate.model).filter(pk__in=[one.pk for one in things]).update(
        owner=heir_id
    )
    heir = Unit.objects.get(pk=heir_id)
    facts = {
        "from": str(left.former.uid),
        "to": str(heir.uid),
        "on": left.on.isoformat(),
        "decision_number": left.decision_number,
    }
    audit.record_many(
        actor=actor,
        verb=f"{estate.model._meta.model_name}.handed_over",
        targets=[(one, facts) for one in things],
        now=now,
    )
    return len(things)


def _fitting(
    estate: Estate, things: Iterable[Model], heir_id: int, code: str
) -> list[Model]:
    """Those of ``things`` that the heir can have beside its own, renamed where they may."""
    field = estate.beside
    taken = set(
        QuerySet(estate.model).filter(owner=heir_id).values_list(field, flat=True)
    )
    fitting = []
    for one in things:
        name = getattr(one, field)
        if name in taken and not estate.is_renamed:
            continue
        if name in taken:
            name = _free(f"{name} ({code})", taken)
            setattr(one, field, name)
            one.save(update_fields=[field])
        taken.add(name)
        fitting.append(one)
    return fitting


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free


def _record(
    due: dict[int, HandOver],
    told: dict[int, Counter[str]],
    actor: User | None,
    now: datetime,
) -> None:
    """One row of the trail for each former unit: what went, by kind, and to whom."""
    heirs = Unit.objects.in_bulk([_last_heir(due, one) for one in told])
    for former, kinds in told.items():
        audit.record(
            actor=actor,
            verb="unit.handed_over",
            target=due[former].former,
            now=now,
            to=str(heirs[_last_heir(due, former)].uid),
            on=due[former].on.isoformat(),
            decision_number=due[former].decision_number,
            kinds=dict(kinds),
        )
