"""One session from the lobby to the record: lecturer, two phones, a hall cut off."""

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import expect

from courses.models import Progress
from live.models import AgendaPart, Attendance, LiveSession, RollEvent
from live.services.planning import add_hall
from live.services.settlement import report_attendance, settle
from people.kinds.role import Role
from tests.browser.live_site import served
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    member_of,
    slide_of,
)

expect.set_options(timeout=30_000)  # several browsers and a server share the machine
PARTS = (("talk", "Giới thiệu nghị quyết", 60), ("break", "Giải lao", 15),
         ("discussion", "Thảo luận, giải đáp", 30))  # fmt: skip


@pytest.fixture
def site(tmp_path, settings, transactional_db):
    settings.MEDIA_ROOT = tmp_path / "media"
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def cast(site):
    """A session for now with a hall, its lecturer, its clerk and their people."""
    now = timezone.now()
    unit = UnitFactory(name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập")
    session = LiveSessionFactory(
        activity__title="Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=unit,
        starts_at=now + timedelta(minutes=5),
        mode=LiveSession.Mode.MIXED,
    )
    for position, (kind, title, minutes) in enumerate(PARTS, start=1):
        AgendaPartFactory(
            session=session, position=position, kind=kind, title=title, minutes=minutes
        )
    slide_of(session, 1)
    slide_of(session, 2)
    session.slide = 1
    session.save()
    session.polls.create(
        question="Nghị quyết có mấy quan điểm?", options=["3", "5"], right=1
    )
    people = [
        member_of(session, unit, full_name=name)
        for name in ("Nguyễn Thị Hồng Hạnh", "Điểu K'Ré", "Thị Ngọc Bích")
    ]
    for person in people:
        person.enrolments.all()[0].run.__class__.objects.update(
            opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=5)
        )
    hall = add_hall(
        session=session, name="Hội trường xã", unit=unit, units=[unit], actor=None
    )
    lecturer, clerk = UserFactory(), UserFactory()
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    GrantFactory(user=clerk, role=Role.CELL_SECRETARY, unit=unit)
    return session, hall, people, lecturer, clerk


def _backdate(session):
    """Let an hour and three quarters go by: all that has happened happened earlier."""
    back = timedelta(minutes=40)
    for model, names in (
        (LiveSession, ("started_at",)),
        (AgendaPart, ("began_at",)),
    ):
        rows = model.objects.filter(
            **({"pk": session.pk} if model is LiveSession else {"session": session})
        )
        for row in rows:
            for name in names:
                if getattr(row, name):
                    setattr(row, name, getattr(row, name) - back)
            row.save()
    session.leases.update(started_at=timezone.now() - back)


def test_a10_session_from_the_lobby_to_the_record(site, visit, cast):
    session, hall, people, lecturer, clerk = cast
    one = visit("phone", people[0].user, at=site)
    other = visit("phone", people[1].user, at=site)
    desk = visit("desk", lecturer, at=site)
    keeper = visit("phone", clerk, at=site)

    one.go("/sessions/")
    one.look("live_sessions")
    for phone in (one, other):
        phone.go(f"/sessions/{session.uid}/")
    one.look("live_lobby")
    desk.go(f"/staff/sessions/{session.uid}/console/")
    desk.look("live_console_before")
    desk.page.get_by_role("button", name="Bắt đầu buổi học").click()
    for phone in (one, other):
        expect(phone.page.locator("[data-part]")).to_have_text(PARTS[0][1])
        expect(phone.page.locator("[data-stage] img")).to_be_visible()

    _chat(session, one, other, desk, people)
    _hands_and_questions(one, other, desk)
    _poll(one, other, desk)
    _hall_without_network(site, keeper, hall, people)
    _backdate(session)
    desk.page.reload()  # the lecturer's machine died: the class goes on
    desk.page.get_by_role("button", name="Phần tiếp theo").click()
    expect(one.page.locator("[data-part]")).to_have_text(PARTS[1][1])
    now = desk.page.locator("[aria-current=step]")
    expect(now).to_contain_text(PARTS[1][1])
    desk.page.get_by_role("button", name="Phần tiếp theo").click()
    expect(one.page.locator("[data-part]")).to_have_text(PARTS[2][1])
    _confirm(one, desk)
    desk.page.get_by_role("button", name="Kết thúc buổi học").click()
    desk.page.locator("dialog[open] [data-answer=yes]").click()
    for phone in (one, other):
        expect(phone.page.get_by_text("Buổi học đã kết thúc.")).to_be_visible()
    one.look("live_over")

    _reckon(session, people)
    keeper.go(f"/staff/attendance/{session.uid}/")
    keeper.look("live_report")


