"""One relay of panels at a time: its lease, who stands by, and the signs of its absence."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from live.models import Attendance, LiveSession, RelayLease
from live.selectors.relay import LEASE, relay_is_away
from live.services.broadcasting import begin_relay
from live.services.packing import take_piece
from live.services.planning import Plan, change_session
from live.services.relay_lease import hold, let_go
from live.services.running import end_session, start_session
from lms.selectors.health import warnings
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, member_of
from tests.live.mp4 import recording
from tests.live.relay import start_relay

SIGN = "Khán giả chưa thấy hình"


@pytest.fixture
def janus(settings, tmp_path, monkeypatch):
    """A site that promises panels to audiences; neither Janus nor ffmpeg is asked."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("ffmpeg", "setpriv"):
        (programs / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    told = {"LIVE_MEDIA": "janus", "JANUS_URL": "http://127.0.0.1:9/janus",
            "JANUS_HLS": "1", "JANUS_API_SECRET": "bí mật"}  # fmt: skip
    for name, value in told.items():
        monkeypatch.setenv(f"LMS_{name}", value)
    settings.LIVE_MEDIA, settings.LIVE_FILES = ["janus"], tmp_path / "live"
    settings.JANUS_URL, settings.JANUS_API_SECRET = told["JANUS_URL"], "bí mật"
    settings.JANUS_HLS = True
    return settings


@pytest.fixture
def session(janus, db):
    one = LiveSessionFactory(media="janus", is_recorded=True, starts_at=timezone.now())
    AgendaPartFactory(session=one, position=1, title="Toạ đàm về Nghị quyết")
    start_session(session=one, actor=None)
    return LiveSession.objects.get()


def _ages(by=LEASE):
    RelayLease.objects.update(beat_at=F("beat_at") - by - timedelta(seconds=1))


@pytest.mark.django_db
def test_a10_lease_is_one_relays_until_its_signs_of_life_stop():
    first, second = uuid4(), uuid4()

    assert hold(holder=first)
    assert hold(holder=first)
    assert not hold(holder=second)
    assert not relay_is_away()
    _ages()
    assert relay_is_away()
    assert hold(holder=second)
    assert not hold(holder=first)
    assert not let_go(holder=first)
    assert let_go(holder=second)
    assert hold(holder=first)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_first", [True, False])
def test_a10_of_relays_that_begin_at_once_one_has_the_lease(is_first):
    if not is_first:
        hold(holder=uuid4())
        _ages()

    def one(_number):
        try:
            return hold(holder=uuid4())
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(one, range(6))) == [False] * 5 + [True]


@pytest.mark.django_db(transaction=True)
def test_a10_second_relay_stands_by_and_takes_over_from_a_killed_one(janus, tmp_path):
    first = start_relay(tmp_path)
    second = None
    try:
        holder = _holder_other_than(None)
        second = start_relay(tmp_path, is_heard=True)
        _hears(second, b"stands by")
        assert _holder_other_than(None) == holder
        first.kill()
        first.wait(30)
        _ages()
        _holder_other_than(holder)
        second.terminate()
        assert second.wait(30) == 0
        assert not RelayLease.objects.exists()
    finally:
        for one in filter(None, (first, second)):
            one.kill()
            one.communicate(timeout=30)


def _holder_other_than(known):
    until = time.monotonic() + 60
    while True:
        found = RelayLease.objects.values_list("holder", flat=True).first()
        if found not in {None, known}:
            return found
        assert time.monotonic() < until
        time.sleep(0.1)


def _hears(process, words):
    for line in process.stderr:
        if words in line:
            return
    raise AssertionError(words)


def test_a10_console_and_health_say_that_the_relay_is_away(client, session):
    lecturer = UserFactory()
    owner = session.activity.section.course.owner
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=owner)
    client.force_login(lecturer)
    panel = reverse("live:console_panel", args=[session.uid])

    away = client.get(panel).text
    assert warnings() == ["relay"]
    assert client.get("/ready").json()["warnings"] == ["relay"]
    hold(holder=uuid4())
    there = client.get(panel).text
    assert warnings() == []
    _ages()
    gone = client.get(panel).text
    end_session(session=session, actor=None)
    over = client.get(panel).text

    assert [SIGN in one for one in (away, there, gone, over)] == [
        True, False, True, False,
    ]  # fmt: skip
    assert "hoctap-relay" in away


def test_a10_list_of_all_work_says_that_the_relay_is_away(client, session):
    client.force_login(GrantFactory(role=Role.ADMINISTRATOR).user)

    away = client.get("/jobs/all/").text
    hold(holder=uuid4())
    there = client.get("/jobs/all/").text

    assert "hoctap-relay" in away
    assert "hoctap-relay" not in there


def test_a10_nothing_is_missed_where_panels_are_not_relayed(client, session, janus):
    janus.JANUS_HLS = False

    assert warnings() == []


def _relayed(session, seconds=6):
    begun = timezone.now() - timedelta(seconds=seconds)
    broadcast = begin_relay(session=session, source="camera", now=begun)
    take_piece(
        broadcast=broadcast, number=0, data=recording(seconds), now=timezone.now()
    )


def test_a10_a57_relayed_panel_is_kept_and_replayed_with_chapters(
    client, session, run_jobs, django_capture_on_commit_callbacks
):
    person = member_of(session, UnitFactory())
    with django_capture_on_commit_callbacks(execute=True):
        _relayed(session)
        end_session(session=session, actor=None)
    run_jobs(faults=True)  # Janus is not there to close its room
    client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("live:replay", args=[session.uid]))
    told = client.post(
        reverse("live:replay_watched", args=[session.uid]), "[[0, 1]]",
        content_type="application/json",
    )  # fmt: skip

    session.refresh_from_db()
    assert session.recording_seconds == 6
    assert page.status_code == 200
    assert "Toạ đàm về Nghị quyết" in page.text
    assert 'data-kind="video"' in page.text
    assert told.status_code == 200
    assert not Attendance.objects.filter(session=session, person=person).exists()


def test_a10_panel_that_is_not_to_be_kept_is_deleted(
    session, run_jobs, django_capture_on_commit_callbacks
):
    LiveSession.objects.update(is_recorded=False)
    with django_capture_on_commit_callbacks(execute=True):
        _relayed(session)
        end_session(session=session, actor=None)
    run_jobs(faults=True)  # Janus is not there to close its room

    session.refresh_from_db()
    assert session.recording_seconds is None
    assert not session.segments.exists()


@pytest.mark.parametrize("is_relayed", [True, False])
def test_a10_panel_is_recorded_only_where_it_is_relayed(janus, db, is_relayed):
    janus.JANUS_HLS = is_relayed
    session = LiveSessionFactory(state=LiveSession.State.DRAFT, media="janus")
    plan = Plan(
        title="Toạ đàm", mode="online", starts_at=timezone.now(), parts=(),
        media="janus", is_recorded=True,
    )  # fmt: skip

    change_session(session=session, plan=plan, invited=[], actor=None)

    session.refresh_from_db()
    assert session.is_recorded == is_relayed
