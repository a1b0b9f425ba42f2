"""An attempt is looked at a second time: staff ask, the member answers, two persons decide."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.models import Attempt, Inquiry
from people.kinds.role import Role
from people.models import Unit, User
from tests.assessments.factories import ApprovedFactory
from tests.assessments.inquiries import inquiry_at
from tests.browser.visitor import Visitor, press
from tests.factories import GrantFactory, UnitFactory

LONG = "Chi bộ Trường Phổ thông Dân tộc nội trú Trung học cơ sở và Trung học phổ thông"


def _inquiry(province: Unit) -> Inquiry:
    cell = UnitFactory(parent=province, name=LONG)
    inquiry = inquiry_at(cell)
    inquiry.grounds = [
        *inquiry.grounds,
        {"kind": "one_device", "facts": {"people": 5}},
        {"kind": "same_answers", "facts": {"people": 4, "chance": "3.1e-09"}},
    ]
    inquiry.save()
    quiz = inquiry.attempt.quiz
    quiz.activity.title = (
        "Bài kiểm tra Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XII"
    )
    quiz.activity.save()
    person = inquiry.attempt.person
    person.full_name = "Điểu Thị Hoàng Ngọc Phương Uyên"
    person.save()
    for item in inquiry.attempt.items.all():
        for _ in range(2):
            ApprovedFactory(question__bank=quiz.bank, point=item.version.point)
    return inquiry


def _officer(province: Unit, role: Role) -> User:
    return GrantFactory(role=role, unit=province).user


@pytest.mark.parametrize("kind", ["phone"])
def test_a31_a_second_look_is_asked_answered_and_decided(visit: Any, kind: str) -> None:
    province = UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")
    inquiry = _inquiry(province)
    member_user = inquiry.attempt.person.user
    assert member_user is not None

    def sit(user: User) -> Visitor:
        visitor: Visitor = visit(kind)
        visitor.is_signed_in_as(user)
        return visitor

    first = sit(_officer(province, Role.CAMPAIGN_OFFICER))
    second, member = sit(_officer(province, Role.INSPECTOR)), sit(member_user)
    _asks(first)
    _answers(member)
    _proposes(first)
    _confirms(second)
    _reads(member)

    assert Attempt.objects.get().disallowed_at is not None
    inquiry.refresh_from_db()
    assert inquiry.seen_at is not None


def _asks(first: Visitor) -> None:
    page = first.page
    first.go("/staff/inquiries/")
    first.look("inquiries")
    press(page, "main table a[href*='/inquiries/']")
    page.locator("details").last.locator("summary").click()
    page.check("[name=way][value=questions]")
    page.fill("[name=words]", "Bài thi nộp sau 9 giây; đề nghị trả lời thêm năm câu.")
    day = timezone.localdate() + timedelta(days=3)
    page.fill("[name=due_on]", day.isoformat())
    press(page, "form[action$='/ask/'] .button-primary")


def _answers(member: Visitor) -> None:
    page = member.page
    member.go("/today/")
    member.look("today_second_look")
    press(page, "main a[href*='/inquiries/']")
    member.look("second_look")
    press(page, "form[action$='/begin/'] .button-primary")
    for number in range(1, 5):
        page.locator(f"[name=look-{number}]").first.check()
    press(page, "form[action$='/answers/'] .button-primary")
    member.look("second_look_missing")
    member.problems.clear()  # the browser itself tells of the 422
    page.locator("[name=look-5]").first.check()
    press(page, "form[action$='/answers/'] .button-primary")


def _proposes(first: Visitor) -> None:
    page = first.page
    page.reload()
    first.look("inquiry_answered")
    page.check("[name=outcome][value=disallow]")
    page.fill("form[action$='/propose/'] [name=reason]", "Trả lời sai cả năm câu.")
    press(page, "form[action$='/propose/'] .button-primary")


def _confirms(second: Visitor) -> None:
    second.go("/staff/inquiries/?show=proposed")
    press(second.page, "main table a[href*='/inquiries/']")
    second.look("inquiry_to_confirm")
    press(second.page, "form[action$='/confirm/'] .button-primary")


def _reads(member: Visitor) -> None:
    member.go("/today/")
    press(member.page, "main a[href*='/inquiries/']")
    member.look("second_look_outcome")
    press(member.page, "form[action$='/seen/'] .button-primary")
