"""Publishing a lesson page: its place in the course and its pinned content."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cms.models import CoursePage, Lesson, LessonCheck, LessonPage
from cms.services.rendering import Check, Clip, render_page
from courses.models import Activity, ContentClip, ContentVersion, Course, Section
from courses.services.content import publish_content
from h5p.services.content import place_in_lesson
from people.models import User

KIND = "lesson"


@transaction.atomic
def publish_lesson(
    *,
    page: LessonPage,
    actor: User | None,
    now: datetime | None = None,
    **facts: Any,
) -> ContentVersion:
    """Pin the content of a page that has gone live, and keep its place in the course.

    The page's first publication makes its activity. Saying the same again makes no new
    version.

    Args:
        facts: what the audit row is to keep: the revision, its authors and approvers.
    """
    course = Course.objects.select_for_update().get(pk=page.course_page.course_id)
    rendering = render_page(page)
    lesson = Lesson.objects.select_related("activity").filter(page=page).first()
    activity = lesson.activity if lesson else _new_activity(page, course)
    activity.title = page.title
    activity.minutes = page.minutes
    activity.rule = rule_of(
        page,
        checks=bool(rendering.checks),
        exercise=rendering.is_exercise_asked,
        clips=bool(rendering.clips),
    )
    activity.save(update_fields=["title", "minutes", "rule"])
    keep_order(course=course)
    version = publish_content(
        activity=activity,
        title=rendering.title,
        html=rendering.html,
        media=rendering.media,
        points=rendering.points,
        actor=actor,
        now=now,
        **facts,
    )
    _pin_checks(version, rendering.checks)
    _pin_clips(version, rendering.clips)
    if rendering.exercise is not None:
        place_in_lesson(version=version, revision=rendering.exercise)
    return version


def rule_of(
    page: LessonPage, *, checks: bool, exercise: bool = False, clips: bool = False
) -> dict[str, Any]:
    """The completion rule that the page's settings and blocks make."""
    clauses: list[dict[str, Any]] = [{"kind": "finished"}]
    if page.least_seconds:
        clauses.insert(0, {"kind": "seconds", "least": page.least_seconds})
    if checks:
        clauses.append({"kind": "checks"})
    if clips and page.least_watched:
        clauses.append({"kind": "clips", "least": page.least_watched})
    if exercise:
        clauses.append({"kind": "answered"})
    return {"clauses": clauses}


def _new_activity(page: LessonPage, course: Course) -> Activity:
    """Put the lesson behind the others of its part, before what follows them."""
    section = _section(course, page.section)
    there = section.activities.order_by("-position")
    last = there.filter(kind=KIND).first() or there.first()
    position = last.position + 1 if last else 1
    there.filter(position__gte=position).update(position=F("position") + 1)
    activity = Activity.objects.create(
        section=section,
        kind=KIND,
        title=page.title,
        position=position,
        minutes=page.minutes,
    )
    Lesson.objects.create(activity=activity, page=page)
    return activity


def _section(course: Course, title: str) -> Section:
    """The part of the course that bears ``title``; made at the end when it is new."""
    title = title or _("Lessons")
    found = course.sections.filter(title=title).order_by("pk").first()
    if found:
        return found
    last = course.sections.order_by("-position").first()
    return Section.objects.create(
        course=course, title=title, position=last.position + 1 if last else 1
    )


def _pin_checks(version: ContentVersion, checks: Sequence[Check]) -> None:
    """Keep the keys beside the content; a mended key of the same content stands."""
    for check in checks:
        LessonCheck.objects.update_or_create(
            content=version,
            uid=check.uid,
            defaults={"right": check.right, "explanation": check.explanation},
        )


def _pin_clips(version: ContentVersion, clips: Sequence[Clip]) -> None:
    """Keep how long each clip lasts; one whose file does not tell is not measured."""
    for position, clip in enumerate(clips):
        if clip.seconds:
            ContentClip.objects.update_or_create(
                content=version,
                sha256=clip.sha256,
                defaults={
                    "title": clip.title,
                    "seconds": clip.seconds,
                    "position": position,
                },
            )


@transaction.atomic
def keep_order(*, course: Course) -> None:
    """Make the order of lessons that of their pages; other activities keep their slots.

    A lesson whose page has changed its part moves there.
    """
    page = CoursePage.objects.filter(course=course).first()
    if page is None:
        return
    pages = LessonPage.objects.child_of(page).order_by("path")
    lessons = {
        lesson.page_id: lesson.activity
        for lesson in Lesson.objects.filter(page__in=pages).select_related("activity")
    }
    wanted: dict[int, list[Activity]] = {}
    for one in pages:
        if one.pk in lessons:
            section = _section(course, one.section)
            wanted.setdefault(section.pk, []).append(lessons[one.pk])
    for section_id, ordered in wanted.items():
        _fill_slots(section_id, ordered)


def _fill_slots(section_id: int, ordered: list[Activity]) -> None:
    ours = {activity.pk for activity in ordered}
    queue = list(ordered)
    there = list(Activity.objects.filter(section=section_id).order_by("position"))
    line = [queue.pop(0) if one.pk in ours else one for one in there]
    lessons_end = max(
        (at + 1 for at, one in enumerate(line) if one.pk in ours), default=0
    )
    line[lessons_end:lessons_end] = queue
    for position, activity in enumerate(line, start=1):
        if (activity.section_id, activity.position) != (section_id, position):
            activity.section_id = section_id
            activity.position = position
            activity.save(update_fields=["section", "position"])
