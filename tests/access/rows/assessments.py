"""Addresses of assessments."""

from typing import Any

from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from tests.access.row import Row
from tests.access.world import Side
from tests.assessments.factories import enrolled_in, ready_quiz


def _quiz(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    return {"enrolment_uid": enrolment.uid, "activity_uid": quiz.activity.uid}


def _open(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    begun = start_attempt(quiz=quiz, enrolment=enrolment, actor=side.user)
    return {"attempt_uid": begun.attempt.uid}


def _closed(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=side.user).attempt
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=side.user)
    return {"attempt_uid": attempt.uid}


ROWS: list[Row] = [
    Row("assessments:quiz", _quiz, is_own=True),
    Row("assessments:start", _quiz, is_own=True, method="post"),
    Row("assessments:attempt_list"),
    Row("assessments:attempt", _open, is_own=True),
    Row("assessments:save_answers", _open, is_own=True, method="post"),
    Row("assessments:save_form", _open, is_own=True, method="post"),
    Row("assessments:take_over", _open, is_own=True, method="post"),
    Row("assessments:finish", _open, is_own=True),
    Row("assessments:submit", _open, is_own=True, method="post"),
    Row("assessments:result", _closed, is_own=True),
]
