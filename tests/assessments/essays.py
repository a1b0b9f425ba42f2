"""Answers in people's own words, handed in and waiting for a person."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from assessments.kinds.answer_message import AnswerEvent
from assessments.kinds.given import Given
from assessments.models import AttemptItem, QuestionBank, Quiz
from assessments.services.answer import save_answers
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from courses.models import CourseRun
from people.models import Person
from tests.assessments.factories import (
    ApprovedFactory,
    BlueprintLineFactory,
    QuestionBankFactory,
    QuizFactory,
    enrolled_in,
)
from tests.assessments.kinds.samples import ESSAY, RIGHT
from tests.assessments.learner import told
from tests.factories import UserFactory

TEXT = "Ở chi bộ tôi, nghị quyết được đưa vào sinh hoạt hằng tháng."
WHOLE = {"r1": Decimal(6), "r2": Decimal(4)}
NAMES = ("r1", "r2")


def points(first: str, second: str = "0") -> dict[str, Decimal]:
    """Points for the criteria of the sample: up to 6 and up to 4."""
    return dict(zip(NAMES, (Decimal(first), Decimal(second)), strict=True))


def essay_quiz(
    *, has_choice: bool = False, bank: QuestionBank | None = None, **fields: Any
) -> Quiz:
    """A test that asks for an essay; ``has_choice``: after a question of one point."""
    bank = bank or QuestionBankFactory()
    quiz: Quiz = QuizFactory.create(bank=bank, shuffle=False, **fields)
    if has_choice:
        one = ApprovedFactory(question__bank=bank)
        BlueprintLineFactory(quiz=quiz, point=one.point, count=1)
    essay = ApprovedFactory(
        question__bank=bank, kind="essay", content=ESSAY.as_json(),
        stem="Liên hệ việc thực hiện nghị quyết ở chi bộ đồng chí?",
    )  # fmt: skip
    BlueprintLineFactory(quiz=quiz, point=essay.point, count=1)
    return quiz


def handed_in(
    quiz: Quiz,
    text: str = TEXT,
    *,
    person: Person | None = None,
    is_right: bool = False,
) -> AttemptItem:
    """The essay of one more person; ``is_right``: the choice beside it too."""
    enrolment = enrolled_in(quiz, **({"person": person} if person else {}))
    user = enrolment.person.user or UserFactory()
    now, day = timezone.now(), timedelta(days=1)
    CourseRun.objects.filter(pk=enrolment.run_id).update(
        opens_at=now - day, closes_at=now + day
    )
    enrolment.refresh_from_db()
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=user).attempt
    for item in attempt.items.select_related("version"):
        given = Given((), {"text": text})
        if item.version.kind != "essay":
            given = RIGHT["single"] if is_right else Given(("b",))
        said = told(item, given)
        event = AnswerEvent(uuid4(), item.uid, 1, said.tokens, said.texts)
        save_answers(
            attempt=attempt.uid, user=user.pk, lease=attempt.lease, events=[event]
        )
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=user)
    # The database's clock does not stand still with the test's.
    type(attempt).objects.filter(pk=attempt.pk).update(submitted_at=now)
    return AttemptItem.objects.get(attempt=attempt, version__kind="essay")
