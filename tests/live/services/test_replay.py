"""A recording is watched; enough of it makes an excused absence up, never presence."""

from datetime import timedelta

import pytest

from courses.models import Progress
from kernel.models import AuditEvent
from live.models import Absence, Attendance, ReplayWatch
from live.services.absence import decide_absence, tell_reason
from live.services.replay import NothingRecorded, TooFast, note_watched
from tests.factories import NOON, UnitFactory, UserFactory
from tests.live.factories import held, member_of

pytestmark = pytest.mark.django_db
OVER = NOON + timedelta(hours=1)


@pytest.fixture
def recorded():
    """A session of 100 seconds' recording, and somebody who gave a reason."""
    session = held(NOON, ("talk", 60), recording_seconds=100)
    person = member_of(session, UnitFactory())
    run = person.enrolments.get().run
    run.opens_at, run.closes_at = NOON - timedelta(days=1), NOON + timedelta(days=9)
    run.save()
    tell_reason(session=session, person=person, reason="Ốm", actor=person.user)
    return session, person


def _watch(session, person, *spans, at=OVER):
    """Play each span in its own time."""
    note_watched(session=session, person=person, spans=[], now=at)
    for start, end in spans:
        at += timedelta(seconds=end - start)
        note_watched(session=session, person=person, spans=[(start, end)], now=at)
    return ReplayWatch.objects.get()


def _excuse(session, person):
    absence = Absence.objects.get(session=session, person=person)
    decide_absence(
        absence=absence, is_excused=True, reason="Đúng", actor=UserFactory(), now=OVER
    )


def test_a57_recording_watched_makes_an_excused_absence_up_and_is_no_presence(recorded):
    session, person = recorded
    _excuse(session, person)

    _watch(session, person, (0, 40), (40, 74))
    assert Absence.objects.get().state == "excused"
    watch = _watch(session, person, (70, 75), at=OVER + timedelta(hours=1))

    absence = Absence.objects.get()
    assert (absence.state, absence.make_up) == ("made_up", "watched")
    assert absence.made_up_at == watch.completed_at
    evidence = Progress.objects.get(activity=session.activity).evidence
    assert (evidence["made_up"], evidence["grade"]) == (True, "A")
    assert "attended" not in evidence
    assert not Attendance.objects.filter(outcome="present").exists()


def test_a57_recording_watched_before_the_excuse_counts_with_it(recorded):
    session, person = recorded
    _watch(session, person, (0, 80))
    assert Absence.objects.get().state == "pending"

    _excuse(session, person)

    assert Absence.objects.get().make_up == "watched"


def test_a57_the_same_part_again_adds_nothing(recorded):
    session, person = recorded

    watch = _watch(session, person, (0, 40), (0, 40), (20, 40))

    assert (watch.played, watch.seconds, watch.completed_at) == ([[0, 40]], 40, None)


def test_a57_more_than_the_time_that_passed_is_refused(recorded):
    session, person = recorded
    note_watched(session=session, person=person, spans=[], now=OVER)

    with pytest.raises(TooFast):
        note_watched(
            session=session, person=person, spans=[(0, 100)],
            now=OVER + timedelta(seconds=30),
        )  # fmt: skip

    assert ReplayWatch.objects.get().seconds == 0


def test_a57_two_players_at_once_share_one_clock(recorded):
    session, person = recorded
    note_watched(session=session, person=person, spans=[], now=OVER)
    at = OVER + timedelta(seconds=15)
    note_watched(session=session, person=person, spans=[(0, 15)], now=at)

    with pytest.raises(TooFast):
        note_watched(session=session, person=person, spans=[(50, 65)], now=at)


def test_enough_is_told_once(recorded):
    session, person = recorded

    _watch(session, person, (0, 80), (80, 100))

    assert AuditEvent.objects.filter(verb="recording.watched").count() == 1


def test_nothing_recorded_is_not_watched(recorded):
    session, person = recorded
    session.recording_seconds = None

    with pytest.raises(NothingRecorded):
        note_watched(session=session, person=person, spans=[], now=OVER)


def test_a57_many_small_messages_add_up_to_no_more_than_the_time(recorded):
    session, person = recorded
    at = OVER
    note_watched(session=session, person=person, spans=[], now=at)

    with pytest.raises(TooFast):  # noqa: PT012 -- which of them is too much is open
        for start in range(0, 40, 4):
            at += timedelta(seconds=1)
            spans = [(start, start + 4)]
            note_watched(session=session, person=person, spans=spans, now=at)

    assert ReplayWatch.objects.get().seconds <= 9
