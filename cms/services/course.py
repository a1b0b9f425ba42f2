"""Courses and their lessons as pages: made as drafts, for editors to work on."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cms.models import CoursePage, HomePage, LessonPage
from courses.models import Course, Resolution
from kernel import audit
from kernel.errors import DomainError
from people.kinds.name import search_key, tidy
from people.models import Unit, User

LONGEST_TITLE = 255
LONGEST_SLUG = 80


class TitleMissing(DomainError):
    message = _("Give the course a title of at most 255 letters.")


@transaction.atomic
def create_course(
    *,
    title: str,
    owner: Unit,
    actor: User | None,
    resolution: Resolution | None = None,
    introduction: str = "",
) -> CoursePage:
    """Make a course of ``owner`` and its page as a draft below the public front.

    Raises:
        TitleMissing: the title is empty or too long.
    """
    title = tidy(title)
    if not title or len(title) > LONGEST_TITLE:
        raise TitleMissing
    home = HomePage.objects.order_by("pk").first()
    if home is None:
        raise HomePage.DoesNotExist
    course = Course.objects.create(title=title, owner=owner, resolution=resolution)
    page = CoursePage(
        title=title,
        slug=_slug(home, title),
        course=course,
        introduction=introduction,
        live=False,
        has_unpublished_changes=True,
        owner=actor,
    )
    home.add_child(instance=page)
    page.save_revision(user=actor, log_action=True)
    audit.record(actor=actor, verb="course.created", target=course)
    return page


@transaction.atomic
def add_lesson(
    *,
    course_page: CoursePage,
    title: str,
    body: Sequence[dict[str, Any]],
    actor: User | None,
    section: str = "",
    minutes: int = 10,
    least_seconds: int = 0,
    least_watched: int = 0,
) -> LessonPage:
    """Make a lesson at the end of the course as a draft.

    Args:
        body: blocks as ``{"type": …, "value": …}`` in the form in which they are stored.
    """
    title = tidy(title)[:LONGEST_TITLE]
    page = LessonPage(
        title=title,
        slug=_slug(course_page, title),
        section=tidy(section),
        minutes=minutes,
        least_seconds=least_seconds,
        least_watched=least_watched,
        body=json.dumps(list(body)),
        live=False,
        has_unpublished_changes=True,
        owner=actor,
    )
    course_page.add_child(instance=page)
    page.save_revision(user=actor, log_action=True)
    return page


def _slug(parent: CoursePage | HomePage, title: str) -> str:
    """A free slug below ``parent``, without diacritics."""
    base = slugify(search_key(title))[:LONGEST_SLUG] or "trang"
    taken = set(
        parent.get_children()
        .filter(slug__startswith=base)
        .values_list("slug", flat=True)
    )
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
