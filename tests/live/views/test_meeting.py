"""The door to a meeting on another's server, and the policy of the pages beside it."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from live.models import LiveSession, PresenceLease
from live.services.room import invite_hand, lower_hand, raise_hand
from live.services.running import end_session, start_session
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
)
from tests.live.foreign import (
    BBB_SECRET,
    LIVEKIT_KEY,
    LIVEKIT_SECRET,
    bbb_server,
    livekit_claims,
)

pytestmark = pytest.mark.django_db
ORIGIN = "https://meet.tinh.example"
SOCKETS = "wss://video.tinh.example"
framed = pytest.mark.parametrize("media", ["jitsi", "livekit"])


@pytest.fixture(autouse=True)
def _set_up(settings):
    cache.clear()
    settings.JITSI_URL = ORIGIN
    settings.JITSI_APP_ID, settings.JITSI_SECRET = "hoc-tap", "bí mật"
    settings.LIVEKIT_PAGE, settings.LIVEKIT_URL = ORIGIN, SOCKETS
    settings.LIVEKIT_KEY, settings.LIVEKIT_SECRET = LIVEKIT_KEY, LIVEKIT_SECRET
    yield
    cache.clear()


@pytest.fixture
def media():
    return "jitsi"


@pytest.fixture
def cast(media):
    """A session with a room on another's server, and the three who come in."""
    session = LiveSessionFactory(media=media, mode="mixed")
    AgendaPartFactory(session=session, position=1)
    unit = session.activity.section.course.owner
    lecturer = UserFactory(display_name="Lê Văn Sáu")
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=unit)
    clerk = GrantFactory(role=Role.CELL_SECRETARY, unit=unit).user
    hall = HallFactory(session=session, unit=unit, name="Hội trường xã")
    member = member_of(session, unit, full_name="Nguyễn Thị Hạnh")
    doors = {
        "room": (member.user, reverse("live:room_meeting", args=[session.uid])),
        "console": (lecturer, reverse("live:console_meeting", args=[session.uid])),
        "hall": (clerk, reverse("live:hall_meeting", args=[hall.uid])),
    }
    pages = {
        "room": reverse("live:room", args=[session.uid]),
        "console": reverse("live:console", args=[session.uid]),
        "hall": reverse("live:hall_screen", args=[hall.uid]),
    }
    return session, doors, pages


def _as(user):
    client = Client()
    client.force_login(user)
    return client


def _seen_by_jitsi(address):
    """The name and the room that an address leads to."""
    to = urlsplit(address)
    assert parse_qs(to.query)["jwt"]
    return unquote(to.fragment.split("&")[0].partition("=")[2]).strip('"'), to.path


def _seen_by_livekit(address):
    claims = livekit_claims(address)
    assert urlsplit(address).path == "/custom"
    assert parse_qs(urlsplit(address).query)["liveKitUrl"] == [SOCKETS]
    return claims["name"], claims["video"]["room"]


SEEN = {"jitsi": _seen_by_jitsi, "livekit": _seen_by_livekit}


@framed
def test_a10_each_comes_in_under_their_own_name(cast, media):
    session, doors, _pages = cast
    start_session(session=session, actor=None)

    names, rooms = {}, set()
    for part, (user, door) in doors.items():
        answer = _as(user).post(door)
        assert answer.status_code == 302
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.url.startswith(f"{ORIGIN}/")
        names[part], room = SEEN[media](answer.url)
        rooms.add(room)

    assert names == {
        "room": "Nguyễn Thị Hạnh", "console": "Lê Văn Sáu", "hall": "Hội trường xã"
    }  # fmt: skip
    assert len(rooms) == 1
    assert not PresenceLease.objects.exists()


@framed
def test_a10_only_who_leads_comes_in_before_and_nobody_after(cast):
    session, doors, _pages = cast

    before = {part: _as(user).post(door) for part, (user, door) in doors.items()}
    start_session(session=session, actor=None)
    end_session(session=session, actor=None)
    after = {part: _as(user).post(door) for part, (user, door) in doors.items()}

    assert {part: one.status_code for part, one in before.items()} == {
        "room": 409, "console": 302, "hall": 409
    }  # fmt: skip
    assert {one.status_code for one in after.values()} == {409}
    assert "chỉ mở khi buổi học đang diễn ra" in after["room"].text


@framed
def test_a10_door_is_no_link(cast):
    session, doors, _pages = cast
    start_session(session=session, actor=None)

    assert {_as(user).get(door).status_code for user, door in doors.values()} == {405}


