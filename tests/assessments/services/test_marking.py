from decimal import Decimal
from uuid import uuid4

import pytest

from assessments.kinds.answer_message import AnswerEvent
from assessments.models import Attempt, AttemptItem
from assessments.services.answer import save_answers
from assessments.services.attempt import take_over
from assessments.services.marking import LeaseLost, submit_attempt
from assessments.tasks import close_overdue
from courses.models import Enrolment, Progress
from kernel.models import AuditEvent
from tests.assessments.clock import let_pass
from tests.assessments.factories import ready_quiz, started

pytestmark = pytest.mark.django_db


def answer(attempt: Attempt, option: str, *positions: int) -> None:
    """Choose ``option`` (its id in the version) at ``positions``; "a" is right."""
    events = [
        AnswerEvent(uuid4(), item.uid, 1, (item.tokens[item.options.index(option)],))
        for item in AttemptItem.objects.filter(attempt=attempt, position__in=positions)
    ]
    save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=attempt.lease,
        events=events,
    )


def submit(attempt: Attempt) -> bool:
    done = submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    attempt.refresh_from_db()
    return done


def test_submit_attempt_marks_and_reports() -> None:
    attempt = started(ready_quiz(questions=4, pass_scaled=Decimal("0.5")))
    answer(attempt, "a", 1, 2)
    answer(attempt, "b", 3)

    submit(attempt)

    progress = Progress.objects.get()
    assert attempt.state == Attempt.State.SUBMITTED
    assert [attempt.points, attempt.max_points] == [2, 4]
    assert attempt.scaled == Decimal("0.5")
    assert attempt.passed
    assert [one.points for one in attempt.items.order_by("position")] == [1, 1, 0, 0]
    assert progress.evidence == {"attempts": [str(attempt.uid)], "scaled": "0.5000"}
    assert progress.completed_at is not None
    assert Enrolment.objects.get().state == Enrolment.State.COMPLETED


def test_submit_attempt_twice_is_once() -> None:
    attempt = started()

    first, second = submit(attempt), submit(attempt)

    assert (first, second) == (True, False)
    assert AuditEvent.objects.filter(verb="attempt.submitted").count() == 1


def test_submit_attempt_from_the_former_device_is_refused() -> None:
    attempt = started()
    former = attempt.lease
    take_over(attempt=attempt, actor=None)

    with pytest.raises(LeaseLost):
        submit_attempt(attempt=attempt, lease=former, actor=None)

    assert Attempt.objects.get().is_open


def test_close_overdue_marks_what_was_stored() -> None:
    attempt = started(ready_quiz(questions=2))
    answer(attempt, "a", 1)
    let_pass(attempt, 900 + 16)

    first, second = close_overdue(), close_overdue()

    attempt.refresh_from_db()
    assert (first, second) == (1, 0)
    assert attempt.state == Attempt.State.EXPIRED
    assert attempt.scaled == Decimal("0.5")
    assert attempt.submitted_at == attempt.deadline_at
    assert Progress.objects.get().evidence["scaled"] == "0.5000"


def test_close_overdue_leaves_those_who_have_time() -> None:
    attempt = started()
    let_pass(attempt, 900 + 10)

    assert close_overdue() == 0


def test_a_result_after_the_course_is_kept_but_not_counted() -> None:
    attempt = started()
    late = attempt.enrolment.run.closes_at.replace(year=2030)

    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None, now=late)

    assert Attempt.objects.get().state == Attempt.State.SUBMITTED
    assert Progress.objects.get().evidence == {}
    assert AuditEvent.objects.get(verb="attempt.submitted").facts["counted"] is False
