"""A unit answers for its rate: the secretary attests, the committee decides, it is locked."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from courses.models import CourseRun
from people.kinds.role import Role
from people.models import Person, Unit, User
from records.models import Attestation, CompletionRecord
from records.services.ledger_sealing import seal_all
from tests.browser.visitor import Visitor, press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.chain import close
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db(transaction=True)
SCHOOL = "Chi bộ Trường Phổ thông Dân tộc nội trú Trung học cơ sở Bù Gia Mập"


@dataclass
class Cast:
    round: Round
    absent: Person
    secretary: User
    other: User  # secretary of the other cell
    committee: User
    board: User


def _holds(role: Role, unit: Unit, name: str) -> User:
    user = UserFactory(display_name=name)
    return GrantFactory(role=role, unit=unit, user=user).user


def _cast() -> Cast:
    """A closed campaign with long names; one member of the school is missing."""
    this = make_round()
    CourseRun.objects.update(closes_at=timezone.now() + timedelta(days=30))
    this.version.title = (
        "Đợt học tập, quán triệt Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XII"
    )
    this.version.save()
    committee = UnitFactory(
        parent=this.province,
        kind=Unit.Kind.PARTY_COMMITTEE,
        name="Đảng ủy xã Bù Gia Mập",
    )
    cells = [
        UnitFactory(parent=committee, name=name)
        for name in (SCHOOL, "Chi bộ thôn Bù Lư")
    ]
    absent = this.add(cells[0], full_name="Điểu Thị Hoàng Ngọc Phương Uyên")
    people = [this.add(cells[0]) for _ in range(3)]
    people += [this.add(cells[1]) for _ in range(2)]
    this.count()
    for person in people:
        this.study(person)
    close(this)
    return Cast(
        this,
        absent,
        _holds(Role.CELL_SECRETARY, cells[0], "Điểu Thị Bích Ngọc Phương Thảo"),
        _holds(Role.CELL_SECRETARY, cells[1], "Nguyễn Văn An"),
        _holds(Role.COMMITTEE_OFFICER, committee, "Trần Thị Hòa"),
        _holds(Role.ORGANISATION_OFFICER, this.province, "Lê Quang Minh"),
    )


def test_a36_figures_go_up_come_back_and_are_locked(
    visit: Any, tmp_path: Any, settings: Any
) -> None:
    settings.LEDGER_KEY = tmp_path / "key"
    cast = _cast()

    def sit(user: User) -> Visitor:
        visitor: Visitor = visit("both")
        visitor.is_signed_in_as(user)
        return visitor

    secretary, committee = sit(cast.secretary), sit(cast.committee)
    committee.go("/attestations/")
    committee.look("attestations_nothing_due")
    _attests(secretary)
    _returns(committee)
    _attests_again(secretary)
    _attests_plainly(sit(cast.other))
    _accepts_and_confirms(committee)
    board = sit(cast.board)
    _locks(board)
    cast.round.study(cast.absent)
    _sees_the_correction(board, secretary)

    states = Attestation.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["returned", "accepted", "accepted", "accepted", "locked"]
    lock = Attestation.objects.get(state="locked")
    assert (lock.participated, lock.counted) == (5, 6)


def _link(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("link", name=name, exact=True).first


def _confirm(visitor: Visitor, yes: str) -> None:
    visitor.page.locator("confirm-button > button").click()
    press(visitor.page, visitor.page.get_by_role("button", name=yes))


def _attests(secretary: Visitor) -> None:
    page = secretary.page
    secretary.go("/today/")
    secretary.look("today_attest")
    press(page, "main a[href$='/confirm/']")
    page.locator("summary", has_text="Danh sách: 4 người").click()
    secretary.look("attestation_confirm")
    page.locator("confirm-button > button").click()  # the browser asks for the reason
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.get_by_label("Lý do vắng").select_option("unexcused")
    page.locator("confirm-button > button").click()
    secretary.look("attestation_confirm_asked")
    press(page, page.get_by_role("button", name="Có, xác nhận"))
    expect(page.get_by_text("Cấp trên sẽ tiếp nhận hoặc trả lại")).to_be_visible()
    secretary.look("attestation_confirmed")


def _returns(committee: Visitor) -> None:
    page = committee.page
    committee.go("/work/")
    committee.look("work_attestation_waits")
    press(page, "main a[href='/attestations/']")
    committee.look("attestations_waiting")
    press(page, _link(page, "Đảng ủy xã Bù Gia Mập"))
    page.locator("summary", has_text="Trả lại, ghi lý do").first.click()
    page.get_by_label("Cần sửa điều gì").fill("Đồng chí Uyên có giấy xin phép.")
    committee.look("attestation_work_list")
    press(page, page.get_by_role("button", name="Trả lại", exact=True))
    committee.look("attestation_returned")


def _attests_again(secretary: Visitor) -> None:
    page = secretary.page
    secretary.go("/today/")
    expect(page.get_by_text("có giấy xin phép")).to_be_visible()
    press(page, "main a[href$='/confirm/']")
    secretary.look("attestation_confirm_again")
    expect(page.get_by_role("link", name="Thông báo, 1 chưa đọc")).to_be_visible()
    page.get_by_label("Lý do vắng").select_option("excused")
    page.get_by_label("Ghi chú").fill("Giấy xin phép ngày 20/5")
    _confirm(secretary, "Có, xác nhận")


def _attests_plainly(other: Visitor) -> None:
    other.go("/today/")
    press(other.page, "main a[href$='/confirm/']")
    other.look("attestation_confirm_nobody_missing")
    _confirm(other, "Có, xác nhận")


def _accepts_and_confirms(committee: Visitor) -> None:
    page = committee.page
    committee.go("/attestations/")
    press(page, _link(page, "Đảng ủy xã Bù Gia Mập"))
    page.get_by_text("Chọn tất cả tổ chức chờ tiếp nhận").click()
    committee.look("attestation_all_ticked")
    press(page, page.get_by_role("button", name="Tiếp nhận các tổ chức đã chọn"))
    expect(page.get_by_text("Đã tiếp nhận 2 tổ chức.")).to_be_visible()
    committee.look("attestation_accepted")
    press(page, "main .actions a[href$='/confirm/']")
    committee.look("attestation_confirm_committee")
    _confirm(committee, "Có, xác nhận")


def _locks(board: Visitor) -> None:
    page = board.page
    board.go("/attestations/")
    press(page, _link(page, "Tỉnh ủy"))
    board.look("attestation_province_waits")
    page.locator("input[name=chosen]").first.check()
    press(page, page.get_by_role("button", name="Tiếp nhận các tổ chức đã chọn"))
    press(page, _link(page, "Chốt số liệu"))
    board.look("attestation_lock")
    page.locator("confirm-button > button").click()
    board.look("attestation_lock_asked")
    press(page, page.get_by_role("button", name="Có, chốt"))
    expect(page.get_by_text("Đã xác nhận 5/6").first).to_be_visible()
    board.look("attestation_locked")


def _sees_the_correction(board: Visitor, secretary: Visitor) -> None:
    seal_all()
    page = board.page
    beside = re.compile(r"Đã xác nhận 5/6 ngày .*; nay 6/6 \(tham gia \+1 ngày ")
    page.reload()
    expect(page.get_by_text(beside).first).to_be_visible()
    board.look("attestation_corrected")
    press(page, _link(page, "Bảng tổng hợp"))
    expect(page.get_by_text(beside).first).to_be_visible()
    board.look("board_corrected")
    page.go_back()
    press(page, _link(page, "Bản in giấy"))
    board.look("attestation_sheet")
    secretary.go("/attestations/")
    press(secretary.page, _link(secretary.page, SCHOOL))
    expect(secretary.page.get_by_text("nay 4/4")).to_be_visible()
    press(secretary.page, _link(secretary.page, "Bản in giấy"))
    secretary.look("attestation_sheet_cell")
    secretary.page.emulate_media(media="print")
    secretary.look_at("attestation_sheet_print")
    assert CompletionRecord.objects.filter(participated_at=None).count() == 0