def _reckon(session, people):
    settle(session=session, actor=None)
    report_attendance(session=session)
    lines = {one.person_id: one.outcome for one in Attendance.objects.all()}
    assert lines[people[0].pk] == "present"
    assert lines[people[1].pk] == "partial"
    assert Progress.objects.get().enrolment.person == people[0]


def _chat(session, one, other, desk, people):
    """Off at first; at once, then after approval; hidden, and one is muted."""
    expect(one.page.locator("[data-chat]")).to_be_hidden()
    desk.page.get_by_role("button", name="Hiện ngay").click()
    for phone, words in ((one, "Âm thanh rõ, hình rõ."), (other, "Cho xin tài liệu")):
        phone.page.fill("#chat", words)
        phone.page.get_by_role("button", name="Gửi tin nhắn").click()
        expect(phone.page.locator("#chat")).to_have_value("")
    for phone in (one, other):
        expect(phone.page.locator("[data-lines] li")).to_have_count(2)
    desk.page.get_by_role("button", name=re.compile("^Ẩn.*Cho xin")).click()
    expect(one.page.locator("[data-lines] li")).to_have_count(1)
    later = desk.page.get_by_role("button", name="Hiện sau khi duyệt")
    later.click()
    expect(later).to_have_attribute("aria-pressed", "true")  # the room says so
    back = timedelta(seconds=3)  # two messages are three seconds apart
    session.chat_messages.update(sent_at=F("sent_at") - back)
    one.page.fill("#chat", "Đề nghị đồng chí giảng viên nói rõ chỉ tiêu 98 %.")
    one.page.press("#chat", "Enter")
    expect(one.page.locator("[data-said]")).to_contain_text("đang chờ")
    desk.page.get_by_role("button", name=re.compile("^Cho hiện.*Đề nghị")).click()
    expect(other.page.locator("[data-lines] li")).to_have_count(2)
    mute = desk.page.get_by_role(
        "button", name=re.compile(f"Khóa.*{people[1].full_name}")
    )
    expect(mute).to_have_count(0)  # what is hidden offers only to be shown again
    desk.page.get_by_role("button", name="Cho hiện lại").click()
    mute.click()
    expect(other.page.locator("#chat")).to_be_hidden()
    expect(other.page.locator("[data-when=muted]")).to_be_visible()
    other.look("live_chat_muted")
    one.go(f"{one.page.url.removeprefix(one.address)}chat/")
    expect(one.page.locator(".chat-page li")).to_have_count(3)
    one.look("live_chat_page")
    one.page.go_back()


def _hands_and_questions(one, other, desk):
    one.page.get_by_role("button", name="Giơ tay").click()
    expect(desk.page.get_by_text("Nguyễn Thị Hồng Hạnh").first).to_be_visible()
    desk.page.get_by_role("button", name="Mời phát biểu").click()
    expect(desk.page.get_by_text("đang phát biểu")).to_be_visible()
    one.page.fill("#ask", "Chỉ tiêu 98 % tính trên tổng số đảng viên nào?")
    one.page.get_by_role("button", name="Gửi câu hỏi").click()
    vote = other.page.get_by_role("button", name="Tôi cũng hỏi câu này")
    vote.click()
    expect(desk.page.get_by_text("1 lượt ủng hộ")).to_be_visible()
    desk.page.get_by_role("button", name="Tiếp", exact=True).click()
    expect(one.page.locator("[data-stage] img")).to_have_attribute(
        "alt", "Trang chiếu 2 trên 2"
    )
    one.look("live_room")
    desk.look("live_console")


