"""A round is over: the member is told, asks for a review and is answered."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from courses.models import Campaign
from people.kinds.role import Role
from people.models import Unit, User
from records.models import CompletionRecord, Contest
from tests.browser.visitor import Visitor, press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import make_round

PICTURE = b"\xff\xd8\xff\xe0 danh sach ky ten"


@dataclass
class Cast:
    member: User
    secretary: User
    committee: User
    board: User


def _cast() -> Cast:
    """A closed round with long names; the member's participation was never counted."""
    this = make_round()
    this.version.title = (
        "Đợt học tập, quán triệt Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XII"
    )
    this.version.save()
    committee = UnitFactory(
        parent=this.province,
        kind=Unit.Kind.PARTY_COMMITTEE,
        name="Đảng ủy xã Bù Gia Mập",
    )
    cell = UnitFactory(
        parent=committee, name="Chi bộ Trường Phổ thông Dân tộc nội trú Trung học cơ sở"
    )
    person = this.add(
        cell, user=UserFactory(), full_name="Điểu Thị Hoàng Ngọc Phương Uyên"
    )
    for _ in range(3):
        this.add(cell)
    this.count()
    Campaign.objects.filter(pk=this.campaign.pk).update(state=Campaign.State.CLOSED)
    assert person.user is not None
    return Cast(
        person.user,
        _holds(Role.CELL_SECRETARY, cell),
        _holds(Role.COMMITTEE_OFFICER, committee),
        _holds(Role.ORGANISATION_OFFICER, this.province),
    )


def _holds(role: Role, unit: Unit) -> User:
    return GrantFactory(role=role, unit=unit).user


def test_a33_member_is_told_asks_for_a_review_and_is_answered(
    visit: Any, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    cast = _cast()

    def sit(user: User) -> Visitor:
        visitor: Visitor = visit("both")
        visitor.is_signed_in_as(user)
        return visitor

    member, board = sit(cast.member), sit(cast.board)
    _issues_the_statement(board)
    _asks_for_a_review(member, tmp_path)
    _answers(sit(cast.secretary))
    _confirms(sit(cast.committee))
    _sees_the_outcome(member)

    contest = Contest.objects.get()
    assert (contest.state, contest.proposed_by) == ("upheld", cast.secretary)
    assert contest.decided_by == cast.committee
    record = CompletionRecord.objects.get(person__user=cast.member)
    assert (record.grade, record.mode) == ("D", "hall")


def _issues_the_statement(board: Visitor) -> None:
    board.go("/statements/")
    board.look("statements")
    press(board.page, "main form .button-primary")
    board.look("statement_issued")


def _asks_for_a_review(member: Visitor, folder: Path) -> None:
    page = member.page
    member.go("/today/")
    member.look("today_told")
    press(page, "main a[href*='/mine/results/']")
    member.look("own_result")
    page.locator("summary.button").click()
    page.locator("[name=subject]").first.check()
    page.fill("[name=words]", "Tôi dự tại điểm cầu xã, có ký tên trong danh sách.")
    wrong = folder / "anh.jpg"
    wrong.write_bytes(b"MZ not a picture")
    page.set_input_files("[name=file]", wrong)
    press(page, "main details form .button-primary")
    member.look("own_contest_refused")
    member.forgive("422")
    right = folder / "danh-sach.jpg"
    right.write_bytes(PICTURE)
    page.set_input_files("[name=file]", right)
    press(page, "main details form .button-primary")
    member.look("own_contest_sent")
    member.go("/mine/")
    member.look("own_with_contest")


def _answers(secretary: Visitor) -> None:
    page = secretary.page
    secretary.go("/reviews/")
    secretary.look("contests")
    press(page, "main .cards a")
    secretary.look("contest")
    page.check("[name=outcome][value=upheld]")
    page.fill("[name=reply]", "Có tên và chữ ký trong danh sách điểm cầu.")
    page.select_option("[name=mode]", "hall")
    page.fill("[name=occurred_on]", date(2026, 5, 30).isoformat())
    press(page, "main form .button-primary")
    secretary.look("contest_answered")


def _confirms(committee: Visitor) -> None:
    page = committee.page
    committee.go("/reviews/")
    press(page, "main .cards a")
    committee.look("contest_to_confirm")
    press(page, "main form[action$='/confirm/'] .button-primary")
    committee.look("contest_settled")
    committee.go("/reviews/")
    committee.look("contests_empty")


def _sees_the_outcome(member: Visitor) -> None:
    member.go("/mine/")
    press(member.page, "main a[href*='/mine/results/']")
    member.look("own_contest_answered")
