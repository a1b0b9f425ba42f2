"""Who comes into the meeting of a session on another's server, and when it ends."""

import socket
import threading
from datetime import timedelta

import psycopg2
import pytest
from django.core.cache import cache
from django.db import connection

from kernel.models import Job
from live.media.backend import Guest
from live.models import LiveSession, PresenceLease
from live.services import meeting
from live.services.meeting import (
    MeetingRefused,
    MeetingSilent,
    NoMeeting,
    end_meeting,
    enter_meeting,
)
from live.services.running import end_session, start_session
from tests.live.factories import AgendaPartFactory, LiveSessionFactory
from tests.live.foreign import BBB_SECRET, bbb_server

MEMBER = Guest("Nguyễn Thị Hạnh", "3")
LECTURER = Guest("Lê Văn Sáu", "6", is_moderator=True)


@pytest.fixture(autouse=True)
def _nothing_known():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def bbb(settings):
    with bbb_server() as server:
        settings.BBB_URL, settings.BBB_SECRET = server.address, BBB_SECRET
        yield server


def _session(**fields):
    session = LiveSessionFactory(media="bbb", **fields)
    AgendaPartFactory(session=session, position=1)
    return session


@pytest.fixture
def session(db):
    session = _session()
    start_session(session=session, actor=None)
    return LiveSession.objects.get()


def test_a10_first_to_come_opens_the_meeting_and_all_get_into_the_same(
    bbb, session, noon
):
    first = enter_meeting(session=session, guest=MEMBER)
    again = enter_meeting(session=session, guest=MEMBER)
    noon.shift(timedelta(seconds=meeting.OPEN_SECONDS + 1))
    later = enter_meeting(session=session, guest=MEMBER)

    assert first == again == later
    assert bbb.names() == ["create", "create"]
    assert len(bbb.meetings) == 1
    assert bbb.calls[0] == bbb.calls[1]
    assert not PresenceLease.objects.exists()


def test_a10_rooms_of_two_sessions_have_names_that_tell_nothing(bbb, session):
    other = _session()
    enter_meeting(session=session, guest=MEMBER)
    enter_meeting(session=other, guest=LECTURER)

    assert len(bbb.meetings) == 2
    assert all(str(session.uid).replace("-", "") not in one for one in bbb.meetings)


@pytest.mark.parametrize(
    ("fields", "guest"),
    [
        ({}, MEMBER),
        ({"state": "draft", "published_at": None}, LECTURER),
    ],
)
@pytest.mark.django_db
def test_nobody_comes_in_before_the_session_but_who_leads_it(bbb, fields, guest):
    with pytest.raises(NoMeeting):
        enter_meeting(session=_session(**fields), guest=guest)

    assert enter_meeting(session=_session(), guest=LECTURER)


def test_nobody_comes_in_once_it_is_over(bbb, session):
    end_session(session=session, actor=None)
    session.refresh_from_db()

    for guest in (MEMBER, LECTURER):
        with pytest.raises(NoMeeting):
            enter_meeting(session=session, guest=guest)
    assert bbb.calls == []


def test_a10_server_that_is_away_is_a_sentence_and_left_alone_for_a_while(
    settings, session, noon
):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    settings.BBB_URL, settings.BBB_SECRET = f"http://127.0.0.1:{port}", BBB_SECRET

    with pytest.raises(MeetingSilent, match="Buổi học vẫn tiếp tục"):
        enter_meeting(session=session, guest=MEMBER)
    with bbb_server() as server:
        settings.BBB_URL = server.address
        cache.set(meeting.SILENT + server.address.split("/bigblue")[0], True, 15)
        with pytest.raises(MeetingSilent):
            enter_meeting(session=session, guest=MEMBER)
        assert server.calls == []
        noon.shift(timedelta(seconds=meeting.SILENT_SECONDS + 1))
        assert enter_meeting(session=session, guest=MEMBER)


@pytest.mark.parametrize("words", ["<html>502</html>", "không phải XML", "x" * 70_000])
def test_what_is_no_answer_counts_as_silence(bbb, session, words):
    bbb.broken = words

    with pytest.raises(MeetingSilent):
        enter_meeting(session=session, guest=MEMBER)


def test_wrong_secret_is_refused_in_words_for_people(bbb, session, settings):
    settings.BBB_SECRET = "another"

    with pytest.raises(MeetingRefused, match="quản trị viên"):
        enter_meeting(session=session, guest=MEMBER)


@pytest.mark.real_time
def test_a10_slow_server_holds_up_two_at_most(bbb, session, monkeypatch):
    waits, go_on = threading.Semaphore(0), threading.Event()

    def wait():
        waits.release()
        go_on.wait(30)

    bbb.before = wait
    monkeypatch.setattr(meeting, "PATIENCE_SECONDS", 0)
    server, asked = session.backend.server, meeting.meeting_of(session)
    slow = [
        threading.Thread(target=meeting._opened, args=(server, asked)) for _ in range(2)
    ]
    for one in slow:
        one.start()
        waits.acquire(timeout=30)

    with pytest.raises(MeetingSilent):
        enter_meeting(session=session, guest=MEMBER)

    go_on.set()
    for one in slow:
        one.join()
    assert bbb.names() == ["create", "create"]


def test_a10_meeting_ends_with_the_session_and_again_does_no_harm(
    bbb, session, run_jobs
):
    enter_meeting(session=session, guest=MEMBER)
    end_session(session=session, actor=None)

    run_jobs()
    session.refresh_from_db()
    end_meeting(session=session)

    assert bbb.meetings == {}
    assert bbb.names() == ["create", "end", "end"]


def test_a_server_that_is_away_at_the_end_is_asked_again(bbb, session, run_jobs):
    enter_meeting(session=session, guest=MEMBER)
    end_session(session=session, actor=None)
    bbb.broken = "<html>502</html>"

    run_jobs(faults=True)

    job = Job.objects.get(task="live.tasks.end_meeting")
    assert (job.state, job.attempts) == ("queued", 1)


def test_a_session_with_slides_alone_asks_nobody_at_its_end(db, queued):
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None)
    end_session(session=session, actor=None)

    assert "live.tasks.end_meeting" not in [one.task for one in queued()]


@pytest.mark.django_db(transaction=True)
def test_a10_no_transaction_is_open_while_the_server_is_asked(bbb, run_jobs):
    session = _session()
    start_session(session=session, actor=None)
    found, told = [], connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]

    def look():
        other = psycopg2.connect(
            dbname=told["NAME"], user=told["USER"], host=told["HOST"] or None,
            port=told["PORT"] or None, password=told["PASSWORD"] or None,
        )  # fmt: skip
        with other, other.cursor() as cursor:
            cursor.execute("SELECT state FROM pg_stat_activity WHERE pid = %s", [pid])
            found.append(cursor.fetchone()[0])
        other.close()

    bbb.before = look
    enter_meeting(session=LiveSession.objects.get(), guest=MEMBER)
    end_session(session=session, actor=None)
    run_jobs()

    assert bbb.names() == ["create", "end"]
    assert found == ["idle", "idle"]
