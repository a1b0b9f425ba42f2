"""A lecturer with camera and microphone, seen and heard on a phone and from the recording."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from live.models import Broadcast, LiveSession, MediaSegment, ReplayCheck, ReplayWatch
from live.selectors.media import entries_of
from live.services.packing import keep_recording
from people.kinds.role import Role
from tests.browser.live_site import served
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    member_of,
    slide_of,
)

expect.set_options(timeout=30_000)
MOST_BEHIND = 8.0
# Seconds between what the lecturer does and what the phone plays, by the playlist's clock.
BEHIND = """() => {
  const player = document.querySelector('live-player');
  const at = player.feed.playingDate;
  return at ? (Date.now() - at.getTime()) / 1000 : null;
}"""
SAID = "live-player [role=status]"
RECORDED = "document.querySelector('live-player').feed.playingDate?.getTime()"
USED = "document.querySelector('video').srcObject.getVideoTracks()[0].getSettings().deviceId"
SURFACE = USED.replace("deviceId", "displaySurface")
# As the browser does when its own bar ends the sharing.
STOPS_SHARING = """() => {
  const track = document.querySelector('video').srcObject.getVideoTracks()[0];
  track.stop();
  track.dispatchEvent(new Event('ended'));
}"""
MOST_LOST = 3.0  # seconds of the recording, where one source follows another
DECODED = """async () => {
  const video = document.querySelector('video');
  const frame = () => new Promise(done => {
    video.requestVideoFrameCallback((_now, told) => done(told.mediaTime));
  });
  const first = await frame(); const second = await frame();
  return [video.videoWidth, second - first];
}"""


@pytest.fixture(scope="module")
def chromium(chromium_with_camera):
    return chromium_with_camera


@pytest.fixture
def site(tmp_path, settings, transactional_db):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LIVE_FILES = tmp_path / "live"
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def cast(site):
    unit = UnitFactory(name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập")
    session = LiveSessionFactory(
        activity__title="Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=unit,
        starts_at=timezone.now() + timedelta(minutes=5),
        media="embedded",
        is_recorded=True,
    )
    AgendaPartFactory(session=session, position=1)
    slide_of(session, 1)
    slide_of(session, 2)
    session.slide = 1
    session.save()
    member = member_of(session, unit, full_name="Nguyễn Thị Hồng Hạnh")
    lecturer = UserFactory()
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    return session, member, lecturer


def _until(visitor, expression):
    """Wait for what the page comes to; the content policy forbids to ask in the page."""
    until = time.monotonic() + 30
    while not visitor.page.evaluate(expression):
        assert time.monotonic() < until, expression
        visitor.page.wait_for_timeout(200)


def test_a10_lecturer_is_seen_and_heard_and_the_recording_plays(site, visit, cast):
    session, member, lecturer = cast
    desk = visit("desk", lecturer, at=site)
    phone = visit("phone", member.user, at=site)

    _goes_on_the_air(desk, session)
    phone.go(f"/sessions/{session.uid}/")
    _is_seen(desk, phone)
    _shows_the_screen(desk, phone)
    _reloads(desk, phone)
    _hears_alone(phone)
    _ends(desk, phone)
    keep_recording(session=LiveSession.objects.get())
    _watches_again(phone)

    assert ReplayWatch.objects.get().seconds >= 2


def _goes_on_the_air(desk, session):
    desk.go(f"/staff/sessions/{session.uid}/console/")
    desk.page.get_by_role("button", name="Camera và micro").click()
    expect(desk.page.locator("[data-start]")).to_be_disabled()
    _chooses_the_other_camera(desk)
    desk.page.get_by_role("button", name="Bắt đầu buổi học").click()
    start = desk.page.get_by_role("button", name="Bắt đầu phát")
    expect(start).to_be_enabled()
    start.click()


def _chooses_the_other_camera(desk):
    """By the keyboard; its picture is what is shown, and it is remembered."""
    camera = desk.page.get_by_label("Camera", exact=True)
    expect(camera.locator("option")).to_have_count(2)
    expect(desk.page.get_by_label("Micro", exact=True)).to_be_visible()
    other = camera.evaluate("one => [...one.options].find(o => !o.selected).value")
    is_first = camera.evaluate("one => one.selectedIndex") == 0
    camera.press("ArrowDown" if is_first else "ArrowUp")
    _until(desk, f"{USED} === '{other}'")


def _is_seen(desk, phone):
    expect(phone.page.locator(SAID)).to_contain_text("Trực tiếp, chậm")
    _frames_come(phone)
    _is_not_far_behind(phone)
    desk.look("live_on_air")
    phone.look("live_watching")


def _shows_the_screen(desk, phone):
    """It follows on the air, one sound with the voice; the browser's bar brings the camera back."""
    desk.page.get_by_role("button", name="Màn hình và micro").click()
    _sends(desk, "screen")
    assert desk.page.evaluate(SURFACE)
    assert desk.page.evaluate(
        "document.querySelector('video').srcObject.getAudioTracks().length"
    ) == 1  # fmt: skip
    _reaches(phone)
    desk.look("live_screen_on_air")
    desk.page.evaluate(STOPS_SHARING)
    _sends(desk, "camera")
    assert not desk.page.evaluate(SURFACE)
    _reaches(phone)
    assert _lost() < MOST_LOST


