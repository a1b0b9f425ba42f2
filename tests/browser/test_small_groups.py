"""A class is divided into small groups; one writes for the group, and all see the answer."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from live.models import LiveSession, SmallGroup
from live.services.running import start_session
from people.kinds.role import Role
from tests.browser.live_site import served
from tests.browser.visitor import press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
)

expect.set_options(timeout=30_000)
CASE = (
    "Một đảng viên chia sẻ trên mạng xã hội một tin chưa kiểm chứng về cán bộ xã.\n"
    "Chi bộ nên làm gì, theo thứ tự nào?"
)
ANSWER = "1. Đề nghị gỡ tin.\n2. Tìm hiểu nguyên nhân.\n3. Nhắc nhở trước chi bộ."
GROUP = "room-group section"
NAMES = ("Nguyễn Thị Hồng Hạnh", "Điểu K'Ré")


@pytest.fixture
def site(tmp_path, settings, transactional_db):
    settings.MEDIA_ROOT = tmp_path / "media"
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def cast(site):
    unit = UnitFactory(name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập")
    session = LiveSessionFactory(
        activity__title="Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=unit,
        starts_at=timezone.now(),
        mode="mixed",
    )
    AgendaPartFactory(session=session, position=1, kind="discussion")
    members = [member_of(session, unit, full_name=name) for name in NAMES]
    lecturer = UserFactory(display_name="Lê Văn Sáu")
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    hall = HallFactory(session=session, unit=unit, name="Hội trường xã Bù Gia Mập")
    clerk = GrantFactory(role=Role.CELL_SECRETARY, unit=unit).user
    start_session(session=session, actor=None)
    return LiveSession.objects.get(), members, lecturer, hall, clerk


def test_a10_small_groups_from_the_division_to_the_answer_on_all_screens(
    site, visit, cast
):
    session, members, lecturer, hall, clerk = cast
    desk = visit("desk", lecturer, at=site)
    writer, reader = (visit("phone", one.user, at=site) for one in members)
    for one in (writer, reader):
        one.go(f"/sessions/{session.uid}/")
        expect(one.page.locator("[data-part]")).to_be_visible()
    desk.go(f"/staff/sessions/{session.uid}/console/")

    _divides(desk)
    _one_writes(writer, reader)
    _case_changes_while_they_type(desk, writer)
    screen = visit("desk", clerk, at=site)
    screen.go(f"/halls/{hall.uid}/screen/")
    expect(screen.page.locator("[data-shown]")).to_be_hidden()
    _is_shown(desk, session, reader)
    expect(screen.page.locator("[data-shown]")).to_contain_text("Nhắc nhở trước chi bộ")
    screen.look("live_groups_screen")
    for one, name in ((writer, "live_group_reporter"), (reader, "live_group_member")):
        one.look(name)
    _ends_while_they_type(desk, writer)


def _ends_while_they_type(desk, writer):
    """What was not saved does not count, and can still be read."""
    writer.page.get_by_label("Câu trả lời của nhóm").fill("4. Chưa kịp lưu.")
    press(desk.page, desk.page.get_by_role("link", name="Đến các nhóm nhỏ"))
    desk.page.get_by_role("button", name="Kết thúc làm việc nhóm").click()
    press(desk.page, "dialog[open] [data-answer=yes]")
    expect(desk.page.get_by_text("Đã hết giờ làm việc nhóm")).to_be_visible()
    group = writer.page.locator("room-group")
    expect(group).to_contain_text("Đã hết giờ làm việc nhóm")
    expect(group).to_contain_text("4. Chưa kịp lưu.")
    assert SmallGroup.objects.get().answer == ANSWER


def _divides(desk):
    press(desk.page, desk.page.get_by_role("link", name="Chia lớp thành nhóm nhỏ"))
    expect(desk.page.get_by_text("2 người đang kết nối")).to_be_visible()
    desk.look("live_groups_divide")
    desk.page.get_by_label("Số nhóm, nếu chia ngẫu nhiên").fill("1")
    desk.page.get_by_label("Tình huống cho các nhóm").fill(CASE)
    press(desk.page, desk.page.get_by_role("button", name="Chia nhóm"))
    for name in NAMES:
        expect(desk.page.locator(".cards .meta")).to_contain_text(name)
    desk.look("live_groups_made")
    press(desk.page, desk.page.get_by_role("button", name="Cho các nhóm bắt đầu"))


def _one_writes(writer, reader):
    """The group is there without a reload; the first who presses is the reporter."""
    expect(reader.page.locator(GROUP)).to_contain_text("Chi bộ nên làm gì")
    writer.page.get_by_role("button", name="Tôi ghi cho nhóm").click()
    expect(writer.page.get_by_label("Câu trả lời của nhóm")).to_be_visible()
    expect(reader.page.locator(GROUP)).to_contain_text(f"Thư ký: {NAMES[0]}")


def _case_changes_while_they_type(desk, writer):
    box = writer.page.get_by_label("Câu trả lời của nhóm")
    box.fill(ANSWER)
    desk.page.get_by_label("Tình huống: Nhóm 1").fill(f"{CASE}\nTrong ba ý.")
    press(desk.page, desk.page.get_by_role("button", name="Lưu tình huống và thư ký"))
    expect(writer.page.locator(GROUP)).to_contain_text("Trong ba ý")
    expect(box).to_have_value(ANSWER)
    writer.page.get_by_role("button", name="Lưu câu trả lời").click()
    expect(writer.page.locator("[data-said]").first).to_contain_text("Đã lưu")
    expect(box).to_have_value(ANSWER)


def _is_shown(desk, session, reader):
    desk.go(f"/staff/sessions/{session.uid}/console/")
    expect(desk.page.locator("#panel")).to_contain_text("Nhắc nhở trước chi bộ")
    desk.page.get_by_role("button", name="Chiếu cho cả lớp").click()
    expect(desk.page.get_by_text("cả lớp đang xem")).to_be_visible()
    desk.look("live_groups_console")
    expect(reader.page.locator("[data-shown]")).to_contain_text("Nhắc nhở trước chi bộ")
    assert SmallGroup.objects.get().answer == ANSWER
