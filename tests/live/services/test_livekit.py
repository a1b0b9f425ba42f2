"""Our server speaks with a LiveKit server: the word, a guest put out, the end of the room."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.events import PlacesWithdrawn
from courses.models import Enrolment
from kernel.events import publish
from kernel.models import Job
from live.media.backend import Guest
from live.models import Hand, LiveSession
from live.services.foreign_server import ServerSilent
from live.services.meeting import (
    end_meeting,
    enter_meeting,
    hush,
    hush_again,
    member_key,
)
from live.services.room import invite_hand, lower_hand, raise_hand
from live.services.running import end_session, start_session
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, lease, member_of
from tests.live.foreign import LIVEKIT_KEY, LIVEKIT_SECRET, livekit_rooms

pytestmark = pytest.mark.django_db
WORD_STAYS = "Chưa thu được lời"
ROOM_STAYS = "Phòng hình và tiếng chưa đóng"


@pytest.fixture
def server(settings):
    with livekit_rooms() as rooms:
        settings.LIVE_MEDIA = ["livekit"]
        settings.LIVEKIT_PAGE, settings.LIVEKIT_URL = (
            "https://hop.example",
            rooms.address,
        )
        settings.LIVEKIT_KEY, settings.LIVEKIT_SECRET = LIVEKIT_KEY, LIVEKIT_SECRET
        yield rooms


@pytest.fixture
def session(server):
    one = LiveSessionFactory(media="livekit")
    AgendaPartFactory(session=one, position=1)
    start_session(session=one, actor=None)
    return LiveSession.objects.get()


@pytest.fixture
def member(session):
    return member_of(session, UnitFactory())


def _comes_in(server, session, person, *, may_speak=True):
    guest = Guest(person.full_name, member_key(person), may_speak=may_speak)
    return server.comes_in(enter_meeting(session=session, guest=guest))


def _speaks(server, session, person):
    invite_hand(hand=raise_hand(session=session, person=person))
    return _comes_in(server, session, person)


def _room(server):
    (room,) = server.rooms.values()
    return room


def _panel(client, session):
    user = UserFactory()
    GrantFactory(
        user=user, role=Role.LECTURER, unit=session.activity.section.course.owner
    )
    client.force_login(user)
    return lambda: client.get(reverse("live:console_panel", args=[session.uid])).text


def test_a10_hand_that_goes_down_takes_the_word_and_leaves_the_guest_in(
    server, session, member, run_jobs
):
    name = _speaks(server, session, member)
    assert _room(server) == {name: True}

    lower_hand(session=session, person=member)
    lower_hand(session=session, person=member)
    run_jobs()

    assert _room(server) == {name: False}
    assert [call for call, _told in server.calls] == ["UpdateParticipant"]


def test_a10_who_was_invited_again_meanwhile_keeps_the_word(
    server, session, member, run_jobs
):
    name = _speaks(server, session, member)
    lower_hand(session=session, person=member)
    invite_hand(hand=raise_hand(session=session, person=member))

    run_jobs()

    assert _room(server) == {name: True}
    assert hush_again() == 0


def test_hand_that_was_never_invited_asks_nobody(server, session, member, run_jobs):
    raise_hand(session=session, person=member)
    lower_hand(session=session, person=member)
    run_jobs()

    assert server.calls == []


def test_a10_entrance_of_before_gives_the_word_for_a_minute_at_most(
    server, session, member, run_jobs
):
    name = _speaks(server, session, member)
    lower_hand(session=session, person=member)
    run_jobs()
    _comes_in(server, session, member)  # the address of before, opened again
    assert _room(server) == {name: True}

    assert hush_again() == 1
    assert _room(server) == {name: False}
    Hand.objects.update(lowered_at=timezone.now() - timedelta(minutes=5))
    assert hush_again() == 0


def test_a10_room_is_closed_with_the_session_and_again_does_no_harm(
    server, session, member, run_jobs
):
    _speaks(server, session, member)

    end_session(session=session, actor=None)
    run_jobs()
    end_meeting(session=session)

    assert server.rooms == {}
    assert [call for call, _told in server.calls] == ["DeleteRoom", "DeleteRoom"]


def test_a10_who_is_withdrawn_from_the_course_is_put_out(
    server, session, member, run_jobs
):
    other = member_of(session, UnitFactory())
    _comes_in(server, session, member, may_speak=False)
    stays = _comes_in(server, session, other, may_speak=False)

    for one in (member, other):
        lease(session, session.started_at, session.started_at, person=one)
    place = member.enrolments.get()
    Enrolment.objects.filter(pk=place.pk).update(state=Enrolment.State.WITHDRAWN)
    people = frozenset({member.pk, other.pk})
    publish(PlacesWithdrawn(place.run, people, timezone.now()))
    run_jobs()

    assert _room(server) == {stays: False}


@pytest.mark.parametrize(
    "broken",
    [
        (503, '{"code": "unavailable", "msg": "later"}'),
        (404, '{"code": "bad_route", "msg": "no handler"}'),
        (404, "<html>not here</html>"),
        (200, "[]"),
        (502, ""),
    ],
)
def test_a10_server_that_fails_holds_up_nothing_and_the_lecturer_is_told(
    server, session, member, client, run_jobs, broken
):
    name = _speaks(server, session, member)
    panel = _panel(client, session)
    server.broken = broken

    assert lower_hand(session=session, person=member)
    before = panel()
    run_jobs(faults=True)
    away = panel()
    assert hush_again() == 0
    server.broken = None
    _due_now()
    run_jobs(faults=True)
    again = panel()

    assert [WORD_STAYS in one for one in (before, away, again)] == [False, True, False]
    assert _room(server) == {name: False}


def test_a10_room_that_cannot_be_closed_is_told_and_tried_again(
    server, session, member, client, run_jobs
):
    _speaks(server, session, member)
    panel = _panel(client, session)
    server.broken = (503, '{"code": "unavailable", "msg": "later"}')

    assert end_session(session=session, actor=None)
    run_jobs(faults=True)
    away = panel()
    server.broken = None
    _due_now()
    run_jobs(faults=True)

    assert ROOM_STAYS in away
    assert ROOM_STAYS not in panel()
    assert server.rooms == {}


def _due_now():
    Job.objects.filter(state=Job.State.QUEUED).update(due_at=timezone.now())


def test_wrong_secret_is_refused(server, session, member, settings, run_jobs):
    name = _speaks(server, session, member)
    settings.LIVEKIT_SECRET = "của ai khác"
    lower_hand(session=session, person=member)
    run_jobs(faults=True)

    assert _room(server) == {name: True}
    assert (
        "ServerRefused: unauthenticated"
        in Job.objects.get(task="live.tasks.hush_speaker").fault
    )


def test_server_that_is_not_there_is_silent(server, session, member, settings):
    settings.LIVEKIT_URL = "ws://127.0.0.1:9"

    with pytest.raises(ServerSilent):
        hush(session=session, person=member)
