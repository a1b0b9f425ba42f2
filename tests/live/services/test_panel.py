"""The panel over a real Janus, without browsers: who gets in, who is put out, its end."""

import shutil
import socket
from threading import Event

import pytest
from django.core.cache import cache
from django.urls import reverse

from live.kinds import panel_line
from live.models import Broadcast, LiveSession, PresenceLease
from live.services import janus, panel
from live.services.broadcasting import begin_relay
from live.services.meeting import MeetingRefused, MeetingSilent, NoMeeting
from live.services.panel_relay import PanelRelay
from live.services.panel_room import new_number, room_number, speakers_in
from live.services.room import invite_hand, lower_hand, raise_hand
from live.services.running import end_session, start_session
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, member_of
from tests.live.janus_server import API_SECRET, janus_server

OFFER = "\r\n".join(
    [
        "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111", "c=IN IP4 0.0.0.0", "a=rtcp:9 IN IP4 0.0.0.0",
        "a=ice-ufrag:abcd", "a=ice-pwd:abcdefghijklmnopqrstuvwx",
        "a=fingerprint:sha-256 " + ":".join(["AB"] * 32),
        "a=setup:actpass", "a=mid:0", "a=sendonly", "a=rtcp-mux",
        "a=rtpmap:111 opus/48000/2", "",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with janus_server(tmp_path_factory.mktemp("janus")) as found:
        yield found


@pytest.fixture(autouse=True)
def _set_up(settings, address, db):
    cache.clear()
    settings.LIVE_MEDIA, settings.JANUS_URL = ["janus"], address
    settings.JANUS_API_SECRET = API_SECRET
    yield
    cache.clear()


@pytest.fixture
def session():
    session = LiveSessionFactory(media="janus")
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None)
    return LiveSession.objects.get()


def _speaks(session, user, name="Lê Văn Sáu"):
    return panel.speak(session=session, user=user, name=name, offer=OFFER)


def _watches(session, user):
    return panel.watch(session=session, user=user)


def _inside(session):
    """Numbers and names of those with the word; none is heard without a browser."""
    line = janus.open_line()
    found = speakers_in(line, session)
    janus.close_line(line)
    return [(one.number, one.name) for one in found if not one.is_heard]


@pytest.mark.real_time
def test_a10_who_is_not_heard_yet_has_the_word_and_is_not_offered(session):
    one, other = UserFactory(), UserFactory()

    before = _watches(session, other)
    spoken = _speaks(session, one)

    assert before == _watches(session, other) == panel.Call(None, "")
    assert "a=recvonly" in spoken.sdp
    assert [name for _number, name in _inside(session)] == ["Lê Văn Sáu"]
    assert panel.keep(session=session, user=one, line=spoken.line) == ((), True)
    assert panel.keep(session=session, user=other, line=spoken.line) == ((), False)
    assert not PresenceLease.objects.exists()


@pytest.mark.real_time
def test_a10_second_place_of_a_speaker_takes_over(session):
    one = UserFactory()
    first = _speaks(session, one)
    before = _inside(session)

    _speaks(session, one)

    now = _inside(session)
    assert len(before) == len(now) == 1
    assert now != before
    panel.leave(session=session, line=first.line, has_spoken=True)
    panel.leave(session=session, line=first.line, has_spoken=True)


@pytest.mark.real_time
def test_a10_hand_that_goes_down_takes_the_word(session, run_jobs):
    member = member_of(session, session.activity.section.course.owner)
    hand = raise_hand(session=session, person=member)
    assert not panel.may_speak(session, member.user)
    invite_hand(hand=hand)
    assert panel.may_speak(session, member.user)
    _speaks(session, member.user)
    assert len(_inside(session)) == 1

    lower_hand(session=session, person=member)
    run_jobs()

    assert not panel.may_speak(session, member.user)
    assert _inside(session) == []
    panel.hush(session=session, user=member.user)


@pytest.mark.real_time
def test_a10_room_is_closed_with_the_session_and_again_does_no_harm(session, run_jobs):
    _speaks(session, UserFactory())
    end_session(session=session, actor=None)

    run_jobs()
    session.refresh_from_db()
    panel.end_panel(session=session)

    assert _inside(session) == []
    with pytest.raises(NoMeeting):
        _watches(session, UserFactory())


def test_nobody_speaks_before_the_session_or_without_a_panel(session):
    ahead = LiveSessionFactory(media="janus")
    session.media = "embedded"

    for one in (ahead, session):
        with pytest.raises(NoMeeting):
            _speaks(one, UserFactory())


@pytest.mark.real_time
def test_a10_server_that_is_away_or_refuses_is_a_sentence(session, settings):
    settings.JANUS_API_SECRET = "another"
    with pytest.raises(MeetingRefused, match="Buổi học vẫn tiếp tục"):
        _watches(session, UserFactory())
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.JANUS_URL = f"http://127.0.0.1:{closed.getsockname()[1]}/janus"
    with pytest.raises(MeetingSilent):
        _watches(session, UserFactory())
    assert cache.get(panel.SILENT)


@pytest.mark.real_time
def test_a10_words_of_the_panel_are_read_with_rights(session, client):
    unit = session.activity.section.course.owner
    member = member_of(session, unit, full_name="Nguyễn Thị Hạnh")
    lecturer = GrantFactory(role=Role.LECTURER, unit=unit).user
    url = reverse("live:panel", args=[session.uid])

    client.force_login(member.user)
    uninvited = client.post(url, {"do": "speak", "sdp": OFFER})
    client.force_login(lecturer)
    spoken = client.post(url, {"do": "speak", "sdp": OFFER}).json()
    client.force_login(member.user)
    watched = client.post(url, {"do": "watch"}).json()
    stolen = client.post(url, {"do": "leave", "line": spoken["line"]})
    client.force_login(lecturer)
    kept = client.post(url, {"do": "keep", "line": spoken["line"]})
    began = client.post(url, {"do": "began", "line": spoken["line"]})

    assert uninvited.status_code == 409
    assert "giơ tay" in uninvited.json()["said"]
    assert stolen.status_code == 400
    assert watched == {"line": "", "sdp": "", "places": {}, "speakers": []}
    assert kept.json() == {"speakers": [], "speaks": True}
    assert began.json() == {}
    assert session.events.filter(kind="media").count() == 1
    assert "no-store" in kept.headers["Cache-Control"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"do": "fly"},
        {"do": "keep", "line": "x"},
        {"do": "keep"},
        {"do": "speak", "sdp": "x" * 70_000},
        {"do": "answer", "line": "x", "sdp": "v=0"},
    ],
)
def test_words_that_are_not_understood_are_told(session, client, told):
    unit = session.activity.section.course.owner
    client.force_login(GrantFactory(role=Role.LECTURER, unit=unit).user)

    answer = client.post(reverse("live:panel", args=[session.uid]), told)

    assert answer.status_code == 400
    assert answer.json()["said"]


