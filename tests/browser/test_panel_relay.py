"""A panel over a real Janus and a real ffmpeg: its audience plays segments, speakers talk."""

import shutil
import signal
import subprocess
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from live.models import Broadcast, LiveSession
from live.services.running import end_session, start_session
from people.kinds.role import Role
from tests.browser.live_site import served
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, member_of
from tests.live.janus_server import API_SECRET, janus_server
from tests.live.relay import start_relay

expect.set_options(timeout=30_000)
SAID = "live-call [role=status]"
OTHERS = "live-call li[data-number]"
# Frames that were decoded and drawn, by the player of segments; 0 without pictures.
FRAMES = """() => {
  const video = document.querySelector('live-player video');
  return video.videoWidth && video.getVideoPlaybackQuality().totalVideoFrames;
}"""
PLACE = "() => document.querySelector('live-player video').currentTime"
BEHIND = "() => document.querySelector('live-player').behind"
AGE = """() => (Date.now()
  - document.querySelector('live-player').feed.playingDate.getTime()) / 1000"""
MUTED = "() => Number(document.querySelector('live-player video').muted)"


@pytest.fixture(scope="module")
def chromium(chromium_with_camera):
    return chromium_with_camera


@pytest.fixture
def site(tmp_path, settings, transactional_db, monkeypatch):
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed: apt-get install ffmpeg")
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LIVE_FILES = tmp_path / "live"
    with janus_server(tmp_path / "janus") as address:
        told = {"LIVE_MEDIA": "janus", "JANUS_URL": address, "JANUS_HLS": "1",
                "JANUS_API_SECRET": API_SECRET}  # fmt: skip
        for name, value in told.items():
            monkeypatch.setenv(f"LMS_{name}", value)
            setattr(settings, name, value)
        with served(tmp_path) as site:
            yield site


@pytest.fixture
def relay(site, tmp_path):
    process = start_relay(tmp_path)
    yield process
    process.kill()
    process.wait(30)


@pytest.fixture
def cast(site):
    unit = UnitFactory(name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập")
    session = LiveSessionFactory(
        activity__title="Toạ đàm về Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=unit,
        starts_at=timezone.now() + timedelta(minutes=5),
        media="janus",
        is_recorded=True,
    )
    AgendaPartFactory(session=session, position=1)
    member = member_of(session, unit, full_name="Nguyễn Thị Hồng Hạnh")
    lecturer = UserFactory(display_name="Lê Văn Sáu")
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    start_session(session=session, actor=None)
    return LiveSession.objects.get(), member, lecturer


def _until(visitor, expression, least, seconds=60):
    until = time.monotonic() + seconds
    while (found := visitor.page.evaluate(expression)) < least:
        assert time.monotonic() < until, (expression, found)
        visitor.page.wait_for_timeout(200)


def test_a10_audience_plays_a_panel_as_segments_and_speaks_over_a_line(
    site, relay, visit, cast, run_jobs
):
    session, member, lecturer = cast
    desk = visit("desk", lecturer, at=site)
    phone = visit("phone", member.user, at=site)
    desk.go(f"/staff/sessions/{session.uid}/console/")
    phone.go(f"/sessions/{session.uid}/")
    expect(phone.page.get_by_role("button", name="Xem và nghe")).to_have_count(0)

    desk.page.get_by_role("button", name="Phát biểu bằng camera và micro").click()
    expect(desk.page.locator(SAID)).to_contain_text("Cả lớp đang nghe")
    _is_played(phone)
    phone.look("live_panel_relayed")
    _speaks(desk, phone)
    _stops(phone)
    _ends(session, desk, phone, relay, run_jobs)


def test_a10_console_says_that_nobody_sees_the_panel_until_a_relay_runs(
    site, tmp_path, visit, cast
):
    session, _member, lecturer = cast
    sign = "Khán giả chưa thấy hình"
    desk = visit("phone", lecturer, at=site)
    desk.go(f"/staff/sessions/{session.uid}/console/")
    expect(desk.page.get_by_text(sign)).to_be_visible()
    desk.look("live_panel_unseen")

    process = start_relay(tmp_path)
    try:
        expect(desk.page.get_by_text(sign)).to_have_count(0, timeout=60_000)
    finally:
        process.kill()
        process.wait(30)


def _is_played(phone):
    _until(phone, FRAMES, 40)
    place = phone.page.evaluate(PLACE)
    phone.page.wait_for_timeout(5000)
    assert phone.page.evaluate(PLACE) > place + 3
    behind, age = phone.page.evaluate(BEHIND), phone.page.evaluate(AGE)
    print(f"\nbehind by the playlist {behind:.1f} s, by the clock {age:.1f} s")
    assert age < 15
    expect(phone.page.locator(OTHERS)).to_have_count(0)


def _speaks(desk, phone):
    """Both are heard by the audience, the picture is of who came last."""
    before = Broadcast.objects.latest("started_at")
    phone.page.get_by_role("button", name="Giơ tay").click()
    desk.page.get_by_role("button", name="Mời phát biểu").click()
    expect(desk.page.get_by_role("button", name="Mời phát biểu")).to_be_hidden()
    phone.page.get_by_role("button", name="Phát biểu chỉ bằng micro").click()
    expect(phone.page.locator(SAID)).to_contain_text("Cả lớp đang nghe")
    expect(phone.page.locator(OTHERS)).to_contain_text("Lê Văn Sáu")
    _until(phone, MUTED, 1)
    expect(phone.page.locator("live-player")).to_be_hidden()
    until = time.monotonic() + 30
    while (newest := Broadcast.objects.latest("started_at")) == before:
        assert time.monotonic() < until
        time.sleep(0.5)
    assert newest.source == Broadcast.Source.CAMERA
    assert newest.sent_by is None
    phone.look("live_panel_relayed_speaking")


def _stops(phone):
    phone.page.get_by_role("button", name="Thôi phát biểu").click()
    expect(phone.page.locator(OTHERS)).to_have_count(0)
    expect(phone.page.locator("live-player")).to_be_visible()
    frames = phone.page.evaluate(FRAMES)
    _until(phone, FRAMES, frames + 100)


def _ends(session, desk, phone, relay, run_jobs):
    end_session(session=session, actor=None)
    run_jobs()
    desk.forgive("409")  # what was on its way when the session ended
    phone.forgive("404")  # the playlist goes with it
    expect(phone.page.get_by_text("Buổi học đã kết thúc.")).to_be_visible()
    assert not Broadcast.objects.filter(ended_at=None).exists()
    phone.go(f"/sessions/{session.uid}/replay/")
    expect(phone.page.locator("[data-at]").first).to_be_visible()
    _until(phone, "() => document.querySelector('replay-player video').duration", 10)
    phone.look("live_panel_replay")
    until = time.monotonic() + 20
    while children := _children(relay.pid):
        assert time.monotonic() < until, children
        time.sleep(0.5)
    relay.send_signal(signal.SIGTERM)
    assert relay.wait(30) == 0


def _children(process):
    told = subprocess.run(
        ["ps", "--ppid", f"{process}", "-o", "comm="],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.split()
