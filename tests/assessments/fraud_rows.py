"""The seeded province of tests.assessments.fraud as rows of a real database."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from assessments.kinds.integrity import Sitting
from assessments.models import (
    Attempt,
    AttemptDevice,
    AttemptItem,
    AttemptTrace,
    Quiz,
    Response,
)
from courses.models import CourseRun, Enrolment
from people.kinds.name import search_key, sort_key
from people.models import HomeUnit, Person, Unit
from tests.assessments.fraud import QUESTIONS, Province
from tests.assessments.sittings import quiz_of
from tests.factories import NOON, SETTLED, CourseRunFactory, UnitFactory

OPTIONS = ["a", "b", "c", "d"]


@dataclass
class Laid:
    """What was written; ``attempts``: by the id of the sitting it was made of."""

    top: Unit
    quiz: Quiz
    run: CourseRun
    attempts: dict[int, Attempt]


def lay(province: Province) -> Laid:
    """Write units, people and closed attempts with answers, devices and traces."""
    quiz, versions = quiz_of(QUESTIONS, pass_scaled=Decimal("0.5"))
    run = CourseRunFactory(course=quiz.activity.section.course)
    top = UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")
    cells = {
        number: UnitFactory(parent=top)
        for number in sorted({one.unit for one in province.sittings})
    }
    people = Person.objects.bulk_create(_person(one.id) for one in province.sittings)
    HomeUnit.objects.bulk_create(
        HomeUnit(person=person, unit=cells[one.unit], period=DateRange(SETTLED, None))
        for one, person in zip(province.sittings, people, strict=True)
    )
    places = Enrolment.objects.bulk_create(
        Enrolment(run=run, person=person, enrolled_at=NOON) for person in people
    )
    attempts = Attempt.objects.bulk_create(
        _attempt(quiz, place, one)
        for one, place in zip(province.sittings, places, strict=True)
    )
    made = {
        one.id: attempt
        for one, attempt in zip(province.sittings, attempts, strict=True)
    }
    _answer(province, made, [one.pk for one in versions])
    AttemptDevice.objects.bulk_create(
        AttemptDevice(attempt=made[one.id], device=device, seen_at=NOON)
        for one in province.sittings
        for device in one.devices
    )
    AttemptTrace.objects.bulk_create(
        AttemptTrace(
            attempt=made[one.id], left_times=one.left_times,
            left_seconds=one.left_seconds, told_at=NOON,
        )
        for one in province.sittings
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself, some minutes later
    return Laid(top, quiz, run, made)


def _person(number: int) -> Person:
    name = f"Trần Thị {number}"
    return Person(
        code=f"G{number:06d}", full_name=name, name_key=search_key(name),
        sort_key=sort_key(name),
    )  # fmt: skip


def _attempt(quiz: Quiz, place: Enrolment, one: Sitting) -> Attempt:
    right = sum(is_right for _, is_right in one.answers.values())
    points = max(right, QUESTIONS // 2) if one.has_passed else right
    scaled = Decimal(points) / QUESTIONS
    return Attempt(
        quiz=quiz, person_id=place.person_id, enrolment=place, number=1, seed=one.id,
        state="expired" if one.is_expired else "submitted", started_at=one.started_at,
        deadline_at=max(one.submitted_at, one.started_at.replace(year=2027)),
        submitted_at=one.submitted_at, points=points, max_points=QUESTIONS,
        scaled=scaled, passed=scaled >= quiz.pass_scaled,
    )  # fmt: skip


def _answer(province: Province, made: dict[int, Attempt], versions: list[int]) -> None:
    items = AttemptItem.objects.bulk_create(
        (
            AttemptItem(
                attempt=made[one.id], position=question + 1, version_id=version,
                tokens=[f"{option}{question}" for option in OPTIONS], options=OPTIONS,
                points=int(one.answers[question][1]),
            )
            for one in province.sittings
            for question, version in enumerate(versions)
        ),
        batch_size=4000,
    )  # fmt: skip
    words = (
        (question, one.answers[question][0])
        for one in province.sittings
        for question in range(QUESTIONS)
    )
    Response.objects.bulk_create(
        (
            Response(item=item, seq=1, tokens=[f"{word}{question}"], saved_at=NOON)
            for item, (question, word) in zip(items, words, strict=True)
        ),
        batch_size=4000,
    )
