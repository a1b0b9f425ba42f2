"""Addresses of signals and inquiries; those of assessments include them."""

from typing import Any

from django.utils import timezone

from assessments.models import Signal
from tests.access.row import Row
from tests.access.world import Side
from tests.assessments.factories import enrolled_in, ready_quiz
from tests.assessments.inquiries import asked, inquiry_at
from tests.factories import UserFactory


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


def _inquiry(side: Side) -> dict[str, Any]:
    """A member's attempt for which a talk is asked; it is not about any caller's own."""
    inquiry = inquiry_at(side.cell)
    asked(inquiry, UserFactory(), days=5000)
    return {"inquiry_uid": inquiry.uid}


def _own_inquiry(side: Side) -> dict[str, Any]:
    inquiry = inquiry_at(side.cell, person=side.person)
    asked(inquiry, UserFactory(), days=5000)
    return {"inquiry_uid": inquiry.uid}


INQUIRIES: list[Row] = [
    Row("assessments:signal_list"),
    Row("assessments:signal", _signal, at="cell"),
    Row("assessments:inquiry_list"),
    Row("assessments:inquiry", _inquiry),
    Row("assessments:inquiry_clear", _inquiry, method="post"),
    Row("assessments:inquiry_ask", _inquiry, method="post"),
    Row("assessments:inquiry_talk", _inquiry, method="post"),
    Row("assessments:inquiry_propose", _inquiry, method="post"),
    Row("assessments:inquiry_confirm", _inquiry, method="post"),
    Row("assessments:inquiry_return", _inquiry, method="post"),
    Row("assessments:own_inquiry", _own_inquiry, is_own=True),
    Row("assessments:look_begin", _own_inquiry, is_own=True, method="post"),
    Row("assessments:look_answer", _own_inquiry, is_own=True, method="post"),
    Row("assessments:outcome_seen", _own_inquiry, is_own=True, method="post"),
]
