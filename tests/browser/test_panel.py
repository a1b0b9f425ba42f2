"""A panel by video over a real Janus: a lecturer seen by a member, who then speaks."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from live.models import Hand, LiveSession
from live.services import janus
from live.services.panel_room import room_number
from live.services.running import end_session, start_session
from people.kinds.role import Role
from tests.browser.live_site import served
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
)
from tests.live.janus_server import API_SECRET, janus_server

expect.set_options(timeout=30_000)
SAID = "live-call [role=status]"
OTHERS = "live-call li[data-number]"
# Frames that were decoded and drawn, of the first of the others.
FRAMES = """() => {
  const video = document.querySelector('live-call li[data-number] video');
  return video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
}"""
SURFACE = """() => document.querySelector('live-call').spoken.peer.getSenders()
  .find(one => one.track?.kind === 'video').track.getSettings().displaySurface ?? ''"""
# As the browser does when its own bar ends the sharing.
STOPS_SHARING = """() => {
  const track = document.querySelector('[data-own] video').srcObject.getVideoTracks()[0];
  track.stop();
  track.dispatchEvent(new Event('ended'));
}"""
HEARD = """async () => {
  const told = await document.querySelector('live-call').heard?.peer.getStats() ?? [];
  return [...told.values()].filter(one => one.type === 'inbound-rtp' && one.kind === 'audio')
    .reduce((sum, one) => sum + one.packetsReceived, 0);
}"""


@pytest.fixture(scope="module")
def chromium(chromium_with_camera):
    return chromium_with_camera


@pytest.fixture
def site(tmp_path, settings, transactional_db, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "media"
    with janus_server(tmp_path / "janus") as address:
        told = {
            "LIVE_MEDIA": "janus", "JANUS_URL": address,
            "JANUS_API_SECRET": API_SECRET,
        }  # fmt: skip
        for name, value in told.items():
            monkeypatch.setenv(f"LMS_{name}", value)
            setattr(settings, name, value)
        with served(tmp_path) as site:
            yield site


@pytest.fixture
def cast(site):
    unit = UnitFactory(name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập")
    session = LiveSessionFactory(
        activity__title="Toạ đàm về Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=unit,
        starts_at=timezone.now() + timedelta(minutes=5),
        media="janus",
        mode="mixed",
    )
    AgendaPartFactory(session=session, position=1)
    member = member_of(session, unit, full_name="Nguyễn Thị Hồng Hạnh")
    lecturer = UserFactory(display_name="Lê Văn Sáu")
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    hall = HallFactory(session=session, unit=unit, name="Hội trường xã Bù Gia Mập")
    clerk = GrantFactory(role=Role.CELL_SECRETARY, unit=unit).user
    start_session(session=session, actor=None)
    return LiveSession.objects.get(), hall, member, lecturer, clerk


def _until(visitor, expression, least):
    until = time.monotonic() + 40
    while (found := visitor.page.evaluate(expression)) < least:
        assert time.monotonic() < until, (expression, found)
        visitor.page.wait_for_timeout(200)


def test_a10_lecturer_is_seen_and_an_invited_member_is_heard(
    site, visit, cast, run_jobs
):
    session, hall, member, lecturer, clerk = cast
    screen = visit("desk", clerk, at=site)
    desk = visit("desk", lecturer, at=site)
    phone = visit("phone", member.user, at=site)
    desk.go(f"/staff/sessions/{session.uid}/console/")
    phone.go(f"/sessions/{session.uid}/")

    phone.page.get_by_role("button", name="Xem và nghe").click()
    expect(phone.page.locator(SAID)).to_contain_text("chưa có ai nói")
    desk.page.get_by_role("button", name="Phát biểu bằng camera và micro").click()
    expect(desk.page.locator(SAID)).to_contain_text("Cả lớp đang nghe")
    expect(phone.page.locator(OTHERS)).to_contain_text("Lê Văn Sáu")
    _until(phone, FRAMES, 10)
    _until(phone, HEARD, 50)
    _shows_the_screen(desk, phone)
    _is_watched_in_the_hall(screen, hall)
    _is_refused_and_invited(desk, phone)
    _is_heard(desk, phone)
    desk.look("live_panel_console")
    phone.look("live_panel_room")
    _is_hushed(desk, phone, run_jobs)
    _ends(session, desk, phone, run_jobs)


def _shows_the_screen(desk, phone):
    """In the camera's place, over the same line; the browser's bar brings the camera back."""
    line = desk.page.evaluate("document.querySelector('live-call').spoken.line")
    desk.page.get_by_role("button", name="Chiếu màn hình").click()
    back = desk.page.get_by_role("button", name="Quay lại camera")
    expect(back).to_have_attribute("aria-pressed", "true")
    assert desk.page.evaluate(SURFACE)
    _until(phone, FRAMES, phone.page.evaluate(FRAMES) + 10)
    desk.look("live_panel_screen_share")
    desk.page.evaluate(STOPS_SHARING)
    expect(desk.page.get_by_role("button", name="Chiếu màn hình")).to_be_visible()
    assert not desk.page.evaluate(SURFACE)
    _until(phone, FRAMES, phone.page.evaluate(FRAMES) + 10)
    assert desk.page.evaluate("document.querySelector('live-call').spoken.line") == line


def _is_watched_in_the_hall(screen, hall):
    screen.go(f"/halls/{hall.uid}/screen/")
    expect(screen.page.locator("[data-speak]")).to_have_count(0)
    screen.page.get_by_role("button", name="Xem và nghe").click()
    _until(screen, FRAMES, 10)
    screen.look("live_panel_screen")
    screen.page.goto("about:blank")


def _is_refused_and_invited(desk, phone):
    speak = phone.page.get_by_role("button", name="Phát biểu chỉ bằng micro")
    speak.click()
    expect(phone.page.locator(SAID)).to_contain_text("giơ tay trước")
    phone.forgive("409")
    phone.page.get_by_role("button", name="Giơ tay").click()
    desk.page.get_by_role("button", name="Mời phát biểu").click()
    expect(desk.page.get_by_role("button", name="Mời phát biểu")).to_be_hidden()
    speak.click()
    expect(phone.page.locator(SAID)).to_contain_text("Cả lớp đang nghe")


def _is_heard(desk, phone):
    expect(desk.page.locator(OTHERS)).to_contain_text("Nguyễn Thị Hồng Hạnh")
    _until(desk, HEARD, 50)
    _until(phone, FRAMES, 10)  # and still sees


def _is_hushed(desk, phone, run_jobs):
    phone.page.get_by_role("button", name="Hạ tay").click()
    expect(phone.page.get_by_role("button", name="Giơ tay")).to_be_visible()
    run_jobs()
    assert not Hand.objects.filter(lowered_at=None).exists()
    expect(desk.page.locator(OTHERS)).to_have_count(0)
    expect(phone.page.locator(OTHERS)).to_have_count(1)
    expect(phone.page.locator("[data-stop]")).to_be_hidden()


def _ends(session, desk, phone, run_jobs):
    """Both pages let go of their lines before they are left; the room is closed."""
    end_session(session=session, actor=None)
    run_jobs()
    desk.forgive("409")  # what was on its way when the session ended
    expect(phone.page.get_by_text("Buổi học đã kết thúc.")).to_be_visible()
    for one in (desk, phone):
        expect(one.page.locator("live-call")).to_have_count(0)
    line = janus.open_line()
    told = {"request": "listparticipants", "room": room_number(session.uid)}
    with pytest.raises(janus.JanusRefused) as refused:
        janus.say(line, told)
    assert refused.value.code == janus.NO_ROOM
