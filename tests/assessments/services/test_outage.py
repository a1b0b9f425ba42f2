from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from django.test import Client

from assessments.kinds.answer_message import AnswerEvent
from assessments.models import Attempt, Outage, Pulse
from assessments.services.answer import Refusal, save_answers
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from assessments.services.outage import beat, is_away
from assessments.tasks import close_overdue
from kernel.models import AuditEvent
from tests.assessments.clock import let_pass
from tests.assessments.factories import started
from tests.assessments.learner import begin, url

pytestmark = pytest.mark.django_db
SECONDS = 900  # of a test


def be_away(seconds: float, *attempts: Attempt) -> None:
    """Let ``seconds`` go by without a sign of life."""
    beat()
    Pulse.objects.update(beat_at=F("beat_at") - timedelta(seconds=seconds))
    for attempt in attempts:
        let_pass(attempt, seconds)


def left(attempt: Attempt) -> float:
    """Seconds to the deadline of one that began just now, as the database has it."""
    attempt.refresh_from_db()
    return (attempt.deadline_at - attempt.started_at).total_seconds()


def test_beat_credits_an_outage_once_and_says_so() -> None:
    attempt = started()
    be_away(300, attempt)

    outage, again = beat(), beat()

    assert outage is not None
    assert again is None
    assert left(attempt) == pytest.approx(SECONDS + 300, abs=2)
    assert attempt.credited_seconds == pytest.approx(300, abs=2)
    assert Outage.objects.get().credited_count == 1
    told = AuditEvent.objects.get(verb="attempt.credited")
    assert told.target_uid == attempt.uid
    assert told.facts["deadline"] == attempt.deadline_at.isoformat()
    assert AuditEvent.objects.filter(verb="outage.credited").count() == 1


def test_beat_credits_the_second_outage_too() -> None:
    attempt = started()
    for _ in range(2):
        be_away(100, attempt)
        beat()

    assert left(attempt) == pytest.approx(SECONDS + 200, abs=4)
    assert Outage.objects.count() == 2


@pytest.mark.parametrize("seconds", [0, 5, 19])
def test_a_short_silence_is_no_outage(seconds: int) -> None:
    attempt = started()
    be_away(seconds, attempt)

    assert beat() is None
    assert left(attempt) == SECONDS


def test_credit_is_what_was_lost_and_no_more() -> None:
    long_over, in_grace, up_in_it, begun_in_it, closed = (started() for _ in range(5))
    submit_attempt(attempt=closed, lease=closed.lease, actor=None)
    let_pass(long_over, SECONDS + 30)
    let_pass(in_grace, SECONDS + 5)
    let_pass(up_in_it, SECONDS - 60)
    be_away(300, long_over, in_grace, up_in_it)
    let_pass(begun_in_it, 100)

    beat()

    gained = [left(one) - SECONDS for one in (long_over, in_grace, up_in_it, closed)]
    assert gained == [0, pytest.approx(300, abs=2), pytest.approx(300, abs=2), 0]
    assert left(begun_in_it) == pytest.approx(SECONDS + 100, abs=2)


def test_the_sweeper_holds_still_until_the_time_is_given_back() -> None:
    attempt = started()
    be_away(SECONDS + 60, attempt)

    assert is_away()
    assert close_overdue() == 0
    beat()
    assert close_overdue() == 0
    assert Attempt.objects.get().is_open


def test_starting_before_the_first_beat_goes_on_with_the_open_attempt() -> None:
    attempt = started()
    be_away(SECONDS + 60, attempt)

    again = start_attempt(quiz=attempt.quiz, enrolment=attempt.enrolment, actor=None)

    assert not again.is_new
    assert Attempt.objects.get().is_open


def test_the_sweeper_closes_what_is_over_where_nothing_ever_beat() -> None:
    let_pass(started(), SECONDS + 60)

    assert not is_away()
    assert close_overdue() == 1


def test_an_answer_that_comes_before_the_first_beat_is_taken() -> None:
    attempt = started()
    be_away(SECONDS + 60, attempt)
    item = attempt.items.order_by("position")[0]
    event = AnswerEvent(uuid4(), item.uid, 1, (item.tokens[0],))

    saved = save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=attempt.lease,
        events=[event],
    )

    assert saved.uids == (str(event.uid),)


def test_a17_no_answer_makes_an_outage() -> None:
    attempt = started()
    beat()
    let_pass(attempt, SECONDS + 60)
    item = attempt.items.order_by("position")[0]
    event = AnswerEvent(uuid4(), item.uid, 1, (item.tokens[0],))

    saved = save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=attempt.lease,
        events=[event],
    )

    assert saved.refusal == Refusal.LATE
    assert left(attempt) == SECONDS


def test_pages_tell_what_was_given_back(client: Client) -> None:
    attempt = begin(client)
    be_away(240, attempt)
    beat()

    page = client.get(url(attempt, "attempt")).content.decode()

    assert "Đã cộng bù 4 phút do hệ thống gián đoạn." in page


def test_a_page_whose_old_clock_runs_out_is_loaded_again(client: Client) -> None:
    attempt = begin(client)
    be_away(240, attempt)
    beat()

    reply = client.post(url(attempt, "save_form"), {"go": "submit"})

    assert reply.headers["Location"] == url(attempt, "attempt")
    assert Attempt.objects.get().is_open


def test_a_page_whose_clock_runs_out_is_submitted(client: Client) -> None:
    attempt = begin(client)

    client.post(url(attempt, "save_form"), {"go": "submit"})

    assert Attempt.objects.get().state == Attempt.State.SUBMITTED


def test_submitting_before_the_first_beat_is_no_expiry(client: Client) -> None:
    attempt = begin(client)
    be_away(SECONDS + 60, attempt)

    client.post(url(attempt, "submit"))

    assert Attempt.objects.get().state == Attempt.State.SUBMITTED
