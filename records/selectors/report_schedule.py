"""Schedules of reports, with what they had made last and what they make next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from people.access import Actor, Permission, units_for
from records.kinds.rhythm import Rhythm, span_around
from records.models import Report, ReportSchedule


@dataclass(frozen=True)
class ShownSchedule:
    """``next_on``: the day on which the next report is made; None by campaigns."""

    schedule: ReportSchedule
    last: Report | None
    next_on: date | None


def schedules_for(user: Actor, permission: Permission) -> QuerySet[ReportSchedule]:
    """The schedules about units of the user's grants, by unit."""
    return (
        ReportSchedule.objects.filter(unit__in=units_for(user, permission))
        .select_related("unit", "owner")
        .order_by("unit__code", "rhythm", "pk")
    )


def shown(schedules: QuerySet[ReportSchedule]) -> list[ShownSchedule]:
    """Each with its last report, in two queries."""
    newest = Report.objects.filter(scheduled__schedule=OuterRef("pk"))
    rows = list(
        schedules.annotate(
            last_id=Subquery(newest.order_by("-as_of", "-pk").values("pk")[:1])
        )
    )
    last = Report.objects.in_bulk([one.last_id for one in rows if one.last_id])
    return [ShownSchedule(one, last.get(one.last_id), next_of(one)) for one in rows]


def next_of(schedule: ReportSchedule) -> date | None:
    """The day after the period under way."""
    rhythm = Rhythm(schedule.rhythm)
    if rhythm is Rhythm.ROUND or not schedule.is_running:
        return None
    day = max(schedule.done_until + timedelta(days=1), timezone.localdate())
    return span_around(rhythm, day).until_on + timedelta(days=1)
