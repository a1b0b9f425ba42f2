"""Lessons on their way home: what goes along of each, in whatever form.

The pages are made of the pinned HTML and nothing else, so the same version gives the same
bytes to the same learner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from cms.kinds.offline_text import Around, offline_text
from cms.kinds.shelf import Shelf
from cms.models import LessonPage
from cms.selectors.lesson import lesson_url
from cms.services.content_store import path_of
from cms.services.rendering import render_page
from courses.models import ContentClip, ContentVersion, Enrolment
from people.kinds.name import search_key

SHEETS = (
    "css/tokens.css", "css/base.css", "css/layout.css", "css/components.css",
    "css/feedback.css", "css/tables.css", "css/lesson.css", "cms/package.css",
)  # fmt: skip
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


def draft_taken(page: LessonPage) -> Taken:
    """The draft ``page`` as learners would take it home."""
    rendering = render_page(page)
    return Taken(
        title=rendering.title,
        html=rendering.html,
        media=rendering.media,
        lengths={one.sha256: one.seconds for one in rendering.clips if one.seconds},
        address=absolute(reverse("cms:lesson_preview", args=[page.translation_key])),
    )


def pinned(
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
            address=absolute(lesson_url(str(enrolment.uid), str(uids[one.pk]))),
            number=one.number,
            published_at=one.published_at,
            sha256=one.sha256,
        )
        for one in versions
    }


def sizes_of(lessons: Sequence[Taken]) -> dict[str, int]:
    """Bytes of all files that the lessons name, by address; 0 for what was lost."""
    return {
        one["url"]: one["bytes"] * default_storage.exists(path_at(one["url"]))
        for lesson in lessons
        for one in lesson.media
    }


def text_of(taken: Taken, shelf: Shelf, prefix: str = "") -> SafeString:
    """The text of a lesson without the site; what it shows is put on ``shelf``."""
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    around = Around(site, taken.lengths, read, prefix)
    text = offline_text(taken.html, shelf, around)
    return mark_safe(text)  # noqa: S308 -- of cms.kinds.offline_text


def sheets() -> str:
    """The site's sheets and those for paper, as one; no font, no picture of the site's."""
    paper = f"@media print {{\n{_sheet('css/print.css')}}}\n"
    return "".join([*map(_sheet, SHEETS), paper])


def _sheet(name: str) -> str:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_text()


def read(url: str) -> bytes:
    """The bytes of the kept file that the site serves at ``url``."""
    with default_storage.open(path_at(url)) as file:
        return bytes(file.read())


def path_at(url: str) -> str:
    """Where the kept file lies that the site serves at ``url``."""
    return path_of(url.rpartition("/")[2])


def plain(title: str) -> str:
    """``title`` in plain letters, for the name of a file."""
    return slugify(search_key(title))[:_LONGEST_NAME].strip("-_") or "hoc-tap"


def absolute(path: str) -> str:
    """``path`` at the site, for those who are elsewhere."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
