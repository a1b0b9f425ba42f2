"""Scheduled reports: made once, as of the due moment, by the rights of that day."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel.models import AuditEvent
from kernel.queue import enqueue
from people.kinds.role import Role
from people.models import Grant, Notice, Unit
from records import tasks
from records.kinds.report import Heading, Shape
from records.kinds.report_schedule import Cadence, Standing
from records.models import Report, ReportSchedule
from records.selectors.report_schedule import next_on, owed
from records.services.report_schedule import (
    SERVE,
    AlreadyLaid,
    MayNotHave,
    ask_for_owed,
    change_schedule,
    delete_schedule,
    lay_schedule,
    pause_schedule,
    resume_schedule,
    serve,
)
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db

AFTER_JUNE = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)  # midnight in Hà Nội
JUNE = "2026-06-30"


@pytest.fixture
def this() -> Round:
    this = make_round()
    this.study(this.add(UnitFactory(parent=this.province)))
    this.count()
    return this


@pytest.fixture
def grant(this) -> Grant:
    return GrantFactory(unit=this.province, role=Role.CAMPAIGN_OFFICER)


def lay(grant: Grant, cadence: str = Cadence.MONTH, days: int = 0) -> ReportSchedule:
    return lay_schedule(
        cadence=cadence,
        unit=grant.unit,
        days=days,
        heading=Heading(place="Đồng Xoài"),
        actor=grant.user,
    )


def lose(grant: Grant) -> None:
    Grant.objects.filter(pk=grant.pk).delete()


def test_a37_schedule_makes_the_report_of_the_month_and_tells_its_owner(
    grant, noon, run_jobs
):
    schedule = lay(grant)
    tasks.ask_for_scheduled_reports()
    early = run_jobs()
    noon.move_to(AFTER_JUNE + timedelta(hours=5))
    tasks.ask_for_scheduled_reports()
    tasks.ask_for_scheduled_reports()
    (job,) = run_jobs()
    tasks.ask_for_scheduled_reports()

    report = Report.objects.get()
    notice = Notice.objects.get(user=grant.user)
    assert early == []
    assert job.asked_by_uid == grant.user.uid
    assert job.result == {"url": f"/reports/{report.uid}/"}
    assert report.shape == Shape.PERIOD
    assert (str(report.from_on), str(report.until_on)) == ("2026-06-01", JUNE)
    assert report.as_of == AFTER_JUNE - timedelta(microseconds=1)
    assert report.words_around.place == "Đồng Xoài"
    assert report.files.count() == 3
    assert notice.facts["report_uid"] == str(report.uid)
    assert schedule.runs.get().report == report
    assert run_jobs() == []


def test_a37_second_of_two_runs_finds_it_made(grant, noon):
    schedule = lay(grant)
    noon.move_to(AFTER_JUNE)

    first = serve(schedule_id=schedule.pk, occasion=JUNE)
    second = serve(schedule_id=schedule.pk, occasion=JUNE)

    assert first is not None
    assert second is None
    assert Report.objects.count() == Notice.objects.count() == 1


def test_a37_what_fell_due_while_the_machine_was_off_is_made_up_once(
    grant, noon, run_jobs
):
    lay(grant)
    noon.move_to(AFTER_JUNE + timedelta(days=40))

    asked = [ask_for_owed() for _again in range(2)]
    run_jobs()

    assert asked == [2, 2]
    assert ask_for_owed() == 0
    assert [str(one.until_on) for one in Report.objects.order_by("until_on")] == [
        JUNE,
        "2026-07-31",
    ]


def test_a37_without_the_right_none_is_made_and_the_schedule_says_so(
    grant, noon, run_jobs
):
    schedule = lay(grant)
    noon.move_to(AFTER_JUNE)
    ask_for_owed()
    lose(grant)
    run_jobs()

    schedule.refresh_from_db()
    notice = Notice.objects.get(user=grant.user)
    assert schedule.standing == Standing.STOPPED
    assert not Report.objects.exists()
    assert notice.kind == "records.report_schedule_stopped"
    assert AuditEvent.objects.filter(verb="report_schedule.stopped").count() == 1
    assert ask_for_owed() == 0
    with pytest.raises(MayNotHave):
        resume_schedule(schedule=schedule, actor=grant.user)


def test_a37_right_over_another_unit_does_not_serve(grant, noon):
    schedule = lay(grant)
    GrantFactory(
        user=grant.user,
        unit=UnitFactory(kind=Unit.Kind.PROVINCE),
        role=Role.CAMPAIGN_OFFICER,
    )
    lose(grant)
    noon.move_to(AFTER_JUNE)

    assert serve(schedule_id=schedule.pk, occasion=JUNE) is None
    assert not Report.objects.exists()


def test_a37_schedule_of_campaigns_waits_its_days_after_the_close(this, grant, noon):
    schedule = lay(grant, Cadence.ROUND, days=3)
    assert this.version is not None
    closes_at = this.version.closes_at
    noon.move_to(closes_at + timedelta(days=2))
    before = owed(schedule, closes_at + timedelta(days=2))
    noon.move_to(closes_at + timedelta(days=4))

    report = serve(schedule_id=schedule.pk, occasion=str(this.campaign.uid))

    assert before == []
    assert report is not None
    assert report.campaign == this.campaign
    assert report.shape == Shape.ROUND
    assert closes_at + timedelta(days=2) < report.as_of < closes_at + timedelta(days=4)


@pytest.mark.parametrize(
    ("cadence", "days", "expected"),
    [
        (Cadence.MONTH, 0, "2026-06-30"),
        (Cadence.MONTH, 3, "2026-06-03"),
        (Cadence.QUARTER, 0, "2026-06-30"),
        (Cadence.QUARTER, 60, "2026-08-29"),
        (Cadence.YEAR, 10, "2027-01-10"),
        (Cadence.ROUND, 0, "None"),
    ],
)
def test_a37_next_day_follows_the_calendar(grant, cadence, days, expected):
    assert str(next_on(lay(grant, cadence, days), NOON)) == expected


def test_a37_paused_makes_nothing_and_goes_on_from_its_resuming(grant, noon):
    schedule = lay(grant)
    paused = [pause_schedule(schedule=schedule, actor=grant.user) for _ in range(2)]
    noon.move_to(AFTER_JUNE)
    while_paused = ask_for_owed()
    resumed = [resume_schedule(schedule=schedule, actor=grant.user) for _ in range(2)]

    assert paused == resumed == [True, False]
    assert while_paused == ask_for_owed() == 0


def test_a37_change_holds_from_now_on_and_no_two_are_the_same(grant, noon):
    schedule, other = lay(grant), lay(grant, Cadence.YEAR)
    wish = {"unit": grant.unit, "heading": Heading(), "actor": grant.user}
    with pytest.raises(AlreadyLaid):
        lay(grant)
    with pytest.raises(AlreadyLaid):
        change_schedule(schedule=schedule, cadence=Cadence.YEAR, days=1, **wish)
    noon.move_to(AFTER_JUNE)

    changed = change_schedule(schedule=schedule, cadence=Cadence.MONTH, days=5, **wish)

    assert changed.days == 5
    assert str(next_on(changed, AFTER_JUNE)) == "2026-07-05"
    assert str(next_on(other, AFTER_JUNE)) == "2026-12-31"


def test_a37_deleted_leaves_its_reports_and_its_job_does_nothing(grant, noon, run_jobs):
    schedule = lay(grant)
    noon.move_to(AFTER_JUNE)
    report = serve(schedule_id=schedule.pk, occasion=JUNE)
    enqueue(SERVE, schedule_id=schedule.pk, occasion=JUNE)

    deleted = [delete_schedule(schedule=schedule, actor=grant.user) for _ in range(2)]
    run_jobs()

    assert deleted == [True, False]
    assert Report.objects.get() == report
    assert AuditEvent.objects.filter(verb="report_schedule.deleted").count() == 1