@pytest.mark.real_time
def test_what_is_no_description_is_refused_by_janus(session, client):
    unit = session.activity.section.course.owner
    client.force_login(GrantFactory(role=Role.LECTURER, unit=unit).user)
    url = reverse("live:panel", args=[session.uid])

    answer = client.post(url, {"do": "speak", "sdp": "v=0\r\nnothing"})

    assert answer.status_code == 409


def test_line_is_good_for_its_person_and_session_alone(session):
    one = panel_line.PanelLine(7, 8, speaks=True)
    other = LiveSessionFactory()

    told = panel_line.written(session.uid, 3, one)

    assert panel_line.read(told, session.uid, 3) == one
    assert panel_line.read(told, session.uid, 4) is None
    assert panel_line.read(told, other.uid, 3) is None
    assert panel_line.read(told + "x", session.uid, 3) is None


def test_numbers_can_be_read_by_scripts(session):
    user = UserFactory()

    numbers = {new_number(session.uid, user.pk) for _ in range(50)}

    assert len(numbers) > 1
    assert max(numbers) < 2**53
    assert 0 < room_number(session.uid) < 2**53


class _OffTheAir(Event):
    """Set once nobody is on the air, or after so many looks that nobody will leave it."""

    looks = 0

    def is_set(self):
        self.looks += 1
        return self.has_failed or not Broadcast.objects.filter(ended_at=None).exists()

    @property
    def has_failed(self):
        return self.looks > 10


def test_a10_relay_takes_off_the_air_what_a_killed_one_left(session, settings):
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed: apt-get install ffmpeg")
    settings.JANUS_HLS = True
    begin_relay(session=session, source="camera")  # and all have left meanwhile
    off = _OffTheAir()

    PanelRelay(session).run(off)

    assert not off.has_failed
