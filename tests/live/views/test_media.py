"""Video and sound over HTTP: pieces in, segments out, the recording."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from live.kinds.media_address import expiry_of, mark_for
from live.models import (
    Attendance,
    Broadcast,
    LiveSession,
    MediaSegment,
    ReplayCheck,
    ReplayWatch,
)
from live.services.media_files import write_file
from people.kinds.role import Role
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    held,
    member_of,
)
from tests.live.mp4 import recording

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(settings, tmp_path):
    settings.LIVE_FILES = tmp_path
    one = LiveSessionFactory(
        state=LiveSession.State.RUNNING, started_at=NOON, media="embedded"
    )
    AgendaPartFactory(session=one, position=1, began_at=NOON)
    return one


@pytest.fixture
def desk(session, client):
    lecturer = UserFactory()
    owner = session.activity.section.course.owner
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=owner)
    client.force_login(lecturer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _begin(desk, session, source="camera"):
    address = reverse("live:broadcast_begin", args=[session.uid])
    return desk.post(address, {"source": source})


def _send(desk, base, number, data):
    return desk.post(f"{base}{number}/", data, content_type="application/octet-stream")


def test_a10_pieces_come_in_and_segments_go_out(
    desk, session, django_capture_on_commit_callbacks
):
    member = member_of(session, UnitFactory())
    base = _begin(desk, session).json()["piece"]
    with django_capture_on_commit_callbacks(execute=True):
        assert _send(desk, base, 0, recording(4)).json() == {"expected": 1}
    desk.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")

    told = desk.get(reverse("live:media_where", args=[session.uid])).json()
    listed = desk.get(told["video"])
    segment = desk.get(told["video"].replace("live-v.m3u8", "1v.m4s"))

    assert told["media"]["has_video"] is True
    assert listed.headers["Cache-Control"] == "public, max-age=1"
    assert b"1v.m4s" in listed.content
    assert b"moof" in segment.content
    assert "immutable" in segment.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("number", "data", "status"),
    [
        (0, b"garbage" * 9, 422),
        (0, b"", 200),
        (7, b"x", 409),
        (10**30, b"x", 409),
        (0, bytes(2 * 1024 * 1024 + 1), 413),
    ],
    ids=["garbage", "nothing", "too early", "far too early", "too large"],
)
def test_what_a_browser_should_not_send_is_answered(
    desk, session, number, data, status
):
    base = _begin(desk, session).json()["piece"]

    answer = _send(desk, base, number, data)

    assert answer.status_code == status
    assert json.loads(answer.content)


def test_broadcast_of_nothing_known_is_refused(desk, session):
    assert _begin(desk, session, "hologram").status_code == 400
    assert Broadcast.objects.count() == 0


def test_broadcast_that_was_ended_takes_no_more(desk, session):
    told = _begin(desk, session).json()
    assert desk.post(told["end"]).json() == {"ended": True}

    answer = _send(desk, told["piece"], 0, recording(2))

    assert answer.status_code == 410
    assert MediaSegment.objects.count() == 0


def test_t4_nobody_speaks_in_what_another_began_nor_in_a_relay(desk, session):
    base = _begin(desk, session).json()["piece"]
    colleague = UserFactory()
    owner = session.activity.section.course.owner
    GrantFactory(user=colleague, role=Role.LECTURER, unit=owner)
    other = Client()
    other.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")

    foreign = _send(other, base, 0, recording(4))
    Broadcast.objects.update(sent_by=None)
    relayed = _send(desk, base, 0, recording(4))

    assert [foreign.status_code, relayed.status_code] == [404, 404]
    assert MediaSegment.objects.count() == 0


@pytest.mark.parametrize("change", ["mark", "expiry", "name", "folder", "old"])
def test_file_without_a_good_mark_is_not_there(client, session, change):
    write_file(session, "live-a.m3u8", b"#EXTM3U")
    write_file(session, "w-secret", b"")
    now = timezone.now() - timedelta(hours=change == "old")
    folder, expiry = session.uid.hex, expiry_of(now)
    told = {
        "folder": folder, "expiry": expiry, "mark": mark_for(folder, expiry),
        "name": "live-a.m3u8",
    }  # fmt: skip
    address = reverse("live:media_file", kwargs=told)
    assert client.get(address).status_code == (404 if change == "old" else 200)
    told |= {
        "mark": {"mark": "0" * 32}, "expiry": {"expiry": expiry + 600},
        "name": {"name": "w-secret"}, "folder": {"folder": "0" * 32}, "old": {},
    }[change]  # fmt: skip

    assert client.get(reverse("live:media_file", kwargs=told)).status_code == 404


def test_a57_recording_is_for_those_who_were_invited_then(client, settings, tmp_path):
    settings.LIVE_FILES = tmp_path
    session = held(NOON, ("talk", 60), recording_seconds=100, settled_at=NOON)
    unit = UnitFactory()
    there, later = member_of(session, unit), member_of(session, unit)
    Attendance.objects.create(
        session=session, person=there, unit=unit, taught=60, seconds=0, checkpoints=0,
        closing=0, outcome="absent", settled_at=NOON,
    )  # fmt: skip
    address = reverse("live:replay", args=[session.uid])
    statuses = {}
    for person in (there, later):
        client.force_login(
            person.user, backend="django.contrib.auth.backends.ModelBackend"
        )
        statuses[person] = client.get(address).status_code

    assert statuses == {there: 200, later: 404}


@pytest.mark.parametrize(
    ("told", "status"),
    [("[]", 200), ("[[0, 2]]", 200), ("[[0, 99]]", 409), ("{}", 400), ("[[", 400),
     ("[" * 5000, 400), ('[["a", 1]]', 400), ("\x00", 400)],
)  # fmt: skip
def test_a57_what_a_player_tells_is_checked(client, told, status):
    session = held(NOON, ("talk", 60), recording_seconds=100)
    person = member_of(session, UnitFactory())
    client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(
        reverse("live:replay_watched", args=[session.uid]), told,
        content_type="application/json",
    )  # fmt: skip

    assert answer.status_code == status


def test_a57_question_within_is_answered_as_a_form_and_by_scripts(client):
    session = held(NOON, ("talk", 60), recording_seconds=100)
    person = member_of(session, UnitFactory())
    client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("live:replay_answer", args=[session.uid])
    scripts = {"headers": {"Accept": "application/json"}}
    watch = ReplayWatch.objects.create(
        session=session, person=person, started_at=NOON, heard_at=NOON, places=[1]
    )
    watched = client.post(
        reverse("live:replay_watched", args=[session.uid]), "[[0, 2]]",
        content_type="application/json",
    ).json()  # fmt: skip
    check = watch.checks.get()

    page = client.get(reverse("live:replay", args=[session.uid])).content.decode()
    unclear = [
        client.post(url, {"option": one}, **scripts) for one in ("", "x", "9" * 99)
    ]
    wrong = client.post(url, {"option": (check.right + 1) % 4}, **scripts).json()
    soon = client.post(url, {"option": 0}, follow=True).content.decode()
    ReplayCheck.objects.update(open_at=NOON, right=2)
    right = client.post(url, {"option": 2}, **scripts).json()

    assert watched["asked"] == {"question": check.question, "options": check.options}
    assert "right" not in watched["asked"]
    assert check.question in page
    assert {one.json()["said"] for one in unclear} == {"Hãy chọn một đáp án."}
    assert "15 giây" in wrong["said"]
    assert wrong["asked"]["question"] != check.question
    assert "chờ" in soon
    assert (right["asked"], right["percent"]) == (None, 2)


@pytest.mark.parametrize("slides", [1, 3])
def test_replay_page_asks_as_little_for_many_chapters(
    client, django_assert_max_num_queries, slides
):
    session = held(NOON, ("talk", 60), recording_seconds=100)
    person = member_of(session, UnitFactory())
    for number in range(slides):
        session.events.create(
            sequence=number + 1, kind="slide", happened_at=NOON,
            payload={"url": f"/s/{number}", "number": number},
        )  # fmt: skip
    client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")

    with django_assert_max_num_queries(16):
        page = client.get(reverse("live:replay", args=[session.uid]))

    assert page.content.count(b"data-at=") == slides
    assert "media-src 'self' blob:" in page.headers["Content-Security-Policy"]
