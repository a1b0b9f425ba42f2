"""Scripts that play a member: none becomes presence without a sign that somebody sees."""

from datetime import timedelta

import pytest
from django.urls import reverse

from live.kinds.code import code_at
from live.models import Attendance, CheckIn, LiveSession
from live.selectors.attendance import line_for
from live.selectors.remark import remarks_on
from live.services.room import (
    CheckpointClosed,
    CodeStale,
    answer_checkpoint,
    type_code,
)
from live.services.running import open_checkpoint, start_session
from live.services.settlement import settle
from people.kinds.role import Role
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.live.factories import (
    AgendaPartFactory,
    CheckpointFactory,
    HallFactory,
    LiveSessionFactory,
    held,
    lease,
    member_of,
    seat,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=13)


def _at(seconds):
    return NOON + timedelta(seconds=seconds)


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None, now=NOON)
    return session


def test_a12_line_that_is_only_held_open_is_no_presence():
    session = held(NOON, ("talk", 45), ("break", 10), ("discussion", 15))
    person = member_of(session, UnitFactory())
    CheckpointFactory(session=session, is_closing=True)
    lease(session, NOON, session.ended_at, person=person)

    settle(session=session, actor=None, now=LATER)

    line = Attendance.objects.get(person=person)
    assert (line.seconds, line.taught) == (3600, 3600)
    assert (line.outcome, line.grade) == ("partial", "")


def test_a13_answer_that_is_played_again_meets_no_second_checkpoint(session):
    person = member_of(session, UnitFactory())
    first = open_checkpoint(session=session, actor=None, now=NOON)
    told = {"person": person, "option": first.right, "device": "may-1"}
    answer_checkpoint(checkpoint=first, now=_at(3), **told)
    second = open_checkpoint(
        session=session, actor=None, now=_at(600), question="Mấy điểm?",
        options=("2", "3", "4", "5"), right=(first.right + 1) % 4,
    )  # fmt: skip

    with pytest.raises(CheckpointClosed):
        answer_checkpoint(checkpoint=first, now=_at(603), **told)
    answer_checkpoint(checkpoint=second, now=_at(603), **told)

    assert line_for(session, person.pk, _at(700)).seen.checkpoints == 1
    assert remarks_on(session, [person.pk]) == {person.pk: ["Trả lời sai"]}


def test_a13_code_that_was_forwarded_for_fifteen_seconds_is_refused(session):
    hall = HallFactory(session=session, unit=UnitFactory())
    person = member_of(session, UnitFactory())
    seat(hall, person, hall.unit)
    point = open_checkpoint(session=session, actor=None, now=NOON, seconds=300)

    for tenth in range(300):
        seen = _at(tenth / 10)
        code = code_at(bytes(hall.secret), str(point.uid), seen.timestamp())
        with pytest.raises(CodeStale):
            type_code(
                session=session, person=person, code=code, device="may-1",
                now=seen + timedelta(seconds=15),
            )  # fmt: skip

    assert not CheckIn.objects.exists()


def test_a13_nobody_checks_in_to_a_session_that_is_ahead(client, session):
    ahead = LiveSessionFactory(activity__section=session.activity.section)
    person = member_of(session, UnitFactory())
    point = open_checkpoint(session=session, actor=None, now=NOON)
    client.force_login(person.user)

    answer = client.post(
        reverse("live:room_act", args=[ahead.uid]),
        {"do": "confirm", "uid": str(point.uid), "option": point.right, "device": "x"},
    )
    lease(ahead, _at(-900), _at(3600), person=person)

    assert answer.status_code == 404
    assert not CheckIn.objects.exists()
    assert line_for(ahead, person.pk, LATER).seen.seconds == 0
    assert ahead.state == LiveSession.State.PUBLISHED


def test_a13_two_devices_at_once_and_a_shared_one_are_shown_with_the_name(
    client, django_assert_num_queries
):
    session, unit = held(NOON, ("talk", 60)), UnitFactory()
    twice, moved, one, other, bare, sound = (
        member_of(session, unit, full_name=f"Người {n}") for n in range(6)
    )
    for person, device, since, until in (
        (twice, "a1", 0, 3600), (twice, "a2", 600, 3600),
        (moved, "b1", 0, 1830), (moved, "b2", 1800, 3600),
        (one, "c", 0, 1800), (other, "c", 1800, 3600), (sound, "d", 0, 3600),
    ):  # fmt: skip
        row = lease(session, _at(since), _at(until), person=person)
        row.device = device
        row.save()
    point = CheckpointFactory(session=session, is_closing=True)
    for person, device in ((bare, ""), (sound, "d")):
        CheckIn.objects.create(
            checkpoint=point, person=person, how="online", device=device, at=NOON
        )
    people = [twice, moved, one, other, bare, sound]

    with django_assert_num_queries(2):
        remarks_on(session, [twice.pk])
    with django_assert_num_queries(2):
        told = remarks_on(session, [person.pk for person in people])

    shared = ["Nhiều người trên một thiết bị"]
    assert told == {
        twice.pk: ["Kết nối trên hai thiết bị cùng lúc"],
        one.pk: shared,
        other.pk: shared,
        bare.pk: ["Xác nhận mà không có dấu thiết bị"],
    }
    assert line_for(session, twice.pk, LATER).seen.seconds == 3600  # and not twice that
    settle(session=session, actor=None, now=LATER)
    client.force_login(GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=unit).user)
    page = client.get(reverse("live:report", args=[session.uid])).text
    assert page.count("Kết nối trên hai thiết bị cùng lúc") == 1
