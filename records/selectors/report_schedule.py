"""Schedules of reports: whose, what is due, and when the next is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from courses.models import Campaign
from people.models import User
from records.kinds.moment import AsOf
from records.kinds.report_schedule import Cadence, Span, Standing, spans
from records.models import ReportSchedule, ReportScheduleRun
from records.selectors.scene import campaigns_of_unit

SHOWN = 3  # of what it has made last


@dataclass(frozen=True)
class Due:
    """A report that a schedule owes as of the moment ``at``."""

    occasion: str
    at: datetime
    span: Span
    campaign: Campaign | None = None


def schedules_of(user: User) -> QuerySet[ReportSchedule]:
    """The user's own, with the last that each has made in ``last``."""
    runs = ReportScheduleRun.objects.filter(report__isnull=False)
    last = runs.select_related("report__campaign__published").order_by("-run_at", "-pk")
    return (
        ReportSchedule.objects.filter(owner=user)
        .select_related("unit")
        .prefetch_related(Prefetch("runs", queryset=last[:SHOWN], to_attr="last"))
        .order_by("unit__code", "cadence", "pk")
    )


def owed(schedule: ReportSchedule, now: datetime) -> list[Due]:
    """What fell due since it was laid and was not made yet, the oldest first."""
    if schedule.standing != Standing.ACTIVE:
        return []
    served = set(schedule.runs.values_list("occasion", flat=True))
    return [one for one in _due(schedule, now) if one.occasion not in served]


def next_on(schedule: ReportSchedule, now: datetime) -> date | None:
    """The day at whose end it is due next; None where it waits for a campaign."""
    if schedule.cadence == Cadence.ROUND:
        return None
    return next(
        timezone.localdate(one.at) for one in _of_calendar(schedule) if one.at > now
    )


def _due(schedule: ReportSchedule, now: datetime) -> Iterator[Due]:
    if schedule.cadence == Cadence.ROUND:
        yield from _of_campaigns(schedule, now)
        return
    for one in _of_calendar(schedule):
        if one.at > now:
            return
        yield one


def _of_calendar(schedule: ReportSchedule) -> Iterator[Due]:
    """Without end."""
    first = timezone.localdate(schedule.since) - timedelta(days=schedule.days)
    for span in spans(Cadence(schedule.cadence), first):
        at = _moment(span.until_on, schedule)
        if at > schedule.since:
            yield Due(span.until_on.isoformat(), at, span)


def _of_campaigns(schedule: ReportSchedule, now: datetime) -> Iterator[Due]:
    margin = timedelta(days=schedule.days + 1)
    over = campaigns_of_unit(schedule.unit).filter(
        published__closes_at__gt=schedule.since - margin, published__closes_at__lte=now
    )
    for campaign in over.order_by("published__closes_at", "pk"):
        version = campaign.published
        assert version is not None
        span = Span(
            timezone.localdate(version.opens_at), timezone.localdate(version.closes_at)
        )
        at = _moment(span.until_on, schedule)
        if schedule.since < at <= now:
            yield Due(str(campaign.uid), at, span, campaign)


def _moment(last: date, schedule: ReportSchedule) -> datetime:
    zone: Any = timezone.get_current_timezone()
    return AsOf(last + timedelta(days=schedule.days), zone).at
