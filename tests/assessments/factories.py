"""The smallest valid rows of assessments."""

from datetime import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from assessments.kinds.content import Content, Option
from assessments.models import (
    Attempt,
    BlueprintLine,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
)
from assessments.services.attempt import start_attempt
from courses.models import Enrolment
from people.kinds.name import search_key
from tests.assessments.kinds.samples import SAMPLES
from tests.factories import (
    NOON,
    ActivityFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    PointFactory,
    ResolutionFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)

SINGLE = Content(
    options=(
        Option("a", "98 %", correct=True),
        Option("b", "95 %"),
        Option("c", "90 %"),
        Option("d", "80 %"),
    )
).as_json()


class QuestionBankFactory(DjangoModelFactory[QuestionBank]):
    class Meta:
        model = QuestionBank

    title = factory.Sequence(lambda n: f"Ngân hàng {n}")
    resolution = factory.SubFactory(ResolutionFactory)
    owner = factory.LazyAttribute(lambda bank: bank.resolution.owner)


class QuestionFactory(DjangoModelFactory[Question]):
    class Meta:
        model = Question

    bank = factory.SubFactory(QuestionBankFactory)


class QuestionVersionFactory(DjangoModelFactory[QuestionVersion]):
    """A draft with one right answer; ``ApprovedFactory`` is what may be drawn."""

    class Meta:
        model = QuestionVersion

    question = factory.SubFactory(QuestionFactory)
    kind = QuestionVersion.Kind.SINGLE
    point = factory.LazyAttribute(
        lambda version: PointFactory(resolution=version.question.bank.resolution)
    )
    stem = factory.Sequence(lambda n: f"Câu hỏi số {n}?")
    stem_key = factory.LazyAttribute(lambda version: search_key(version.stem))
    content = factory.LazyFunction(lambda: SINGLE)
    author = factory.SubFactory(UserFactory)
    edited_at = NOON


class ApprovedFactory(QuestionVersionFactory):
    state = QuestionVersion.State.APPROVED
    approved_by = factory.SubFactory(UserFactory)
    approved_at = NOON


class QuizFactory(DjangoModelFactory[Quiz]):
    """A test of a quarter of an hour without a blueprint."""

    class Meta:
        model = Quiz

    activity = factory.SubFactory(
        ActivityFactory, kind="quiz", rule={"clauses": [{"kind": "submitted"}]}
    )
    bank = factory.SubFactory(QuestionBankFactory)
    duration_seconds = 900


class BlueprintLineFactory(DjangoModelFactory[BlueprintLine]):
    class Meta:
        model = BlueprintLine

    quiz = factory.SubFactory(QuizFactory)
    point = factory.SubFactory(PointFactory)
    count = 1


def ready_quiz(*, questions: int = 3, pool: int = 0, **fields: Any) -> Quiz:
    """A test of one point whose bank holds ``pool`` questions.

    If it is not given: as many as a paper asks for.
    """
    bank = QuestionBankFactory()
    point = PointFactory(resolution=bank.resolution)
    author, approver = UserFactory(), UserFactory()
    for _ in range(pool or questions):
        ApprovedFactory(
            question__bank=bank, point=point, author=author, approved_by=approver
        )
    quiz: Quiz = QuizFactory.create(bank=bank, **fields)
    BlueprintLineFactory(quiz=quiz, point=point, count=questions)
    return quiz


def quiz_of_all_types(**fields: Any) -> Quiz:
    """A test whose paper holds one question of each type, in the order of the samples."""
    bank = QuestionBankFactory()
    author, approver = UserFactory(), UserFactory()
    quiz: Quiz = QuizFactory.create(bank=bank, shuffle=False, **fields)
    for kind, content in SAMPLES.items():
        version = ApprovedFactory(
            question__bank=bank,
            kind=kind,
            stem=f"Câu hỏi kiểu {kind}?",
            content=content.as_json(),
            author=author,
            approved_by=approver,
        )
        BlueprintLineFactory(quiz=quiz, point=version.point, count=1)
    return quiz


def enrolled_in(quiz: Quiz, **fields: Any) -> Enrolment:
    """A person with an account in a run of the test's course, open now."""
    run = CourseRunFactory(course=quiz.activity.section.course)
    fields.setdefault("person", PersonFactory(user=UserFactory(), unit=UnitFactory()))
    enrolment: Enrolment = EnrolmentFactory.create(run=run, **fields)
    return enrolment


def started(
    quiz: Quiz | None = None, *, now: datetime | None = None, **fields: Any
) -> Attempt:
    """An attempt just begun at ``quiz`` (at a ready one if none is given)."""
    quiz = quiz or ready_quiz(**fields)
    enrolment = enrolled_in(quiz)
    return start_attempt(
        quiz=quiz, enrolment=enrolment, actor=enrolment.person.user, now=now
    ).attempt


__all__ = [
    "ApprovedFactory",
    "BlueprintLineFactory",
    "QuestionBankFactory",
    "QuestionFactory",
    "QuestionVersionFactory",
    "QuizFactory",
    "SectionFactory",
    "enrolled_in",
    "quiz_of_all_types",
    "ready_quiz",
    "started",
]
