"""Somebody enrolled in a course of three lessons, and what is told on the way."""

import pytest

from courses.events import ActivityCompleted, CourseCompleted, EvidenceReported
from courses.models import Activity, Enrolment
from kernel import events
from tests.factories import ActivityFactory, EnrolmentFactory, SectionFactory


@pytest.fixture
def enrolment() -> Enrolment:
    return EnrolmentFactory()


@pytest.fixture
def lessons(enrolment: Enrolment) -> list[Activity]:
    """Three lessons over two sections, made in another order than they are taken."""
    course = enrolment.run.course
    second = SectionFactory(course=course, position=2)
    first = SectionFactory(course=course, position=1)
    third_lesson = ActivityFactory(section=second, position=1, title="Bài ba")
    second_lesson = ActivityFactory(section=first, position=2, title="Bài hai")
    first_lesson = ActivityFactory(section=first, position=1, title="Bài một")
    return [first_lesson, second_lesson, third_lesson]


@pytest.fixture
def completions(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The events of completion, as they come."""
    log: list[object] = []
    for kind in (EvidenceReported, ActivityCompleted, CourseCompleted):
        monkeypatch.setitem(events._handlers, kind, [log.append])
    return log
