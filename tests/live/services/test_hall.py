"""Marks of clerks, into the database and out as a roll."""

import random
from datetime import timedelta
from uuid import UUID

import pytest

from kernel.models import AuditEvent
from live.kinds.roll import Mark, RollMark
from live.models import RollCall
from live.services.hall import roll_of, take_marks
from tests.factories import NOON, UnitFactory
from tests.live.factories import HallFactory, held, member_of, seat

pytestmark = pytest.mark.django_db


def _mark(number, kind, about, value, *, device=1, minutes=0):
    return RollMark(
        uid=UUID(int=device * 1000 + number),
        device=UUID(int=device),
        sequence=number,
        counter=number,
        kind=kind,
        about=about,
        value=value,
        at=NOON + timedelta(minutes=minutes),
    )


@pytest.fixture
def hall():
    session = held(NOON, ("talk", 60), ("break", 10), ("discussion", 30))
    hall = HallFactory(session=session, unit=UnitFactory())
    hall.people = [member_of(session, hall.unit) for _ in range(4)]
    for person in hall.people:
        seat(hall, person, hall.unit)
    return hall


def _marks(hall):
    first, second, third, _fourth = (str(one.uid) for one in hall.people)
    return [
        _mark(1, Mark.OPENING, first, value=True),
        _mark(2, Mark.OPENING, second, value=True, minutes=1),
        _mark(3, Mark.OPENING, second, value=False, minutes=2),  # a slip of the finger
        _mark(4, Mark.CLOSING, first, value=True, device=2, minutes=75),
        _mark(5, Mark.CLOSING, third, value=True, device=2, minutes=75),
        _mark(6, Mark.LEFT, first, value=True, minutes=90),
        _mark(7, Mark.REASON, second, "Ốm", minutes=3),
        _mark(8, Mark.COUNT, "opening", 3, minutes=3),
    ]


def _rows(hall):
    rows = RollCall.objects.filter(hall=hall).order_by("person")
    return [(one.person_id, one.period, one.opening, one.closing) for one in rows]


def test_a11_marks_become_a_roll_and_the_log_keeps_every_one(hall):
    assert take_marks(hall=hall, marks=_marks(hall), actor=None) == 8

    first, _second, third, _fourth = hall.people
    found = {row[0]: row for row in _rows(hall)}
    at = NOON + timedelta(minutes=75)
    assert set(found) == {first.pk, third.pk}
    assert (found[first.pk][1].lower, found[first.pk][1].upper) == (
        NOON,
        NOON + timedelta(minutes=90),
    )
    assert (found[third.pk][1].lower, found[third.pk][3]) == (at, at)
    hall.refresh_from_db()
    assert hall.head_count == 3
    assert hall.roll_events.count() == 8
    assert AuditEvent.objects.filter(verb="hall.marks_taken").count() == 1


def test_b03_any_order_split_and_repetition_leaves_the_same_rows(hall):
    take_marks(hall=hall, marks=_marks(hall), actor=None)
    wanted, state = _rows(hall), roll_of(hall)

    for seed in range(8):
        hall.roll_events.all().delete()
        source = random.Random(seed)
        marks = [*_marks(hall), *source.choices(_marks(hall), k=4)]
        source.shuffle(marks)
        while marks:
            size = source.randrange(1, 4)
            take_marks(hall=hall, marks=marks[:size], actor=None)
            marks = marks[size:]

        assert _rows(hall) == wanted
        assert roll_of(hall) == state


def test_b03_marks_that_are_known_are_taken_again_without_effect(hall):
    take_marks(hall=hall, marks=_marks(hall), actor=None)

    assert take_marks(hall=hall, marks=_marks(hall), actor=None) == 0
    assert AuditEvent.objects.filter(verb="hall.marks_taken").count() == 1


def test_a11_whoever_has_no_seat_here_is_logged_and_not_counted(hall):
    stranger = member_of(hall.session, UnitFactory())

    marks = [_mark(1, Mark.OPENING, str(stranger.uid), value=True)]

    assert take_marks(hall=hall, marks=marks, actor=None) == 1
    assert _rows(hall) == []
