"""Libraries, contents and exercises, made through the services."""

import io
from datetime import timedelta
from typing import Any

from django.utils import timezone

from courses.models import Enrolment
from h5p.models import Exercise, Library, Revision
from h5p.services.content import import_content, place_exercise
from h5p.services.library import install_package, trust_library
from people.models import Unit, User
from tests.factories import (
    CourseFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)
from tests.h5p import packages


def trust_all(actor: User | None = None) -> list[Library]:
    """Trust whatever lies in quarantine."""
    actor = actor or UserFactory()
    rows = Library.objects.filter(state=Library.State.QUARANTINED).order_by("pk")
    return [trust_library(library=one, actor=actor) for one in rows]


def installed() -> list[Library]:
    """Our two libraries, trusted."""
    install_package(file=packages.sound(), name="a.h5p", actor=UserFactory())
    return trust_all()


def imported(
    owner: Unit | None = None, file: io.BytesIO | None = None, **options: Any
) -> Revision:
    """Content with two questions and a picture; its libraries are trusted."""
    revision = import_content(
        file=file or packages.sound(),
        name="on-tap.h5p",
        owner=owner or UnitFactory(),
        actor=options.pop("actor", None),
        **options,
    )
    trust_all()
    return revision


def exercise_of(revision: Revision | None = None, rule: str = "answered") -> Exercise:
    """An exercise in a course of its own."""
    return place_exercise(
        revision=revision or imported(),
        section=SectionFactory(course=CourseFactory()),
        title="Ôn tập",
        rule=rule,
        actor=None,
    )


def enrolled_in(exercise: Exercise, person: Any = None) -> Enrolment:
    """A learner with an account in the exercise's course, open now."""
    run = CourseRunFactory(
        course=exercise.activity.section.course,
        opens_at=timezone.now() - timedelta(days=1),
        closes_at=timezone.now() + timedelta(days=1),
    )
    person = person or PersonFactory(user=UserFactory())
    enrolment: Enrolment = EnrolmentFactory(run=run, person=person)
    return enrolment
