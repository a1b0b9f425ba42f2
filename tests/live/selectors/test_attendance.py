"""Minutes by one statement, held against counting second by second."""

import random
from datetime import timedelta

import pytest

from live.kinds.rule import AttendanceRule, Outcome, Seen
from live.models import CheckIn
from live.selectors.attendance import GRACE_SECONDS, line_for, lines_of, unit_lines
from tests.factories import NOON, PersonFactory, UnitFactory
from tests.live.factories import (
    CheckpointFactory,
    HallFactory,
    held,
    lease,
    member_of,
    rolled,
)

pytestmark = pytest.mark.django_db
LENGTHS = (("talk", 40), ("break", 10), ("talk", 25), ("discussion", 15))
WINDOWS = ((0, 2400), (3000, 5400))  # seconds from the start that are taught
CLOSING = 3000
LASTS = 5400
CASES = 1000


def _at(seconds):
    return NOON + timedelta(seconds=seconds)


def _pieces(source, most):
    """Random connections of one person or hall, overlapping, touching, short or long."""
    pieces = []
    for _ in range(source.randrange(most + 1)):
        since = source.randrange(-300, LASTS + 200)
        pieces.append((since, since + source.choice([0, 1, 59, 300, 1500, 4000])))
    return pieces


def _bridged(pieces):
    """The seconds covered, with gaps of at most a minute filled; a set, counted by hand."""
    covered = set()
    for since, until in pieces:
        covered.update(range(since, until))
    reach = None
    for since, until in sorted(pieces):
        if reach is not None and reach < since <= reach + GRACE_SECONDS:
            covered.update(range(reach, since))
        reach = until if reach is None else max(reach, until)
    return covered


TAUGHT = {second for since, until in WINDOWS for second in range(since, until)}


def test_a12_minutes_equal_a_count_by_seconds_on_1000_random_cases():
    source = random.Random(12)
    unit, wanted, found = UnitFactory(), {}, {}
    for _session in range(10):
        session = held(NOON, *LENGTHS)
        checkpoints = [
            CheckpointFactory(session=session, position=n, is_closing=n > 2)
            for n in (1, 2, 3)
        ]
        halls = [HallFactory(session=session, unit=unit) for _ in range(3)]
        online = {}
        for hall in halls:
            pieces = _pieces(source, 4)
            online[hall] = _bridged(pieces)
            for since, until in pieces:
                lease(session, _at(since), _at(until), hall=hall)
        for _person in range(CASES // 10):
            person = PersonFactory(unit=unit)
            seen = _case(source, session, person, halls, online, checkpoints)
            wanted[person.pk] = seen
        found |= {
            one.person_id: (one.seen, one.outcome) for one in lines_of(session, NOON)
        }

    rule = AttendanceRule()
    nobody = Seen(len(TAUGHT), 0, 0, 0)
    assert len(wanted) == CASES
    for person_id, seen in wanted.items():
        told = found.get(person_id, (nobody, Outcome.ABSENT))
        assert told == (seen, rule.outcome(seen))


def _case(source, session, person, halls, online, checkpoints):
    """Lay one person's evidence and count it by hand."""
    pieces = _pieces(source, 5)
    for since, until in pieces:
        lease(session, _at(since), _at(until), person=person)
    seconds, met, closing, is_hall = _bridged(pieces), 0, 0, False
    if source.random() < 0.5:
        hall = source.choice(halls)
        since = source.randrange(0, 4000)
        until = source.choice([None, since + 1200])
        second_round = source.choice([None, since, since + 3000])
        rolled(
            hall,
            person,
            _at(since),
            until=None if until is None else _at(until),
            opening=_at(since),
            closing=None if second_round is None else _at(second_round),
        )
        stay = range(since, until if until is not None else LASTS + 9999)
        seconds |= online[hall] & set(stay)
        met += 1 + (second_round is not None)
        closing += second_round is not None and second_round >= CLOSING
        is_hall = True
    for checkpoint in checkpoints:
        if source.random() < 0.4:
            flag = source.choice(["", "", "wrong_answer", "shared_device"])
            CheckIn.objects.create(
                checkpoint=checkpoint, person=person, how="online", flag=flag, at=NOON
            )
            counts = flag == "" or (flag == "shared_device" and is_hall)
            met += counts
            closing += counts and checkpoint.is_closing
    return Seen(len(TAUGHT), len(seconds & TAUGHT), met, closing, is_hall=is_hall)


def test_a10_reconnect_within_the_grace_goes_on_and_a_longer_gap_does_not():
    session, unit = held(NOON, ("talk", 60)), UnitFactory()
    close, far = member_of(session, unit), member_of(session, unit)
    for person, gap in ((close, 30), (far, 300)):
        lease(session, NOON, _at(600), person=person)
        lease(session, _at(600 + gap), _at(1200), person=person)

    assert line_for(session, close.pk, NOON).seen.seconds == 1200
    assert line_for(session, far.pk, NOON).seen.seconds == 900


def test_a12_minutes_run_while_the_session_is_held():
    session, unit = held(NOON, ("talk", 60)), UnitFactory()
    session.parts.update(ended_at=None)
    session.ended_at = None
    person = member_of(session, unit)
    lease(session, NOON, _at(600), person=person)

    line = line_for(session, person.pk, _at(800))

    assert (line.seen.taught, line.seen.seconds) == (800, 600)


def test_a12_units_add_up_to_everybody_and_ask_one_query(django_assert_num_queries):
    session, units = held(NOON, ("talk", 60)), [UnitFactory(), UnitFactory()]
    for unit in units:
        present, partial, _absent = (member_of(session, unit) for _ in range(3))
        lease(session, NOON, _at(3600), person=present)
        lease(session, NOON, _at(100), person=partial)
        point = CheckpointFactory(session=session, is_closing=True)
        CheckIn.objects.create(checkpoint=point, person=present, how="online", at=NOON)

    with django_assert_num_queries(3):
        lines = unit_lines(session, NOON)

    assert [(one.present, one.partial, one.absent) for one in lines] == [(1, 1, 1)] * 2
    assert {one.unit_id for one in lines} == {one.pk for one in units}


def test_a12_those_of_other_units_are_not_expected():
    session = held(NOON, ("talk", 60))
    invited, other = UnitFactory(), UnitFactory()
    session.invited.create(unit=invited)
    person = member_of(session, invited)
    member_of(session, other)

    assert [one.person_id for one in lines_of(session, NOON)] == [person.pk]
