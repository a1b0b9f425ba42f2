"""What became of a campaign's reminders: told, read, not reached; by rung and unit.

Never by person: who reads what is nobody's business but the reader's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from courses.models import Campaign
from people.kinds.name import search_key
from people.models import Notice
from records.kinds.reminder import Audience
from records.models import ReminderRung


@dataclass(frozen=True)
class Delivered:
    """What became of the reminders of one rung in one unit; ``others`` are no members."""

    rung: ReminderRung
    due_on: date
    unit: str
    unit_code: str
    told: int
    others: int
    read: int
    unreached: int

    @property
    def unread(self) -> int:
        return self.told - self.read - self.unreached

    @property
    def audience(self) -> Audience:
        return Audience(self.rung.audience)


@dataclass(frozen=True)
class LogWish:
    """Which lines are wanted."""

    rung: UUID | None = None
    is_unreached: bool = False  # those with somebody whom nothing reached
    is_unread: bool = False
    words: str = ""


def log_lines(campaign: Campaign, wish: LogWish) -> "QuerySet[Any, Any]":
    """Lines for a paginator; ``in_full`` makes a page of them readable."""
    rungs = campaign.rungs.all()
    if wish.rung:
        rungs = rungs.filter(uid=wish.rung)
    notices = Notice.objects.filter(topic__in=[one.topic for one in rungs])
    if wish.words:
        notices = notices.filter(unit__name_key__contains=search_key(wish.words))
    lines = _counted(
        notices.values("topic", "occasion", name=F("unit__name"), code=F("unit__code"))
    )
    if wish.is_unreached:
        lines = lines.filter(unreached__gt=0)
    if wish.is_unread:
        lines = lines.filter(told__gt=F("read") + F("unreached"))
    return lines.order_by("occasion", "topic", "unit__code")


def in_full(campaign: Campaign, lines: Any) -> Iterator[Delivered]:
    """The lines with their rungs."""
    rungs = {one.topic: one for one in campaign.rungs.all()}
    for line in lines:
        yield Delivered(
            rung=rungs[line["topic"]],
            due_on=date.fromisoformat(line["occasion"]),
            unit=line["name"] or "",
            unit_code=line["code"] or "",
            told=line["told"],
            others=line["others"],
            read=line["read"],
            unreached=line["unreached"],
        )


def delivered_by_rung(campaign: Campaign) -> dict[tuple[str, date], tuple[int, int]]:
    """How many have read it and how many told are no members, by topic and day."""
    topics = [one.topic for one in campaign.rungs.all()]
    lines = _counted(
        Notice.objects.filter(topic__in=topics).values("topic", "occasion")
    )
    return {
        (one["topic"], date.fromisoformat(one["occasion"])): (
            one["read"],
            one["others"],
        )
        for one in lines.order_by("topic", "occasion")
    }


def _counted(notices: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    counted: QuerySet[Any, Any] = notices.annotate(
        told=Count("pk"),
        others=Count("pk", filter=Q(facts__has_key="is_other")),
        read=Count("pk", filter=Q(read_at__isnull=False)),
        unreached=Count("pk", filter=Q(user=None)),
    )
    return counted
