"""What is known about me, a request about it, and the answer."""

from typing import Any

from playwright.sync_api import expect

from people.kinds.role import Role
from people.models import PrivacyRequest
from tests.browser.visitor import press
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory


def test_d05_member_sees_what_is_known_and_is_answered(visit: Any) -> None:
    unit = UnitFactory(name="Chi bộ Trường Phổ thông Dân tộc nội trú THCS Bù Gia Mập")
    person = PersonFactory(
        user=UserFactory(), unit=unit, full_name="Điểu Thị Hoàng Ngọc Phương Uyên"
    )
    officer = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=unit).user
    member, board = visit("both"), visit("both")
    member.is_signed_in_as(person.user)
    board.is_signed_in_as(officer)
    board.go("/privacy/")
    board.look("privacy_list_empty")

    member.go("/mine/")
    press(member.page, "main a[href='/mine/data/']")
    member.look("own_data")
    press(member.page, "main a[href='/mine/data/requests/']")
    member.page.check("[name=kind][value=erase]")
    member.page.fill("[name=words]", "Xóa chi tiết các lần tôi vào lớp trực tuyến.")
    press(member.page, "main form .button-primary")
    member.look("own_privacy_waits")

    board.go("/privacy/")
    board.look("privacy_list")
    press(board.page, "main .cards a")
    board.look("privacy")
    board.page.check("[name=outcome][value=granted]")
    board.page.fill("[name=words]", "Đã xóa dữ liệu thô; kết quả học tập được giữ.")
    press(board.page, "main form .button-primary")
    expect(board.page.get_by_text("Đã trả lời.").first).to_be_visible()

    member.page.reload()
    expect(member.page.get_by_text("Đã xóa dữ liệu thô")).to_be_visible()
    member.look("own_privacy_answered")
    assert PrivacyRequest.objects.get().state == "granted"
