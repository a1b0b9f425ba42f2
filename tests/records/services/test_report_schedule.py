"""Reports that are made by themselves: once each, by the rights of that day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Grant, Notice, User
from records.kinds.report import Heading
from records.kinds.rhythm import Rhythm
from records.models import Report, ReportSchedule
from records.services.report_schedule import (
    ScheduleThere,
    lay_schedule,
    pause_schedule,
    remove_schedule,
    resume_schedule,
    run_schedules,
)
from tests.factories import GrantFactory, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)


@pytest.fixture
def this() -> Round:
    this = make_round()
    this.study(this.add(UnitFactory(parent=this.province)))
    this.count()
    return this


@pytest.fixture
def officer(this) -> User:
    return GrantFactory(unit=this.province, role=Role.CAMPAIGN_OFFICER).user


def lay(this: Round, officer: User, rhythm: Rhythm = Rhythm.MONTH) -> ReportSchedule:
    return lay_schedule(rhythm=rhythm, unit=this.province, actor=officer)


def spans() -> list[tuple[date, date]]:
    reports = Report.objects.order_by("until_on", "pk")
    return list(reports.values_list("from_on", "until_on"))


def test_a37_month_is_reported_on_the_day_after_it_ended(this, officer, noon, run_jobs):
    lay(this, officer)
    assert run_schedules() == 0

    noon.shift(timedelta(days=30))  # 1 July
    assert run_schedules() == 1
    run_jobs()

    report = Report.objects.get()
    assert spans() == [(date(2026, 6, 1), date(2026, 6, 30))]
    assert timezone.localtime(report.as_of).isoformat()[:19] == "2026-06-30T23:59:59"
    assert report.made_at is not None
    assert report.files.count() == 3
    assert report.asked_by is None
    told = Notice.objects.get(user=officer)
    assert told.facts["report_uid"] == str(report.uid)


def test_a37_no_report_is_made_twice(this, officer, noon, run_jobs):
    lay(this, officer)
    noon.shift(MONTH)

    assert [run_schedules() for _ in range(3)] == [1, 0, 0]
    ReportSchedule.objects.update(
        done_until=date(2026, 5, 31)
    )  # as if it had not kept it
    assert run_schedules() == 0
    run_jobs()
    run_jobs()

    assert Report.objects.count() == 1
    assert Notice.objects.filter(user=officer).count() == 1


def test_a37_what_ended_while_the_system_was_off_is_made_up(this, officer, noon):
    lay(this, officer)
    noon.shift(3 * MONTH)  # 2 September

    assert run_schedules() == 3
    assert [until for _, until in spans()] == [
        date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31),
    ]  # fmt: skip


def test_a37_what_ended_during_a_pause_is_not(this, officer, noon):
    schedule = lay(this, officer)
    pause_schedule(schedule=schedule, actor=officer)
    noon.shift(2 * MONTH)  # 2 August
    assert run_schedules() == 0

    resume_schedule(schedule=schedule, actor=officer)
    assert run_schedules() == 0
    noon.shift(MONTH)

    assert run_schedules() == 1
    assert spans() == [(date(2026, 8, 1), date(2026, 8, 31))]


def test_a37_campaign_is_reported_when_it_has_closed(this, officer, noon, run_jobs):
    lay(this, officer, Rhythm.ROUND)
    closes = timezone.localdate(this.version.closes_at)
    until = closes - timezone.localdate()

    noon.shift(until)
    assert run_schedules() == 0
    noon.shift(timedelta(days=1))
    assert run_schedules() == 1
    run_jobs()

    report = Report.objects.get()
    assert (report.campaign, report.until_on) == (this.campaign, closes)


@pytest.mark.parametrize("lost", ["grant", "account"])
def test_a37_right_that_was_lost_stops_the_schedule(this, officer, noon, lost):
    schedule = lay(this, officer)
    noon.shift(MONTH)
    if lost == "grant":
        Grant.objects.filter(user=officer).delete()
    else:
        User.objects.filter(pk=officer.pk).update(is_active=False)

    assert run_schedules() == 0

    schedule.refresh_from_db()
    assert schedule.stopped_at is not None
    assert not Report.objects.exists()
    assert Notice.objects.filter(user=officer).count() == (lost == "grant")
    assert AuditEvent.objects.filter(verb="report_schedule.stopped").count() == 1


def test_a37_paper_bears_what_was_asked_around_the_figures(this, officer, noon):
    lay_schedule(
        rhythm=Rhythm.QUARTER,
        unit=this.province,
        actor=officer,
        heading=Heading(place="Phước Bình"),
    )
    noon.shift(MONTH)
    run_schedules()

    assert Report.objects.get().words_around.place == "Phước Bình"


def test_a37_removed_schedule_leaves_its_reports_and_makes_none(
    this, officer, noon, run_jobs
):
    schedule = lay(this, officer)
    noon.shift(MONTH)
    run_schedules()
    remove_schedule(schedule=schedule, actor=officer)
    run_jobs()  # what had been asked for

    assert Report.objects.count() == 1
    noon.shift(MONTH)
    assert run_schedules() == 0


def test_a37_same_schedule_is_laid_once(this, officer):
    lay(this, officer)

    with pytest.raises(ScheduleThere):
        lay(this, officer)
    lay(this, officer, Rhythm.YEAR)
