"""Closed attempts by the dozen: who chose what, laid straight into the tables."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from random import Random
from uuid import uuid4

from django.test import Client

from assessments.kinds.content import read_content
from assessments.kinds.given import Given
from assessments.kinds.question_type import type_of
from assessments.models import (
    Attempt,
    AttemptItem,
    QuestionVersion,
    Quiz,
    Response,
    ResponseEvent,
)
from courses.models import CourseRun, Enrolment
from people.kinds.role import Role
from people.models import Person, Unit, User
from tests.assessments.factories import ApprovedFactory, ready_quiz
from tests.factories import (
    NOON,
    CourseRunFactory,
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    UserFactory,
)

type Paper = Mapping[QuestionVersion, Sequence[str]]  # option ids; none: omitted


def closed_run(quiz: Quiz, **fields: object) -> CourseRun:
    """A run of the test's course that closed an hour ago."""
    fields.setdefault("closes_at", NOON - timedelta(hours=1))
    run: CourseRun = CourseRunFactory.create(
        course=quiz.activity.section.course, **fields
    )
    return run


def quiz_of(questions: int, **fields: object) -> tuple[Quiz, list[QuestionVersion]]:
    """A test with so many approved questions, each with the options a (right) to d."""
    quiz = ready_quiz(questions=questions, **fields)
    versions = QuestionVersion.objects.filter(question__bank=quiz.bank).order_by("pk")
    return quiz, list(versions)


def another_question(quiz: Quiz, **fields: object) -> QuestionVersion:
    version: QuestionVersion = ApprovedFactory.create(
        question__bank=quiz.bank, **fields
    )
    return version


def sit(
    quiz: Quiz,
    run: CourseRun,
    paper: Paper,
    *,
    person: Person | None = None,
    unit: Unit | None = None,
    number: int = 1,
    has_account: bool = False,
) -> Attempt:
    """One closed attempt with its paper, events, answers and marks."""
    person = person or PersonFactory.create(
        unit=unit, user=UserFactory() if has_account else None
    )
    enrolment = Enrolment.objects.filter(run=run, person=person).first()
    enrolment = enrolment or EnrolmentFactory.create(run=run, person=person)
    marks = {one: _mark(one, chosen) for one, chosen in paper.items()}
    points = sum(marks.values(), Decimal(0))
    scaled = (points / len(marks)).quantize(Decimal("0.0001"), rounding="ROUND_DOWN")
    closed = run.closes_at - timedelta(hours=1)
    attempt = Attempt.objects.create(
        quiz=quiz, person=person, enrolment=enrolment, number=number, seed=number,
        state="submitted", started_at=closed - timedelta(minutes=9),
        deadline_at=closed + timedelta(minutes=6), submitted_at=closed,
        points=points, max_points=len(marks), scaled=scaled,
        passed=scaled >= quiz.pass_scaled,
    )  # fmt: skip
    for position, (version, chosen) in enumerate(paper.items(), start=1):
        _answer(attempt, position, version, chosen, marks[version])
    return attempt


def _answer(
    attempt: Attempt,
    position: int,
    version: QuestionVersion,
    chosen: Sequence[str],
    points: Decimal,
) -> None:
    ids = [one.id for one in read_content(version.content).options]
    tokens = [f"{position}-{one}-{attempt.pk}" for one in ids]
    item = AttemptItem.objects.create(
        attempt=attempt, position=position, version=version, tokens=tokens,
        options=ids, points=points,
    )  # fmt: skip
    if not chosen:
        return
    said = [tokens[ids.index(one)] for one in chosen]
    ResponseEvent.objects.create(
        uid=uuid4(), attempt=attempt, item=item, seq=1, tokens=said,
        received_at=attempt.started_at,
    )  # fmt: skip
    Response.objects.create(item=item, seq=1, tokens=said, saved_at=attempt.started_at)


def _mark(version: QuestionVersion, chosen: Sequence[str]) -> Decimal:
    content = read_content(version.content)
    return type_of(version.kind).mark(content, Given(tuple(chosen))).points


def signed_in(client: Client, unit: Unit, role: str = Role.LECTURER) -> User:
    """Sign somebody in who holds ``role`` on ``unit``."""
    user = UserFactory()
    GrantFactory(user=user, role=role, unit=unit)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return user


def taken(
    people: int = 12, questions: int = 3, **fields: object
) -> tuple[Quiz, CourseRun, list[QuestionVersion]]:
    """A test that so many people have taken, each with some luck."""
    quiz, versions = quiz_of(questions)
    run, source = closed_run(quiz, **fields), Random(5)
    for _ in range(people):
        sit(quiz, run, {one: [source.choice("aab")] for one in versions})
    return quiz, run, versions
