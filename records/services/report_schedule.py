"""Schedules of reports: laid, paused, removed, and what falls due made once."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from people.access import units_for
from people.kinds.notice import News
from people.models import Unit, User
from people.services.notice import tell
from records.kinds.moment import AsOf
from records.kinds.report import Heading
from records.kinds.report_notice import REPORT_READY, SCHEDULE_STOPPED
from records.kinds.rhythm import Rhythm, spans_ended
from records.models import Report, ReportSchedule, ScheduledReport
from records.permissions import MAKE_REPORT
from records.selectors.report import reports_for
from records.selectors.scene import campaigns_of_unit
from records.services.report import (
    NothingToReport,
    ask_report,
    make_report,
    title_of,
)

MAKE = "records.tasks.make_scheduled_report"


class ScheduleThere(DomainError):
    message = _("You have such a schedule for this unit already.")


@dataclass(frozen=True)
class Due:
    """A question that a schedule puts, as ``ask_report`` takes it."""

    question: dict[str, Any]
    until_on: date


@transaction.atomic
def lay_schedule(
    *,
    rhythm: Rhythm,
    unit: Unit,
    actor: User,
    heading: Heading | None = None,
    now: datetime | None = None,
) -> ReportSchedule:
    """Have reports made from the period, or the campaigns, under way on.

    Raises:
        ScheduleThere: the person has laid the same before.
    """
    now = now or timezone.now()
    try:
        with transaction.atomic():
            schedule = ReportSchedule.objects.create(
                rhythm=rhythm,
                unit=unit,
                owner=actor,
                heading=asdict(heading or Heading()),
                begun_at=now,
                done_until=_yesterday(now),
            )
    except IntegrityError as error:
        raise ScheduleThere from error
    _write_down(schedule, "laid", actor, now)
    return schedule


@transaction.atomic
def pause_schedule(
    *, schedule: ReportSchedule, actor: User, now: datetime | None = None
) -> None:
    """Make nothing for now; twice over is once."""
    now = now or timezone.now()
    schedule = _locked(schedule)
    if schedule.paused_at is None:
        schedule.paused_at = now
        schedule.save(update_fields=["paused_at"])
        _write_down(schedule, "paused", actor, now)


@transaction.atomic
def resume_schedule(
    *, schedule: ReportSchedule, actor: User, now: datetime | None = None
) -> None:
    """Go on with what is under way now; what ended meanwhile is not made up.

    One that was stopped goes on too, and stops again if its owner still may not ask.
    """
    now = now or timezone.now()
    schedule = _locked(schedule)
    if not schedule.is_running:
        schedule.paused_at = schedule.stopped_at = None
        schedule.done_until = _yesterday(now)
        schedule.save(update_fields=["paused_at", "stopped_at", "done_until"])
        _write_down(schedule, "resumed", actor, now)


@transaction.atomic
def remove_schedule(
    *, schedule: ReportSchedule, actor: User, now: datetime | None = None
) -> None:
    """Take the schedule away; the reports that it had made stay."""
    _write_down(schedule, "removed", actor, now or timezone.now())
    schedule.delete()


def run_schedules(*, now: datetime | None = None) -> int:
    """Ask for all that has fallen due, each once under any number of runs; how many."""
    now = now or timezone.now()
    running = ReportSchedule.objects.filter(paused_at=None, stopped_at=None)
    ids = running.order_by("pk").values_list("pk", flat=True)
    return sum(_run(pk, now) for pk in list(ids))


@transaction.atomic
def make_scheduled(*, scheduled: ScheduledReport, now: datetime | None = None) -> None:
    """Make the report and tell its owner, if they may still see it."""
    report, schedule = scheduled.report, scheduled.schedule
    make_report(report=report, now=now)
    if reports_for(schedule.owner, MAKE_REPORT).filter(pk=report.pk).exists():
        _tell(schedule, REPORT_READY, str(report.uid), now, title=title_of(report))


@transaction.atomic
def _run(pk: int, now: datetime) -> int:
    waiting = ReportSchedule.objects.select_for_update(of=("self",), skip_locked=True)
    found = waiting.filter(pk=pk, paused_at=None, stopped_at=None)
    schedule = found.select_related("owner", "unit").first()
    if schedule is None:
        return 0
    mine = units_for(schedule.owner, MAKE_REPORT)
    if not schedule.owner.is_active or not mine.filter(pk=schedule.unit_id).exists():
        _stop(schedule, now)
        return 0
    asked = sum(_ask(schedule, due, now) for due in _due(schedule, now))
    schedule.done_until = max(schedule.done_until, _yesterday(now))
    schedule.save(update_fields=["done_until"])
    return asked


def _due(schedule: ReportSchedule, now: datetime) -> list[Due]:
    """What ended since the last run, the earliest first."""
    today, rhythm = timezone.localdate(now), Rhythm(schedule.rhythm)
    if rhythm is not Rhythm.ROUND:
        return [
            Due({"from_on": one.from_on, "until_on": one.until_on}, one.until_on)
            for one in spans_ended(rhythm, schedule.done_until, today)
        ]
    found = []
    for campaign in campaigns_of_unit(schedule.unit):
        assert campaign.published is not None
        opens, closes = (
            timezone.localdate(moment)
            for moment in (campaign.published.opens_at, campaign.published.closes_at)
        )
        if schedule.done_until < closes < today:
            span = {"campaign": campaign, "from_on": opens, "until_on": closes}
            found.append(Due(span, closes))
    return sorted(found, key=lambda one: one.until_on)


def _ask(schedule: ReportSchedule, due: Due, now: datetime) -> bool:
    """Put the question of the moment at which it fell due; whether there is one."""
    zone: Any = timezone.get_current_timezone()
    try:
        report = ask_report(
            **due.question,
            shape=Rhythm(schedule.rhythm).shape,
            unit=schedule.unit,
            as_of=AsOf(due.until_on, zone).at,
            heading=schedule.words_around,
            actor=None,
            now=now,
        )
    except NothingToReport:
        return False
    scheduled, is_new = ScheduledReport.objects.get_or_create(
        schedule=schedule, report=report
    )
    if is_new:
        _enqueue(scheduled, report)
    return is_new


def _enqueue(scheduled: ScheduledReport, report: Report) -> None:
    enqueue(
        MAKE,
        key=f"scheduled-report-{scheduled.pk}",
        title=_t("Report: %(title)s") % {"title": title_of(report)},
        actor=scheduled.schedule.owner,
        scheduled_id=scheduled.pk,
    )


def _stop(schedule: ReportSchedule, now: datetime) -> None:
    schedule.stopped_at = now
    schedule.save(update_fields=["stopped_at"])
    _write_down(schedule, "stopped", None, now)
    if schedule.owner.is_active:
        _tell(schedule, SCHEDULE_STOPPED, now.isoformat(), now)


def _tell(
    schedule: ReportSchedule,
    kind: str,
    occasion: str,
    now: datetime | None,
    **more: str,
) -> None:
    facts = {"unit": schedule.unit.name, "rhythm": schedule.rhythm, **more}
    if kind == REPORT_READY:
        facts["report_uid"] = occasion
    topic = f"report-schedule:{schedule.uid}:{kind}"
    news = News(kind=kind, topic=topic, occasion=occasion, facts=facts)
    tell(news=news, users=[schedule.owner], unit=schedule.unit, now=now)


def _locked(schedule: ReportSchedule) -> ReportSchedule:
    rows = ReportSchedule.objects.select_for_update(of=("self",))
    return rows.select_related("unit").get(pk=schedule.pk)


def _write_down(
    schedule: ReportSchedule, what: str, actor: User | None, now: datetime
) -> None:
    audit.record(
        actor=actor,
        verb=f"report_schedule.{what}",
        target=schedule,
        now=now,
        rhythm=schedule.rhythm,
        unit=str(schedule.unit.uid),
    )


def _yesterday(now: datetime) -> date:
    return timezone.localdate(now) - timedelta(days=1)
