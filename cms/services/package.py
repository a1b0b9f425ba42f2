"""Lessons to take home: one ZIP that opens without a network and without the site.

The pages are made of the pinned HTML and nothing else, so the same version gives the same
bytes to the same learner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from cms.kinds.offline_text import Around, offline_text
from cms.kinds.shelf import LARGEST_FILE, Shelf
from cms.models import LessonPage
from cms.selectors.lesson import lesson_url
from cms.selectors.take_home import Carried
from cms.services.content_store import path_of
from cms.services.rendering import render_page
from courses.models import ContentClip, ContentVersion, Enrolment
from kernel.kinds.zip_stream import Entry, zip_length, zip_pieces
from people.kinds.name import search_key

SHEETS = (
    "css/tokens.css", "css/base.css", "css/layout.css", "css/components.css",
    "css/feedback.css", "css/tables.css", "css/lesson.css", "cms/package.css",
)  # fmt: skip
STYLE = "style.css"
INDEX = "index.html"
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Taken:
    """A lesson as it goes along.

    Args:
        media: [{url, sha256, bytes}] of what ``html`` shows.
        lengths: seconds of its clips by the hash of the file.
        address: where it is studied; or where its draft is shown.
        number: of the version; None for a draft.
    """

    title: str
    html: str
    media: Sequence[dict[str, Any]]
    lengths: dict[str, int]
    address: str
    number: int | None = None
    published_at: datetime | None = None
    sha256: str = ""


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
    taken = _pinned(enrolment, [version])[version.pk]
    return _single(taken, f"v{version.number}")


def draft_package(*, page: LessonPage) -> Package:
    """The draft ``page`` as learners would take it home."""
    rendering = render_page(page)
    taken = Taken(
        title=rendering.title,
        html=rendering.html,
        media=rendering.media,
        lengths={one.sha256: one.seconds for one in rendering.clips if one.seconds},
        address=_absolute(reverse("cms:lesson_preview", args=[page.translation_key])),
    )
    return _single(taken, "ban-nhap")


def course_package(*, enrolment: Enrolment, lessons: Sequence[Carried]) -> Package:
    """All lessons that the learner has opened, with a page that lists them."""
    taken = _pinned(enrolment, [one.version for one in lessons if one.version])
    pages = [
        (f"bai-{one.number:02}.html", taken[one.version.pk])
        for one in lessons
        if one.version
    ]
    shelf = _shelf([one for _name, one in pages])
    title = enrolment.run.title or enrolment.run.course.title
    facts = {
        "title": title,
        "pages": pages,
        "closed": [one for one in lessons if one.version is None],
        "address": _absolute(reverse("courses:study_course", args=[enrolment.uid])),
    }
    with translation.override("vi"):
        entries = [_text(INDEX, render_to_string("cms/package/course.html", facts))]
        for at, (name, one) in enumerate(pages):
            before = pages[at - 1] if at else None
            after = pages[at + 1] if at + 1 < len(pages) else None
            way = {"course": title, "before": before, "after": after}
            entries.append(_text(name, _page(one, shelf, way)))
    return Package(f"khoa-hoc-{_slug(title)}.zip", [*entries, _style(), *_files(shelf)])


def _single(taken: Taken, edition: str) -> Package:
    shelf = _shelf([taken])
    with translation.override("vi"):
        index = _text(INDEX, _page(taken, shelf, {}))
    name = f"bai-hoc-{_slug(taken.title)}-{edition}.zip"
    return Package(name, [index, _style(), *_files(shelf)])


def _pinned(
    enrolment: Enrolment, versions: Sequence[ContentVersion]
) -> dict[int, Taken]:
    """What goes along of each version, by its key; two queries."""
    lengths: dict[int, dict[str, int]] = {one.pk: {} for one in versions}
    for clip in ContentClip.objects.filter(content__in=versions):
        lengths[clip.content_id][clip.sha256] = clip.seconds
    uids = dict(
        ContentVersion.objects.filter(pk__in=lengths).values_list("pk", "activity__uid")
    )
    return {
        one.pk: Taken(
            title=one.title,
            html=one.html,
            media=one.media,
            lengths=lengths[one.pk],
            address=_absolute(lesson_url(str(enrolment.uid), str(uids[one.pk]))),
            number=one.number,
            published_at=one.published_at,
            sha256=one.sha256,
        )
        for one in versions
    }


def _shelf(lessons: Sequence[Taken]) -> Shelf:
    """All files that the lessons name; what was lost is told as left behind."""
    return Shelf(
        {
            one["url"]: one["bytes"] * default_storage.exists(_path(one["url"]))
            for lesson in lessons
            for one in lesson.media
        }
    )


def _page(taken: Taken, shelf: Shelf, way: dict[str, Any]) -> str:
    around = Around(settings.WAGTAILADMIN_BASE_URL.rstrip("/"), taken.lengths, _read)
    text = offline_text(taken.html, shelf, around)
    facts = {
        "title": taken.title,
        "taken": taken,
        "content": mark_safe(text),  # noqa: S308 -- of cms.kinds.offline_text
        "largest": LARGEST_FILE,
        **way,
    }
    return render_to_string("cms/package/lesson.html", facts)


def _text(name: str, text: str) -> Entry:
    return Entry(name, text.encode())


def _style() -> Entry:
    """The site's sheets and those for paper, as one; no font, no picture of the site's."""
    paper = f"@media print {{\n{_sheet('css/print.css')}}}\n"
    return _text(STYLE, "".join([*map(_sheet, SHEETS), paper]))


def _sheet(name: str) -> str:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_text()


def _files(shelf: Shelf) -> list[Entry]:
    return [
        Entry(one.name, source=_opening(_path(one.url)), size=one.size)
        for one in shelf.packed.values()
    ]


def _opening(path: str) -> Any:
    return lambda: default_storage.open(path)


def _read(url: str) -> bytes:
    with default_storage.open(_path(url)) as file:
        return bytes(file.read())


def _path(url: str) -> str:
    return path_of(url.rpartition("/")[2])


def _slug(title: str) -> str:
    return slugify(search_key(title))[:_LONGEST_NAME].strip("-_") or "hoc-tap"


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
