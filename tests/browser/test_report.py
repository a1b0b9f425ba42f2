"""An officer asks for a report on the phone and at the desk, reads it and takes it."""

from typing import Any

import pytest

from people.kinds.role import Role
from people.models import Unit, User
from records.kinds.report import Heading
from records.kinds.report_schedule import Cadence, Standing
from records.models import Report, ReportSchedule, ReportScheduleRun
from records.services.report_schedule import lay_schedule
from tests.browser.visitor import Visitor, press
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round
from tests.records.reports import crowd, made

pytestmark = pytest.mark.django_db(transaction=True)


def _campaign() -> Round:
    """A round of two committees with long names; twelve people are missing."""
    this = make_round()
    this.version.title = (
        "Đợt học tập, quán triệt Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XII"
    )
    this.version.save()
    names = ("Đảng ủy xã Bù Gia Mập", "Đảng ủy phường Đồng Xoài")
    committees = [
        UnitFactory(parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE, name=name)
        for name in names
    ]
    cells = [
        UnitFactory(
            parent=one, name="Chi bộ Trường Phổ thông Dân tộc nội trú Bù Gia Mập"
        )
        for one in committees
    ]
    crowd(this, [cells[0]] * 52 + [cells[1]] * 20, took_part=60, passed=40)
    this.count()
    return this


def test_a37_report_is_asked_read_and_taken(visit: Any) -> None:
    this = _campaign()
    officer: Visitor = visit("both")
    user = UserFactory(display_name="Trần Thị Hòa")
    officer.is_signed_in_as(
        GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=this.province, user=user).user
    )
    page = officer.page

    officer.go("/reports/")
    officer.look("reports_empty")
    press(page, page.get_by_role("link", name="Lập báo cáo").first)
    officer.look("report_new")
    press(page, page.get_by_role("button", name="Lập báo cáo"))
    officer.look("report")
    report = Report.objects.get()
    for name in ("Word (DOCX)", "PDF", "Bảng tính (XLSX)"):
        with page.expect_download() as taken:
            page.get_by_role("button", name=name).click()
        assert str(report.uid) in taken.value.suggested_filename
    assert page.get_by_text("Chất lượng số liệu").first.is_visible()
    officer.go("/reports/")
    officer.look("reports")
    officer.go("/reports/new/?shape=year")
    page.locator("summary", has_text="Số, nơi kính gửi").click()
    officer.look("report_new_year")
    officer.go("/reports/new/?shape=class")
    officer.forgive("422")
    page.locator("[name=at]").fill("2100-01-01")
    press(page, page.get_by_role("button", name="Lập báo cáo"))
    officer.look("report_new_wrong")


def test_a37_schedule_is_laid_seen_and_deleted_after_a_question(visit: Any) -> None:
    this = _campaign()
    officer: Visitor = visit("both")
    user = UserFactory(display_name="Trần Thị Hòa")
    officer.is_signed_in_as(
        GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=this.province, user=user).user
    )
    page = officer.page

    officer.go("/reports/")
    press(page, page.get_by_role("link", name="Báo cáo theo lịch"))
    officer.look("report_schedules_empty")
    press(page, page.get_by_role("link", name="Đặt lịch mới").first)
    officer.look("report_schedule_new")
    press(page, page.get_by_role("button", name="Lưu lịch"))
    _stop_one_and_serve_one(user, this)
    officer.go("/reports/schedules/")
    officer.look("report_schedules")
    page.get_by_role("button", name="Xóa").first.click()
    press(page, page.get_by_role("dialog").get_by_role("button", name="Xóa"))

    assert ReportSchedule.objects.count() == 1


def _stop_one_and_serve_one(user: User, this: Round) -> None:
    """The month's has made a report; another of a unit lost has stopped."""
    monthly = ReportSchedule.objects.get()
    ReportScheduleRun.objects.create(
        schedule=monthly, occasion="2026-05-31", run_at=NOON, report=made(this, "year")
    )
    lost = lay_schedule(
        cadence=Cadence.ROUND,
        unit=Unit.objects.get(name="Đảng ủy xã Bù Gia Mập"),
        days=3,
        heading=Heading(),
        actor=user,
    )
    ReportSchedule.objects.filter(pk=lost.pk).update(standing=Standing.STOPPED)
