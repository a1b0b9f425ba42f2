"""The outline and the one next thing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from courses.models import Activity, Enrolment
from courses.selectors.enrolment import enrolments_for, next_step, outline
from courses.services.completion import open_activity, report_evidence
from courses.services.waiver import grant_waiver
from tests.factories import (
    NOON,
    ActivityFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    SectionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FINISHED = {"finished_at": "2026-06-01"}


@pytest.fixture
def enrolment() -> Enrolment:
    made: Enrolment = EnrolmentFactory(person=PersonFactory(user=UserFactory()))
    return made


@pytest.fixture
def lessons(enrolment: Enrolment) -> list[Activity]:
    course = enrolment.run.course
    parts = [SectionFactory(course=course, position=n) for n in (1, 2)]
    return [
        ActivityFactory(section=part, position=n, title=f"Bài {part.position}.{n}")
        for part in parts
        for n in (1, 2)
    ]


def states(enrolment: Enrolment) -> list[str]:
    return [str(one.state.value) for one in outline(enrolment, NOON).steps]


def test_a05_outline_says_what_is_open_and_why_the_rest_is_not(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    report_evidence(
        enrolment=enrolment, activity=lessons[0], evidence=FINISHED, actor=None
    )
    open_activity(enrolment=enrolment, activity=lessons[1], actor=None)

    view = outline(enrolment, NOON)

    steps = view.steps
    assert states(enrolment) == ["complete", "started", "closed", "closed"]
    assert [one.position for one in steps] == [1, 2, 3, 4]
    assert [str(one) for one in steps[1].sentences] == ["Đọc hết bài"]
    assert steps[3].sentences == ("Anh/chị cần hoàn thành “Bài 1.2” trước.",)
    assert (view.done, view.required, view.next) == (1, 4, steps[1])
    assert [len(part.steps) for part in view.sections] == [2, 2]


def test_a05_waived_lesson_is_open_in_the_outline(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    grant_waiver(
        enrolment=enrolment, activity=lessons[2], reason="x", actor=UserFactory()
    )

    assert states(enrolment) == ["open", "closed", "open", "closed"]


def test_outline_without_order_or_outside_the_window(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    enrolment.run.in_order = False

    free = states(enrolment)
    over = outline(enrolment, NOON + timedelta(days=8))

    assert free == ["open"] * 4
    assert {one.state.value for one in over.steps} == {"closed"}
    assert over.closed == "Khóa học đã đóng lúc 19:00 08/06/2026."


@pytest.mark.parametrize("sections", [1, 3])
def test_outline_takes_three_queries(
    enrolment: Enrolment, sections: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for position in range(sections):
        part = SectionFactory(course=enrolment.run.course, position=position)
        lesson = ActivityFactory(section=part, position=1)
        report_evidence(
            enrolment=enrolment, activity=lesson, evidence=FINISHED, actor=None
        )
    enrolment = Enrolment.objects.select_related("run").get()

    with django_assert_num_queries(3):
        outline(enrolment, NOON)


def test_next_step_is_of_the_run_that_closes_first(
    enrolment: Enrolment,
    lessons: list[Activity],
    django_assert_num_queries: Callable[..., Any],
) -> None:
    sooner = EnrolmentFactory(
        person=enrolment.person,
        run=CourseRunFactory(closes_at=NOON + timedelta(days=2)),
    )
    part = SectionFactory(course=sooner.run.course, position=1)
    ActivityFactory(section=part, position=1, title="Gấp", minutes=12)

    with django_assert_num_queries(4):
        step = next_step(enrolment.person, NOON)

    assert step is not None
    assert (step.title, step.minutes, step.position, step.total) == ("Gấp", 12, 1, 1)
    assert step.deadline == NOON + timedelta(days=2)


def test_next_step_passes_over_what_is_done_and_ends(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    seen = []
    for lesson in lessons:
        step = next_step(enrolment.person, NOON)
        seen.append(step.title if step else None)
        report_evidence(
            enrolment=enrolment, activity=lesson, evidence=FINISHED, actor=None
        )

    assert seen == ["Bài 1.1", "Bài 1.2", "Bài 2.1", "Bài 2.2"]
    assert next_step(enrolment.person, NOON) is None


def test_enrolments_are_those_of_the_person_alone(enrolment: Enrolment) -> None:
    EnrolmentFactory(person=PersonFactory(user=UserFactory()))

    assert list(enrolments_for(enrolment.person.user)) == [enrolment]
    assert list(enrolments_for(UserFactory())) == []
