"""Lessons to take home: one ZIP that opens without a network and without the site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from cms.kinds.shelf import LARGEST_FILE, Shelf
from cms.models import LessonPage
from cms.selectors.take_home import Carried
from cms.services.carrying import (
    Taken,
    absolute,
    draft_taken,
    path_at,
    pinned,
    plain,
    sheets,
    sizes_of,
    text_of,
)
from courses.models import ContentVersion, Enrolment
from kernel.kinds.zip_stream import Entry, zip_length, zip_pieces

STYLE = "style.css"
INDEX = "index.html"
BASE = "cms/package/base.html"


@dataclass(frozen=True)
class Package:
    """A ZIP under ``name``; ``length`` in bytes is known before it is told."""

    name: str
    entries: Sequence[Entry]

    @cached_property
    def length(self) -> int:
        return zip_length(self.entries)

    def pieces(self) -> Iterator[bytes]:
        return zip_pieces(self.entries)


def lesson_package(*, enrolment: Enrolment, version: ContentVersion) -> Package:
    """The lesson in the version that ``enrolment`` has pinned; ``activity`` is read."""
    taken = pinned(enrolment, [version])[version.pk]
    return _single(taken, f"v{version.number}")


def draft_package(*, page: LessonPage) -> Package:
    """The draft ``page`` as learners would take it home."""
    return _single(draft_taken(page), "ban-nhap")


def course_package(*, enrolment: Enrolment, lessons: Sequence[Carried]) -> Package:
    """All lessons that the learner has opened, with a page that lists them."""
    taken = pinned(enrolment, [one.version for one in lessons if one.version])
    pages = [
        (f"bai-{one.number:02}.html", taken[one.version.pk])
        for one in lessons
        if one.version
    ]
    shelf = Shelf(sizes_of([one for _name, one in pages]))
    title = enrolment.run.title or enrolment.run.course.title
    facts = {
        "title": title,
        "pages": pages,
        "closed": [one for one in lessons if one.version is None],
        "address": absolute(reverse("courses:study_course", args=[enrolment.uid])),
    }
    with translation.override("vi"):
        entries = [_text(INDEX, render_to_string("cms/package/course.html", facts))]
        for at, (name, one) in enumerate(pages):
            before = pages[at - 1] if at else None
            after = pages[at + 1] if at + 1 < len(pages) else None
            way = {"course": title, "before": before, "after": after}
            entries.append(_text(name, _page(one, shelf, way)))
    return Package(f"khoa-hoc-{plain(title)}.zip", [*entries, _style(), *_files(shelf)])


def _single(taken: Taken, edition: str) -> Package:
    shelf = Shelf(sizes_of([taken]))
    with translation.override("vi"):
        index = _text(INDEX, _page(taken, shelf, {}))
    name = f"bai-hoc-{plain(taken.title)}-{edition}.zip"
    return Package(name, [index, _style(), *_files(shelf)])


def _page(taken: Taken, shelf: Shelf, way: dict[str, Any]) -> str:
    facts = {
        "base": BASE,
        "title": taken.title,
        "taken": taken,
        "content": text_of(taken, shelf),
        "largest": LARGEST_FILE,
        **way,
    }
    return render_to_string("cms/package/lesson.html", facts)


def _text(name: str, text: str) -> Entry:
    return Entry(name, text.encode())


def _style() -> Entry:
    return _text(STYLE, sheets())


def _files(shelf: Shelf) -> list[Entry]:
    return [
        Entry(one.name, source=_opening(path_at(one.url)), size=one.size)
        for one in shelf.packed.values()
    ]


def _opening(path: str) -> Any:
    return lambda: default_storage.open(path)