def _policies(cast):
    _session, doors, pages = cast
    found = {}
    for part, page in pages.items():
        answer = _as(doors[part][0]).get(page)
        assert answer.status_code == 200
        told = answer.headers["Content-Security-Policy"].split("; ")
        found[part] = dict(one.split(" ", 1) for one in told)
        assert "jwt" not in answer.text
        assert "checksum" not in answer.text
        assert "liveKitUrl" not in answer.text
        assert SOCKETS not in answer.headers["Content-Security-Policy"]
    return found


@framed
def test_a10_pages_of_the_class_alone_may_lead_to_the_server(cast, client):
    session, doors, _pages = cast
    start_session(session=session, actor=None)

    found = _policies(cast)
    client.force_login(doors["room"][0])
    other = client.get(reverse("live:sessions"))

    for policy in found.values():
        assert policy["form-action"] == f"'self' {ORIGIN}"
        assert policy["frame-src"] == f"'self' {ORIGIN}"
        assert policy["default-src"] == "'self'"
    assert found["room"]["media-src"] == found["hall"]["media-src"] == "'self' blob:"
    assert ORIGIN not in other.headers["Content-Security-Policy"]


@framed
def test_a10_pages_are_shut_again_before_and_after_the_class(cast):
    session, _doors, _pages = cast

    before = _policies(cast)
    start_session(session=session, actor=None)
    end_session(session=session, actor=None)
    after = _policies(cast)

    open_before = [part for part, one in before.items() if "frame-src" in one]
    assert open_before == ["console"]
    assert not [part for part, one in after.items() if "frame-src" in one]
    assert {one["form-action"] for one in after.values()} == {"'self'"}


@pytest.mark.parametrize("media", ["livekit"])
def test_a10_livekit_lets_members_speak_while_their_hand_is_invited(cast):
    session, doors, _pages = cast
    start_session(session=session, actor=None)
    session.refresh_from_db()
    person = doors["room"][0].person

    def enters(part="room"):
        user, door = doors[part]
        return livekit_claims(_as(user).post(door).url)

    found = [enters()]
    hand = raise_hand(session=session, person=person)
    found.append(enters())
    invite_hand(hand=hand)
    found.append(enters())
    lower_hand(session=session, person=person)
    found.append(enters())

    assert [one["video"]["canPublish"] for one in found] == [False, False, True, False]
    assert not [one for one in found if one["video"]["roomAdmin"]]
    assert len({one["sub"] for one in found}) == 1
    others = [enters("console"), enters("hall")]
    assert [one["video"]["canPublish"] for one in others] == [True, False]
    assert [one["video"]["roomAdmin"] for one in others] == [True, False]
    assert len({one["sub"] for one in [*found, *others]}) == 3


@pytest.mark.parametrize(("media", "told"), [("jitsi", False), ("livekit", True)])
def test_a10_members_are_told_how_to_speak_where_they_only_watch(cast, told):
    session, doors, pages = cast
    start_session(session=session, actor=None)

    found = {part: _as(doors[part][0]).get(page).text for part, page in pages.items()}

    hint = "khi giảng viên đã mời, hãy bấm lại nút ở trên"
    assert {part: hint in text for part, text in found.items()} == {
        "room": told, "console": False, "hall": False
    }  # fmt: skip


def test_a10_bbb_is_opened_and_frames_nothing(cast, settings):
    session, doors, _pages = cast
    LiveSession.objects.update(media="bbb")
    start_session(session=session, actor=None)
    with bbb_server() as server:
        settings.BBB_URL, settings.BBB_SECRET = server.address, BBB_SECRET
        found = _policies(cast)
        roles = {}
        for part, (user, door) in doors.items():
            told = parse_qs(urlsplit(_as(user).post(door).url).query)
            roles[part] = told["role"][0]

    origin = server.address.removesuffix("/bigbluebutton/")
    assert roles == {"room": "VIEWER", "console": "MODERATOR", "hall": "VIEWER"}
    assert {one["form-action"] for one in found.values()} == {f"'self' {origin}"}
    assert not [one for one in found.values() if "frame-src" in one]


def test_a10_class_goes_on_when_the_server_is_away(cast, settings):
    session, doors, pages = cast
    LiveSession.objects.update(media="bbb")
    start_session(session=session, actor=None)
    settings.BBB_URL, settings.BBB_SECRET = "http://127.0.0.1:9", BBB_SECRET
    member, door = doors["room"]

    away = _as(member).post(door)

    assert away.status_code == 503
    assert "Buổi học vẫn tiếp tục" in away.text
    assert pages["room"] in away.text
    assert _as(member).get(pages["room"]).status_code == 200
    act = reverse("live:room_act", args=[session.uid])
    assert _as(member).post(act, {"do": "raise"}).status_code == 302


def test_session_without_a_server_has_no_door(cast):
    session, doors, _pages = cast
    LiveSession.objects.update(media="embedded")
    start_session(session=session, actor=None)

    assert {_as(user).post(door).status_code for user, door in doors.values()} == {409}
