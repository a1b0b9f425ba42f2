"""A member enters a meeting on another's server from their phone, and the class goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from live.models import LiveSession, PresenceLease
from live.services.running import start_session
from people.kinds.role import Role
from tests.browser.live_site import served
from tests.browser.visitor import Visitor, press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
    slide_of,
)
from tests.live.foreign import (
    BBB_SECRET,
    LIVEKIT_KEY,
    LIVEKIT_SECRET,
    bbb_server,
    jitsi_server,
    livekit_page,
)

expect.set_options(timeout=30_000)
OTHER = "5f5f5f5f-0000-4000-8000-5f5f5f5f5f5f"
ENTER = "Vào phòng hình và tiếng"
CAMERA = """() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })
  .then(stream => stream.getTracks().length)"""


@pytest.fixture(scope="module")
def chromium(chromium_with_camera):
    return chromium_with_camera


@pytest.fixture
def cast(tmp_path, settings, transactional_db):
    settings.MEDIA_ROOT = tmp_path / "media"
    unit = UnitFactory(name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập")
    session = LiveSessionFactory(
        activity__title="Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=unit,
        starts_at=timezone.now() + timedelta(minutes=5),
        mode="mixed",
    )
    AgendaPartFactory(session=session, position=1)
    slide_of(session, 1)
    hall = HallFactory(session=session, unit=unit, name="Hội trường xã Bù Gia Mập")
    member = member_of(session, unit, full_name="Nguyễn Thị Hồng Hạnh")
    lecturer = UserFactory(display_name="Lê Văn Sáu")
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    clerk = GrantFactory(role=Role.CELL_SECRETARY, unit=unit).user
    return session, hall, member, lecturer, clerk


def _begins(session, media):
    LiveSession.objects.update(media=media)
    start_session(session=LiveSession.objects.get(), actor=None)


@pytest.fixture
def jitsi(monkeypatch):
    """The address of a server of rooms, and what it was asked for."""
    asked: list[str] = []
    with jitsi_server(asked) as address:
        monkeypatch.setenv("LMS_LIVE_MEDIA", "jitsi")
        monkeypatch.setenv("LMS_JITSI_URL", address)
        monkeypatch.setenv("LMS_JITSI_APP_ID", "hoc-tap")
        monkeypatch.setenv("LMS_JITSI_SECRET", "bí mật")
        yield address, asked


@pytest.fixture
def livekit(monkeypatch):
    asked: list[str] = []
    with livekit_page(asked) as address:
        monkeypatch.setenv("LMS_LIVE_MEDIA", "livekit")
        monkeypatch.setenv("LMS_LIVEKIT_PAGE", address)
        monkeypatch.setenv("LMS_LIVEKIT_URL", "ws://127.0.0.1:9")
        monkeypatch.setenv("LMS_LIVEKIT_KEY", LIVEKIT_KEY)
        monkeypatch.setenv("LMS_LIVEKIT_SECRET", LIVEKIT_SECRET)
        yield address, asked


@pytest.fixture
def bbb(monkeypatch):
    with bbb_server() as server:
        monkeypatch.setenv("LMS_LIVE_MEDIA", "bbb")
        monkeypatch.setenv("LMS_BBB_URL", server.address)
        monkeypatch.setenv("LMS_BBB_SECRET", BBB_SECRET)
        yield server


@pytest.fixture
def rooms(request, media):
    """The other's server, by the name of its kind."""
    return request.getfixturevalue(media)


@pytest.fixture
def site(tmp_path, cast, rooms):
    """Asked for before ``visit``: whoever sits at a page leaves before it ends."""
    with served(tmp_path) as address:
        yield address


