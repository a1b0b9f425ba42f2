"""Addresses of courses."""

from typing import Any

from courses.models import Activity, Enrolment, Progress
from tests.access.row import Row
from tests.access.world import Side
from tests.factories import (
    NOON,
    ActivityFactory,
    EnrolmentFactory,
    SectionFactory,
)


def _enrolment(side: Side) -> dict[str, Any]:
    return {"enrolment_uid": _place(side).uid}


def _step(side: Side) -> dict[str, Any]:
    place = _place(side)
    return {"enrolment_uid": place.uid, "activity_uid": _lesson(place).uid}


def _progress(side: Side) -> dict[str, Any]:
    place = _place(side)
    progress, _ = Progress.objects.get_or_create(
        enrolment=place, activity=_lesson(place), defaults={"opened_at": NOON}
    )
    return {"progress_uid": progress.uid}


def _place(side: Side) -> Enrolment:
    """The member's place in a course of one open lesson, made once."""
    place = Enrolment.objects.filter(person=side.person).first()
    if place is None:
        place = EnrolmentFactory(person=side.person, run__course__owner=side.province)
    return place


def _lesson(place: Enrolment) -> Activity:
    lesson = Activity.objects.filter(section__course=place.run.course).first()
    if lesson is None:
        lesson = ActivityFactory(section=SectionFactory(course=place.run.course))
    return lesson


ROWS: list[Row] = [
    Row("courses:study"),
    Row("courses:study_course", _enrolment, is_own=True),
    Row("courses:study_activity", _step, is_own=True),
    Row("courses:progress_rule", _progress, is_own=True),
]
