"""The harness's own judgement: each kind of loss is seen, and nothing sound is blamed."""

from uuid import uuid4

import pytest

from assessments.models import Attempt, AttemptItem, Response
from assessments.services.answer import save_answers
from assessments.services.marking import submit_attempt
from tests.assessments.factories import started
from tests.faults.taker import Answer, Taker, Ticket
from tests.faults.verdict import Verdict, judge, left_open

pytestmark = pytest.mark.django_db
RIGHT = "98 %"


def answer(item: AttemptItem, seq: int, text: str = RIGHT) -> Answer:
    option = "a" if text == RIGHT else "b"
    token = item.tokens[item.options.index(option)]
    return Answer(str(uuid4()), str(item.uid), seq, token, text)


def taker_of(attempt: Attempt, *answers: Answer) -> Taker:
    """One who was told that ``answers`` are saved."""
    activity = attempt.quiz.activity
    start = f"/study/{attempt.enrolment.uid}/tests/{activity.uid}/start/"
    taker = Taker(Ticket(("x", "y"), start, 1), port=1, seed=1, answers=4, seconds=1)
    taker.acknowledged = {one.uid: one for one in answers}
    return taker


def store(attempt: Attempt, *answers: Answer) -> None:
    from assessments.kinds.answer_message import AnswerEvent

    saved = save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=attempt.lease,
        events=[
            AnswerEvent(one.uid, one.item, one.seq, (one.token,)) for one in answers
        ],
    )
    assert len(saved.uids) == len(answers)


def verdict_on(attempt: Attempt, taker: Taker) -> dict[str, int]:
    verdict = judge(attempt.quiz, [taker])
    return {key: value for key, value in verdict.row().items() if value}


def test_t1_a_sound_round_is_sound() -> None:
    attempt = started()
    first, second = attempt.items.order_by("position")[:2]
    answers = [answer(first, 1, "95 %"), answer(first, 2), answer(second, 1)]
    store(attempt, *answers)
    taker = taker_of(attempt, *answers)
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    taker.is_submitted = True

    assert verdict_on(attempt, taker) == {"acknowledged": 3}
    assert judge(attempt.quiz, [taker]).is_sound


def test_t1_an_acknowledged_answer_that_is_not_stored_is_lost() -> None:
    attempt = started()
    item = attempt.items.first()
    kept, gone = answer(item, 1), answer(item, 2)
    store(attempt, kept)

    found = verdict_on(attempt, taker_of(attempt, kept, gone))

    assert found == {"acknowledged": 2, "lost": 1, "stale": 1}


def test_t1_an_answer_stored_otherwise_is_lost() -> None:
    attempt = started()
    told = answer(attempt.items.first(), 1)
    other = attempt.items.first()
    store(attempt, Answer(told.uid, told.item, 1, other.tokens[-1], "x"))
    taker = taker_of(attempt, Answer(told.uid, told.item, 1, other.tokens[0], "x"))

    assert verdict_on(attempt, taker) == {"acknowledged": 1, "lost": 1}


def test_t1_an_older_answer_that_stands_is_stale() -> None:
    attempt = started()
    answers = [answer(attempt.items.first(), seq) for seq in (1, 2)]
    store(attempt, *answers)
    Response.objects.update(seq=1)

    found = verdict_on(attempt, taker_of(attempt, *answers))

    assert found == {"acknowledged": 2, "stale": 1}


def test_t1_an_answer_stored_twice_is_doubled() -> None:
    attempt = started()
    answers = [answer(attempt.items.first(), 1) for _ in range(2)]
    store(attempt, *answers)

    found = verdict_on(attempt, taker_of(attempt, *answers))

    assert found == {"acknowledged": 2, "doubled": 1}


def test_t1_an_attempt_that_was_told_submitted_and_is_open_is_seen() -> None:
    attempt = started()
    taker = taker_of(attempt)
    taker.is_submitted = True

    assert verdict_on(attempt, taker) == {"unsubmitted": 1}
    assert left_open(attempt.quiz) == 1


def test_t1_a_grade_that_is_not_that_of_the_answers_is_seen() -> None:
    attempt = started()
    given = answer(attempt.items.first(), 1)
    store(attempt, given)
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    Attempt.objects.update(points=3)
    taker = taker_of(attempt, given)
    taker.is_submitted = True

    assert verdict_on(attempt, taker) == {"acknowledged": 1, "misgraded": 1}


@pytest.mark.parametrize(
    "name", ["lost", "stale", "doubled", "unsubmitted", "misgraded", "stuck"]
)
def test_t1_no_fault_passes_for_sound(name: str) -> None:
    assert not Verdict(**{name: 1}).is_sound
