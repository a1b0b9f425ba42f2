"""Addresses of assessments."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.models import QuestionBank, QuestionImport, QuestionVersion, Signal
from assessments.services.adjustment import Grant, grant_adjustment
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from tests.access.row import Row
from tests.access.world import Side
from tests.assessments.factories import (
    QuestionBankFactory,
    QuestionVersionFactory,
    QuizFactory,
    enrolled_in,
    ready_quiz,
)
from tests.factories import ResolutionFactory, UserFactory


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


def _bank_of(side: Side) -> QuestionBank:
    resolution = ResolutionFactory(owner=side.committee)
    bank: QuestionBank = QuestionBankFactory.create(
        resolution=resolution, owner=side.committee
    )
    return bank


def _bank(side: Side) -> dict[str, Any]:
    return {"bank_uid": _bank_of(side).uid}


def _new(side: Side) -> dict[str, Any]:
    return {**_bank(side), "kind": "single"}


def _version(side: Side) -> dict[str, Any]:
    version: QuestionVersion = QuestionVersionFactory.create(
        question__bank=_bank_of(side)
    )
    return {"version_uid": version.uid}


def _import(side: Side) -> dict[str, Any]:
    staged = QuestionImport.objects.create(
        bank=_bank_of(side),
        format="gift",
        file_name="a.gift",
        sha256="0",
        created_by=UserFactory(),
        created_at=timezone.now(),
    )
    return {"import_uid": staged.uid}


def _edited(side: Side) -> dict[str, Any]:
    quiz = QuizFactory(bank=_bank_of(side))
    return {"activity_uid": quiz.activity.uid}


def _person(side: Side) -> dict[str, Any]:
    return {"person_uid": side.person.uid}


def _adjustment(side: Side) -> dict[str, Any]:
    adjustment = grant_adjustment(
        person=side.person,
        grant=Grant(date(2020, 1, 1), date(2040, 1, 1), time_factor=Decimal("1.5")),
        reason="Thị lực kém",
        actor=UserFactory(),
    )
    return {"adjustment_uid": adjustment.uid}


def _signal(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    signal = Signal.objects.create(
        quiz=quiz,
        run=enrolment.run,
        unit=side.cell,
        kind="too_fast",
        key="1",
        facts={"seconds": 9, "questions": 10},
        found_at=timezone.now(),
    )
    return {"signal_uid": signal.uid}


ROWS: list[Row] = [
    Row("assessments:quiz", _quiz, is_own=True),
    Row("assessments:start", _quiz, is_own=True, method="post"),
    Row("assessments:attempt_list"),
    Row("assessments:attempt", _open, is_own=True),
    Row("assessments:save_answers", _open, is_own=True, method="post"),
    Row("assessments:save_form", _open, is_own=True, method="post"),
    Row("assessments:leaving", _open, is_own=True, method="post"),
    Row("assessments:mark", _open, is_own=True, method="post"),
    Row("assessments:take_over", _open, is_own=True, method="post"),
    Row("assessments:finish", _open, is_own=True),
    Row("assessments:submit", _open, is_own=True, method="post"),
    Row("assessments:result", _closed, is_own=True),
    Row("assessments:bank_list"),
    Row("assessments:bank", _bank, at="committee"),
    Row("assessments:question_new", _new, at="committee"),
    Row("assessments:bulk", _bank, at="committee", method="post"),
    Row("assessments:import_new", _bank, at="committee"),
    Row("assessments:question", _version, at="committee"),
    Row("assessments:question_edit", _version, at="committee"),
    Row("assessments:compare", _version, at="committee"),
    Row("assessments:question_preview", _version, at="committee"),
    Row("assessments:write", _version, at="committee", method="post"),
    Row("assessments:review", _version, at="committee", method="post"),
    Row("assessments:import", _import, at="committee"),
    Row("assessments:import_apply", _import, at="committee", method="post"),
    Row("assessments:import_template"),
    Row("assessments:signal_list"),
    Row("assessments:signal", _signal, at="cell"),
    Row("assessments:adjustment_list"),
    Row("assessments:adjustment_new", _person, at="cell"),
    Row("assessments:adjustment_revoke", _adjustment, at="cell", method="post"),
    Row("assessments:quiz_list"),
    Row("assessments:quiz_new"),
    Row("assessments:exposure", _edited, at="committee"),
    Row("assessments:quiz_edit", _edited, at="committee"),
]
