"""A lesson with content in its pinned text, and learners who have opened it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from courses.models import Activity, CourseRun
from courses.services.completion import open_activity
from courses.services.content import publish_content
from h5p.models import Revision
from h5p.selectors.play import Playing
from h5p.services.content import place_in_lesson
from tests.factories import (
    CourseFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    SectionFactory,
    UserFactory,
)
from tests.h5p.makers import imported
from tests.h5p.written import essay_package


def essay_lesson(owner: Any, title: str = "Bài học một") -> tuple[Activity, Revision]:
    """A lesson of a course that ``owner`` has, with the essay in its text."""
    revision = imported(owner=owner, file=essay_package())
    activity = Activity.objects.create(
        section=SectionFactory(course=CourseFactory(owner=owner)),
        kind="lesson",
        title=title,
        position=1,
        rule={"clauses": [{"kind": "finished"}]},
    )
    put_into(activity, revision)
    return activity, revision


def put_into(activity: Activity, revision: Revision) -> None:
    """Publish a further text of the lesson, with the content in it."""
    html = f'<div data-h5p="{revision.uid}"><p>…</p></div>'
    version = publish_content(
        activity=activity, title=activity.title, html=html, media=[], points=[],
        actor=None,
    )  # fmt: skip
    place_in_lesson(version=version, revision=revision)


def run_of(activity: Activity, title: str = "Lượt một") -> CourseRun:
    run: CourseRun = CourseRunFactory(
        course=activity.section.course,
        title=title,
        opens_at=timezone.now() - timedelta(days=1),
        closes_at=timezone.now() + timedelta(days=1),
    )
    return run


def reader_of(
    activity: Activity,
    revision: Revision,
    name: str = "Nguyễn Văn Bình",
    run: CourseRun | None = None,
) -> Playing:
    """A learner with an account who has opened the lesson, and so pinned its text."""
    person = PersonFactory(user=UserFactory(), full_name=name)
    enrolment = EnrolmentFactory(run=run or run_of(activity), person=person)
    open_activity(enrolment=enrolment, activity=activity, actor=person.user)
    return Playing(enrolment, activity, revision, person.user)
