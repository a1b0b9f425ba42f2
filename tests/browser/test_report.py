"""An officer asks for a report on the phone and at the desk, reads it and takes it."""

from typing import Any

import pytest

from people.kinds.role import Role
from people.models import Unit
from records.models import Report
from tests.browser.visitor import Visitor, press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round
from tests.records.reports import crowd

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