def _sends(desk, source):
    button = desk.page.locator(f"[data-source={source}]")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(desk.page.locator("live-broadcast [role=status]")).to_contain_text(
        "Đang phát"
    )


def _reaches(phone):
    """What is played was recorded after now; pictures move."""
    _until(phone, f"{RECORDED} > {phone.page.evaluate('Date.now()')}")
    _frames_come(phone)
    _is_not_far_behind(phone)


def _lost():
    """The longest gap between two segments, in seconds."""
    entries = entries_of(LiveSession.objects.get().pk)
    gaps = [
        (after.at - before.at).total_seconds() - before.seconds
        for before, after in pairwise(entries)
    ]
    print(f"{max(gaps):.1f} s lost at a switch")
    return max(gaps)


def _reloads(desk, phone):
    """It goes on by itself, as another recording in the same playlist."""
    camera = desk.page.evaluate(USED)
    desk.page.reload()
    expect(desk.page.locator("[data-stop]")).to_be_visible()
    assert desk.page.evaluate(USED) == camera
    _until(phone, f"{RECORDED} > {phone.page.evaluate('Date.now()')}")
    _is_not_far_behind(phone)


def _hears_alone(phone):
    phone.page.get_by_role("button", name="Chỉ nghe tiếng, đỡ tốn mạng").click()
    expect(phone.page.locator("[data-picture]")).to_be_hidden()
    expect(phone.page.locator(SAID)).to_contain_text("Trực tiếp, chậm")


def _ends(desk, phone):
    desk.page.get_by_role("button", name="Kết thúc buổi học").click()
    desk.page.locator("dialog[open] [data-answer=yes]").click()
    expect(phone.page.get_by_text("Buổi học đã kết thúc.")).to_be_visible()
    desk.forgive("410")  # what was on its way when the session ended
    assert Broadcast.objects.filter(ended_at=None).count() == 0
    assert set(MediaSegment.objects.values_list("broadcast__run", flat=True)) == {
        0,
        1,
        2,
        3,
    }


def _watches_again(phone):
    phone.page.reload()
    phone.page.get_by_role("link", name="Xem bản ghi").click()
    video = phone.page.locator("video")
    expect(video).to_be_attached()
    _until(phone, "document.querySelector('video').readyState >= 1")
    video.evaluate("video => video.play()")
    _until(phone, "document.querySelector('video').currentTime > 1")
    ReplayWatch.objects.update(places=[2])  # drawn by lot, and told to nobody
    _frames_come(phone)
    phone.look("live_replay")
    _until(phone, "document.querySelector('video').currentTime > 3")
    video.evaluate("video => video.pause()")
    _is_asked(phone, video)
    video.evaluate("video => video.pause()")
    counted = phone.page.locator("replay-player [role=status]")
    expect(counted).not_to_have_text("Đã xem 0 % bản ghi")


def _is_asked(phone, video):
    """It stops, does not go on before the answer, and then by itself."""
    box = phone.page.locator("replay-check [data-box]")
    expect(box).to_be_visible()
    phone.look("live_replay_asked")
    video.evaluate("video => video.play().catch(() => null)")
    _until(phone, "document.querySelector('video').paused")
    assert ReplayWatch.objects.get().seconds == 2
    asked = ReplayCheck.objects.get()
    box.get_by_role("button", name=asked.options[asked.right - 1], exact=True).click()
    expect(box).to_contain_text("15 giây")
    ReplayCheck.objects.update(open_at=timezone.now())
    asked.refresh_from_db()
    expect(box.get_by_role("button")).to_have_text(asked.options)
    # By a key: the box has just grown by a line, and a pointer may meet another number.
    box.get_by_role("button", name=asked.options[asked.right], exact=True).press(
        "Enter"
    )
    expect(box).to_be_hidden()
    _until(phone, "!document.querySelector('video').paused")


def _frames_come(phone):
    width, moved = phone.page.evaluate(DECODED)
    assert width > 0
    assert moved > 0


def _is_not_far_behind(phone):
    behind = phone.page.evaluate(BEHIND)
    print(f"{behind:.1f} s behind")
    assert behind < MOST_BEHIND