@pytest.mark.parametrize("media", ["jitsi", "livekit"])
def test_a10_member_lecturer_and_hall_meet_on_a_server_of_rooms(
    site, visit, cast, rooms, media
):
    session, hall, member, lecturer, clerk = cast
    server, asked = rooms
    _begins(session, media)
    phone = visit("phone", member.user, at=site)
    phone.go(f"/sessions/{session.uid}/")
    expect(phone.page.locator("iframe[name=meeting]")).to_be_hidden()
    phone.look(f"live_meeting_{media}_door")
    phone.page.get_by_role("button", name=ENTER).click()
    _is_within(phone, server)
    phone.look_at(f"live_meeting_{media}_within")
    _goes_on_beside(phone, session)
    desk = visit("desk", lecturer, at=site)
    desk.go(f"/staff/sessions/{session.uid}/console/")
    desk.page.get_by_role("button", name=ENTER).click()
    _is_within(desk, server)
    desk.look(f"live_meeting_{media}_console")
    screen = visit("desk", clerk, at=site)
    screen.go(f"/halls/{hall.uid}/screen/")
    screen.page.get_by_role("button", name=ENTER).click()
    _is_within(screen, server)
    screen.look(f"live_meeting_{media}_screen")
    if media == "livekit":
        _speaks_once_invited(phone, desk)
    _opens_a_tab(phone, server)

    assert len({one.partition("?")[0] for one in asked}) == 1
    assert len({one.partition("?")[2] for one in asked}) >= 3


def _speaks_once_invited(phone, desk):
    """The hand is up (_goes_on_beside); the same button, pressed again, gives the word."""
    inside = phone.page.frame_locator("iframe[name=meeting]").locator("#asked")
    expect(inside).to_have_text("Nguyễn Thị Hồng Hạnh: chỉ xem")
    desk.page.get_by_role("button", name="Mời phát biểu").click()
    expect(desk.page.get_by_text("đang phát biểu")).to_be_visible()
    phone.page.get_by_role("button", name=ENTER).click()
    expect(inside).to_have_text("Nguyễn Thị Hồng Hạnh: nói được")


def _is_within(visitor, server):
    """The other server's page stands in ours, and may use camera and microphone."""
    inside = visitor.page.frame_locator("iframe[name=meeting]")
    expect(inside.get_by_role("heading", name="Phòng họp")).to_be_visible()
    frame = visitor.page.frame("meeting")
    assert frame is not None
    assert frame.url.startswith(server)
    assert frame.evaluate(CAMERA) == 2


def _goes_on_beside(phone, session):
    """Our own page stays, with its socket: that is what counts."""
    phone.page.get_by_role("button", name="Giơ tay").click()
    expect(phone.page.get_by_role("button", name="Hạ tay")).to_be_visible()
    assert PresenceLease.objects.filter(session=session, ended_at=None).exists()


def _opens_a_tab(phone, server):
    with phone.page.context.expect_page() as opened:
        phone.page.get_by_role("button", name="Mở ở thẻ riêng").click()
    tab = opened.value
    expect(tab.get_by_role("heading", name="Phòng họp")).to_be_visible()
    assert tab.url.startswith(server)
    assert tab.evaluate("window.opener") is None


@pytest.mark.parametrize("media", ["bbb"])
def test_a10_bbb_opens_in_a_tab_and_a_class_does_without_it(site, visit, cast, rooms):
    session, _hall, member, _lecturer, _clerk = cast
    _begins(session, "bbb")
    phone = visit("phone", member.user, at=site)
    phone.go(f"/sessions/{session.uid}/")
    phone.look("live_meeting_bbb_door")
    tab = _presses(phone)
    expect(tab.locator("#asked")).to_have_text("Nguyễn Thị Hồng Hạnh")
    tab.close()
    _goes_on_beside(phone, session)
    rooms.broken = "<html>502</html>"
    LiveSession.objects.update(uid=OTHER)  # a room that was not asked for yet
    phone.go(f"/sessions/{OTHER}/")
    _is_told_that_it_is_away(phone)

    assert rooms.names() == ["create", "join", "create"]


def _presses(phone):
    with phone.page.context.expect_page() as opened:
        phone.page.get_by_role("button", name=ENTER).click()
    return opened.value


def _is_told_that_it_is_away(phone):
    tab = _presses(phone)
    expect(tab.get_by_text("Máy chủ hình và tiếng hiện không trả lời")).to_be_visible()
    Visitor(tab, phone.address, phone.looks, phone.problems).look("live_meeting_away")
    press(tab, "main a.button")
    expect(tab.locator("live-room")).to_be_attached()
