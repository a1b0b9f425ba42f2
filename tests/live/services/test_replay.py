"""A recording is watched; enough of it makes an excused absence up, never presence."""

from datetime import timedelta

import pytest

from courses.models import Progress
from kernel.models import AuditEvent
from live.models import Absence, Attendance, ReplayWatch
from live.services.absence import decide_absence, tell_reason
from live.services.replay import (
    AFTER_WRONG,
    AnswerTooSoon,
    NothingRecorded,
    TooFast,
    answer_check,
    note_watched,
    open_check,
)
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
    """Play each span in its own time, and answer what is asked."""
    note_watched(session=session, person=person, spans=[], now=at)
    for start, end in spans:
        at += timedelta(seconds=end - start)
        note_watched(session=session, person=person, spans=[(start, end)], now=at)
        if (check := open_check(ReplayWatch.objects.get())) is not None:
            answer_check(session=session, person=person, option=check.right, now=at)
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


def _told(session, person, *, until=3600, step=15):
    """A script that only tells that it has watched on and on, as fast as is believed."""
    for at in range(0, until, step):
        now = OVER + timedelta(seconds=at)
        start = int(at * 1.5) % 1000
        spans = [(start, min(start + 20, 1000))] if at else []
        note_watched(session=session, person=person, spans=spans, now=now)
    return ReplayWatch.objects.get()


@pytest.fixture
def long(recorded):
    """A recording of 1,000 seconds, of which 750 are asked for: two places."""
    session, person = recorded
    session.recording_seconds = 1000
    session.save()
    return session, person


def test_a57_script_that_only_tells_gets_no_further_than_the_first_question(long):
    session, person = long
    _excuse(session, person)

    watch = _told(session, person, until=1500)

    assert len(watch.places) == 2
    assert watch.seconds == watch.places[0] < 375
    assert watch.completed_at is None
    assert watch.checks.get().answered_at is None
    assert Absence.objects.get().state == "excused"


def test_a57_answer_lets_it_go_on_to_the_next_place_and_to_the_end(long):
    session, person = long
    _excuse(session, person)

    watch = _watch(session, person, *[(at, at + 25) for at in range(0, 1000, 25)])

    first, second = watch.places
    assert 56 <= first <= 318
    assert 431 <= second <= 693
    assert [one.at_seconds for one in watch.checks.order_by("number")] == [
        first,
        second,
    ]
    assert watch.seconds == 1000  # nothing played before an answer is lost
    assert AuditEvent.objects.get(verb="recording.watched").facts["answered"] == 2
    assert Absence.objects.get().make_up == "watched"


def test_a57_time_after_the_question_counts_only_once_it_is_answered(long):
    session, person = long
    note_watched(session=session, person=person, spans=[], now=OVER)
    ReplayWatch.objects.update(places=[30, 600])
    at = OVER + timedelta(seconds=40)
    note_watched(session=session, person=person, spans=[(100, 140)], now=at)
    on = at + timedelta(minutes=5)  # a script goes on without an answer
    watch = note_watched(session=session, person=person, spans=[(140, 400)], now=on)
    assert (watch.seconds, watch.withheld) == (30, [[130, 140]])
    check = open_check(watch)

    wrong = answer_check(
        session=session, person=person, option=(check.right + 1) % 4, now=on
    )
    with pytest.raises(AnswerTooSoon):
        answer_check(session=session, person=person, option=0, now=on + AFTER_WRONG / 2)
    check.refresh_from_db()
    after = on + AFTER_WRONG
    right = answer_check(session=session, person=person, option=check.right, now=after)
    again = answer_check(session=session, person=person, option=9, now=after)

    watch.refresh_from_db()
    assert (wrong, right, again, check.wrong) == (False, True, True, 1)
    assert (watch.seconds, watch.withheld) == (40, None)
    with pytest.raises(TooFast):  # the time of waiting is not time of watching
        note_watched(
            session=session, person=person, spans=[(140, 400)],
            now=after + timedelta(seconds=9),
        )  # fmt: skip


def test_a57_question_is_a_quick_quiz_of_the_session_if_there_was_one(long):
    session, person = long
    session.polls.create(
        question="Mấy quan điểm?", options=["3", "5"], right=1, state="closed",
        opened_at=NOON, closed_at=NOON,
    )  # fmt: skip
    session.polls.create(question="Ý kiến?", options=["a", "b"], state="closed")

    watch = _watch(session, person, *[(at, at + 25) for at in range(0, 1000, 25)])

    first, second = watch.checks.order_by("number")
    assert (first.question, first.right) == ("Mấy quan điểm?", 1)
    assert second.question not in {"Mấy quan điểm?", "Ý kiến?"}


def test_a57_who_was_present_is_not_asked(long):
    session, person = long
    Attendance.objects.create(
        session=session, person=person, unit=session.activity.section.course.owner,
        taught=60, seconds=60, checkpoints=2, closing=1, outcome="present",
        settled_at=NOON,
    )  # fmt: skip

    watch = _told(session, person)

    assert watch.seconds > 900
    assert not watch.checks.exists()


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