def _poll(one, other, desk):
    desk.page.get_by_role("button", name="Hỏi cả lớp").click()
    for phone, answer in ((one, "5"), (other, "3")):
        box = phone.page.locator("[data-poll]")
        box.get_by_role("button", name=answer, exact=True).click()
    desk.page.get_by_role("button", name="Đóng và công bố").click()
    expect(one.page.locator("[data-bars] li")).to_have_count(2)
    expect(one.page.locator("[data-bars]")).to_contain_text("đáp án đúng")


def _hall_without_network(site, keeper, hall, people):
    keeper.go("/halls/")
    keeper.look("live_halls")
    keeper.page.get_by_role("link", name="Điểm danh").last.click()
    status = keeper.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu tất cả lên máy chủ.")
    keeper.page.context.set_offline(True)
    keeper.page.fill("#find", "bich")
    keeper.page.get_by_role("button", name="Thị Ngọc Bích Điểm danh").click()
    expect(status).to_contain_text("Chờ mạng: 1")
    keeper.page.fill("#heads", "3")
    keeper.page.get_by_role("button", name="Lưu số đếm").click()
    expect(status).to_contain_text("Chờ mạng: 2")
    assert RollEvent.objects.count() == 0
    keeper.page.fill("#find", "")
    keeper.look("live_roll_offline")
    keeper.page.context.set_offline(False)
    expect(status).to_have_text("Đã lưu tất cả lên máy chủ.", timeout=20_000)
    keeper.forgive("net::ERR_")
    assert RollEvent.objects.count() == 2
    assert hall.roll.get().person == people[2]


def _confirm(one, desk):
    desk.page.get_by_role("button", name="Mở trong 60 giây").click()
    box = one.page.locator("[data-checkpoint]")
    expect(box).to_be_visible()
    one.look("live_checkpoint")
    asked = box.locator("[data-question]").inner_text()
    number = next(word for word in asked.split() if word.isdigit())
    box.get_by_role("button", name=number, exact=True).click()
    expect(one.page.locator("[data-mine]")).to_contain_text("1 lần điểm danh")


def test_a11_big_screen_shows_the_slide_and_the_rotating_code(site, visit, cast):
    session, hall, people, lecturer, clerk = cast
    screen = visit("desk", clerk, at=site)
    desk = visit("desk", lecturer, at=site)
    phone = visit("phone", people[0].user, at=site)
    desk.go(f"/staff/sessions/{session.uid}/console/")
    desk.page.get_by_role("button", name="Bắt đầu buổi học").click()
    screen.go(f"/halls/{hall.uid}/screen/")
    phone.go(f"/sessions/{session.uid}/")
    expect(screen.page.locator("[data-stage] img")).to_be_visible()

    desk.page.get_by_role("button", name="Mở trong 5 phút").click()
    code = screen.page.locator("[data-code]")
    expect(code).to_have_text(re.compile(r"^\d{6}$"))
    screen.look("live_hall_screen")
    for _try in range(3):  # the code may turn while it is typed
        phone.page.fill("#code", code.inner_text())
        phone.page.get_by_role("button", name="Xác nhận tôi có mặt").click()
        said = phone.page.locator("[data-said]")
        expect(said).not_to_be_empty()
        if "Đã xác nhận" in said.inner_text():
            break

    expect(said).to_have_text("Đã xác nhận anh/chị có mặt tại điểm cầu.")
    phone.forgive("409")
    assert session.checkpoints.get().check_ins.get().hall == hall
