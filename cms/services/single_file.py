"""Lessons to take home as one file: a phone opens it without unpacking anything.

It carries its pictures and its style in itself, runs nothing and asks no host for anything.
The same version gives the same bytes to the same learner.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from cms.kinds.album import LARGEST_SINGLE, Album
from cms.models import LessonPage
from cms.selectors.take_home import Carried
from cms.services.carrying import (
    Taken,
    absolute,
    draft_taken,
    pinned,
    plain,
    read,
    sheets,
    sizes_of,
    text_of,
)
from courses.models import ContentVersion, Enrolment

BASE = "cms/package/single.html"


class SingleFile:
    """One page under ``name``, told once; whoever tells it closes it."""

    def __init__(self, name: str, page: str, album: Album) -> None:
        self.name, self._page, self._album = name, page, album
        self.length = album.length_of(page)

    def __iter__(self) -> Iterator[bytes]:
        return self._album.pieces(self._page)

    def close(self) -> None:
        self._album.close()


def lesson_file(*, enrolment: Enrolment, version: ContentVersion) -> SingleFile:
    """The lesson in the version that ``enrolment`` has pinned; ``activity`` is read."""
    taken = pinned(enrolment, [version])[version.pk]
    return _lesson(taken, f"v{version.number}")


def draft_file(*, page: LessonPage) -> SingleFile:
    """The draft ``page`` as learners would take it home."""
    return _lesson(draft_taken(page), "ban-nhap")


def course_file(*, enrolment: Enrolment, lessons: Sequence[Carried]) -> SingleFile:
    """All lessons that the learner has opened, one after the other."""
    taken = pinned(enrolment, [one.version for one in lessons if one.version])
    parts = [
        (f"bai-{one.number:02}", taken[one.version.pk])
        for one in lessons
        if one.version
    ]
    album = _album([one for _name, one in parts])
    title = enrolment.run.title or enrolment.run.course.title
    with translation.override("vi"):
        facts = {
            "title": title,
            "parts": [
                (name, one, text_of(one, album, f"{name}-")) for name, one in parts
            ],
            "closed": [one for one in lessons if one.version is None],
            "address": absolute(reverse("courses:study_course", args=[enrolment.uid])),
        }
        page = _page("cms/package/single_course.html", facts)
    return SingleFile(f"khoa-hoc-{plain(title)}.html", page, album)


def _lesson(taken: Taken, edition: str) -> SingleFile:
    album = _album([taken])
    with translation.override("vi"):
        facts = {"title": taken.title, "taken": taken, "content": text_of(taken, album)}
        page = _page("cms/package/lesson.html", facts)
    return SingleFile(f"bai-hoc-{plain(taken.title)}-{edition}.html", page, album)


def _album(lessons: Sequence[Taken]) -> Album:
    text = sum(len(one.html.encode()) for one in lessons)
    return Album(sizes_of(lessons), read, max(0, LARGEST_SINGLE - text))


def _page(template: str, facts: dict[str, Any]) -> str:
    """The page with its style in itself, which its own policy names by its hash."""
    style = sheets()
    facts |= {
        "base": BASE,
        "style": mark_safe(style),  # noqa: S308 -- our own sheets
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
    }
    return render_to_string(template, facts)
