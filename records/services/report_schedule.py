"""Reports that come by themselves: laid, changed, paused, served once, stopped."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
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
from records.kinds.notice import REPORT_READY, SCHEDULE_STOPPED
from records.kinds.report import Heading
from records.kinds.report_schedule import Cadence, Standing
from records.models import Report, ReportSchedule, ReportScheduleRun
from records.permissions import MAKE_REPORT
from records.selectors.report_schedule import Due, owed
from records.services.report import (
    NothingToReport,
    ask_report,
    make_report,
    title_of,
)

SERVE = "records.tasks.serve_report_schedule"


class AlreadyLaid(DomainError):
    message = _(
        "You have a schedule for this unit and this period already. Change that one."
    )


class MayNotHave(DomainError):
    message = _("You may not ask for reports on this unit any more.")


@transaction.atomic
def lay_schedule(
    *, cadence: str, unit: Unit, days: int, heading: Heading, actor: User,
    now: datetime | None = None,
) -> ReportSchedule:  # fmt: skip
    """Have a report made ``days`` after the end of each; one schedule each.

    Raises:
        AlreadyLaid: the actor has one for the unit and the cadence.
    """
    now = now or timezone.now()
    schedule, is_new = ReportSchedule.objects.get_or_create(
        owner=actor, unit=unit, cadence=cadence,
        defaults={"days": days, "heading": asdict(heading), "since": now},
    )  # fmt: skip
    if not is_new:
        raise AlreadyLaid
    _audit("report_schedule.laid", schedule, actor, now)
    return schedule


@transaction.atomic
def change_schedule(
    *, schedule: ReportSchedule, cadence: str, unit: Unit, days: int,
    heading: Heading, actor: User, now: datetime | None = None,
) -> ReportSchedule:  # fmt: skip
    """Other words, unit or days from now on; what fell due before is not owed any more.

    Raises:
        AlreadyLaid: the actor has another for the unit and the cadence.
    """
    now = now or timezone.now()
    schedule = _claim(schedule)
    others = ReportSchedule.objects.filter(
        owner=schedule.owner_id, unit=unit, cadence=cadence
    )
    if others.exclude(pk=schedule.pk).exists():
        raise AlreadyLaid
    if (schedule.unit_id, schedule.cadence) != (unit.pk, cadence):
        schedule.runs.all().delete()  # of other periods; their reports stay
    schedule.unit, schedule.cadence, schedule.days = unit, cadence, days
    schedule.heading, schedule.since = asdict(heading), now
    schedule.save()
    _audit("report_schedule.changed", schedule, actor, now)
    return schedule


@transaction.atomic
def pause_schedule(
    *, schedule: ReportSchedule, actor: User, now: datetime | None = None
) -> bool:
    """Make nothing until it is taken up again; whether this call did it."""
    schedule = _claim(schedule)
    if schedule.standing != Standing.ACTIVE:
        return False
    schedule.standing = Standing.PAUSED
    schedule.save(update_fields=["standing"])
    _audit("report_schedule.paused", schedule, actor, now)
    return True


@transaction.atomic
def resume_schedule(
    *, schedule: ReportSchedule, actor: User, now: datetime | None = None
) -> bool:
    """Go on from now; what fell due meanwhile is not made. Whether this call did it.

    Raises:
        MayNotHave: its owner may not have the report.
    """
    now = now or timezone.now()
    schedule = _claim(schedule)
    if schedule.standing == Standing.ACTIVE:
        return False
    if not _may_have(schedule):
        raise MayNotHave
    schedule.standing, schedule.since = Standing.ACTIVE, now
    schedule.save(update_fields=["standing", "since"])
    _audit("report_schedule.resumed", schedule, actor, now)
    return True


@transaction.atomic
def delete_schedule(
    *, schedule: ReportSchedule, actor: User, now: datetime | None = None
) -> bool:
    """Take it away; the reports that it made stay. Whether this call did it."""
    found = ReportSchedule.objects.select_for_update().filter(pk=schedule.pk).first()
    if found is None:
        return False
    _audit("report_schedule.deleted", found, actor, now)
    found.delete()
    return True


def ask_for_owed(*, now: datetime | None = None) -> int:
    """Ask for what is due, a job each; how many are owed. Twice over it is asked once."""
    now = now or timezone.now()
    asked = 0
    active = ReportSchedule.objects.filter(standing=Standing.ACTIVE)
    for schedule in active.select_related("unit", "owner").order_by("pk"):
        for due in owed(schedule, now):
            enqueue(
                SERVE,
                key=f"report-schedule-{schedule.uid}-{due.at:%Y%m%d}-{due.occasion}",
                title=_t("Scheduled report: %(unit)s") % {"unit": schedule.unit.name},
                actor=schedule.owner,
                schedule_id=schedule.pk,
                occasion=due.occasion,
            )
            asked += 1
    return asked


@transaction.atomic
def serve(
    *, schedule_id: int, occasion: str, now: datetime | None = None
) -> Report | None:
    """Make what is owed for ``occasion``, by the rights that the owner has now.

    The schedule's row is locked: of two at once the second finds it served. Whoever may
    not have the report gets none, and is told that the schedule has stopped.
    """
    now = now or timezone.now()
    rows = ReportSchedule.objects.select_for_update(of=("self",))
    schedule = rows.select_related("unit", "owner").filter(pk=schedule_id).first()
    if schedule is None:
        return None
    due = next((one for one in owed(schedule, now) if one.occasion == occasion), None)
    if due is None:
        return None
    if not _may_have(schedule):
        _stop(schedule, now)
        return None
    report = _make(schedule, due, now)
    ReportScheduleRun.objects.create(
        schedule=schedule, occasion=occasion, run_at=now, report=report
    )
    if report is not None:
        _tell_ready(schedule, report, occasion, now)
    return report


def _make(schedule: ReportSchedule, due: Due, now: datetime) -> Report | None:
    """The made report; None if the campaign was not there at the moment."""
    try:
        report = ask_report(
            shape=schedule.shape,
            unit=schedule.unit,
            campaign=due.campaign,
            from_on=due.span.from_on,
            until_on=due.span.until_on,
            as_of=due.at,
            heading=schedule.words_around,
            actor=None,
            now=now,
        )
    except NothingToReport:  # published only after the moment: nothing will ever be
        return None
    make_report(report=report, now=now)
    return report


def _may_have(schedule: ReportSchedule) -> bool:
    owner = User.objects.get(pk=schedule.owner_id)  # afresh: rights are kept on it
    return units_for(owner, MAKE_REPORT).filter(pk=schedule.unit_id).exists()


def _stop(schedule: ReportSchedule, now: datetime) -> None:
    schedule.standing = Standing.STOPPED
    schedule.save(update_fields=["standing"])
    _audit("report_schedule.stopped", schedule, None, now)
    news = News(
        kind=SCHEDULE_STOPPED,
        topic=f"report-schedule-stopped:{schedule.uid}",
        occasion=now.isoformat(),  # taken up again, it may stop again
        facts={"unit": schedule.unit.name},
    )
    tell(news=news, users=[schedule.owner], now=now)


def _tell_ready(
    schedule: ReportSchedule, report: Report, occasion: str, now: datetime
) -> None:
    news = News(
        kind=REPORT_READY,
        topic=f"report-schedule:{schedule.uid}",
        occasion=occasion,
        facts={
            "unit": schedule.unit.name,
            "report": title_of(report),
            "report_uid": str(report.uid),
        },
    )
    tell(news=news, users=[schedule.owner], unit=schedule.unit, now=now)


def _claim(schedule: ReportSchedule) -> ReportSchedule:
    rows = ReportSchedule.objects.select_for_update(of=("self",))
    return rows.select_related("unit").get(pk=schedule.pk)


def _audit(
    verb: str, schedule: ReportSchedule, actor: User | None, now: datetime | None
) -> None:
    audit.record(
        actor=actor, verb=verb, target=schedule, now=now, unit=str(schedule.unit.uid),
        cadence=Cadence(schedule.cadence).value, days=schedule.days,
    )  # fmt: skip
