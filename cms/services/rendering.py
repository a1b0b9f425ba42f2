"""A lesson page becomes the HTML that learners get, with all that it names.

One renderer serves publishing, preview and print, so a preview shows the very bytes.
The same page renders to the same HTML: nothing here depends on reader, day or request.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue

from cms.kinds.clip_length import seconds_of
from cms.models import LessonPage
from cms.services.content_store import StoredFile, keep
from h5p.models import Revision
from h5p.selectors.content import newest_playable

IMAGE_FORM = "max-1280x1280|format-webp"
# The words without which those who cannot see or hear are left out.
WORDS = {
    "image": ("alt_text",),
    "infographic": ("text_alternative",),
    "clip": ("transcript",),
}


@dataclass(frozen=True)
class Check:
    """A check question's key; the question itself stands in the HTML."""

    uid: str
    right: list[int]
    explanation: str


@dataclass(frozen=True)
class Clip:
    """A clip that is shown. ``seconds``: its length, 0 if its file does not tell."""

    sha256: str
    title: str
    seconds: int
    block: str


@dataclass
class Rendering:
    """What one version of a lesson consists of."""

    title: str
    public: bool = False
    html: str = ""
    media: list[dict[str, str | int]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    clips: list[Clip] = field(default_factory=list)
    exercise: Revision | None = None
    is_exercise_asked: bool = False
    missing: list[str] = field(default_factory=list)  # blocks without file or words

    def keep(self, file: IO[bytes], name: str) -> StoredFile:
        """Keep a copy of a file that is shown, and note it once."""
        stored = keep(file, name, public=self.public)
        if stored.as_media() not in self.media:
            self.media.append(stored.as_media())
        return stored


type Block = StreamValue.StreamChild


def render_page(page: LessonPage) -> Rendering:
    """Render the body of ``page`` and keep a copy of each file that it shows.

    A clip that must be watched and whose length is unknown counts as missing.
    """
    rendering = render_body(page.title, page.body)
    if page.least_watched:
        rendering.missing += [one.block for one in rendering.clips if not one.seconds]
    return rendering


def render_body(title: str, body: StreamValue, *, public: bool = False) -> Rendering:
    """Render a stream of blocks; templates/cms/blocks/<type>.html shows each.

    Args:
        public: visitors may fetch the files that it shows.
    """
    rendering = Rendering(title, public)
    with translation.override("vi"):
        parts = [_render_block(block, rendering) for block in body]
    rendering.html = "\n".join(part for part in parts if part)
    return rendering


def _render_block(block: Block, rendering: Rendering) -> str:
    prepare = _PREPARE.get(block.block_type, _as_it_is)
    values = prepare(block, rendering)
    if values is None:
        rendering.missing.append(str(block.id))
        return ""
    rendering.missing += [
        str(block.id)
        for name in WORDS.get(block.block_type, ())
        if not block.value[name]
    ]
    text = render_to_string(f"cms/blocks/{block.block_type}.html", values)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _as_it_is(block: Block, _rendering: Rendering) -> dict[str, Any]:
    return {"value": block.value, "uid": str(block.id)}


def _text(block: Block, _rendering: Rendering) -> dict[str, Any]:
    return {"html": _rich(block.value)}


def _rich(value: Any) -> SafeString:
    """Rich text as HTML; Wagtail lets only the declared features into it."""
    return mark_safe(str(value).removeprefix("None"))  # noqa: S308 -- cleaned by Wagtail


def _callout(block: Block, _rendering: Rendering) -> dict[str, Any]:
    return {"value": block.value, "html": _rich(block.value["text"])}


def _table(block: Block, _rendering: Rendering) -> dict[str, Any]:
    table = block.value
    return {
        "caption": table.caption,
        "headings": [column["heading"] for column in table.columns],
        "has_headings": any(column["heading"] for column in table.columns),
        "rows": [row["values"] for row in table.row_data],
    }


def _image(block: Block, rendering: Rendering) -> dict[str, Any] | None:
    image = block.value.get("image")
    if image is None:
        return None
    rendition = image.get_rendition(IMAGE_FORM)
    with rendition.file.open("rb") as file:
        stored = rendering.keep(file, rendition.file.name)
    return {"value": block.value, "file": stored, "rendition": rendition}


def _document(block: Block, rendering: Rendering) -> dict[str, Any] | None:
    document = block.value.get("document")
    if document is None:
        return None
    return {"value": block.value, "file": _keep_document(document, rendering)}


def _clip(block: Block, rendering: Rendering) -> dict[str, Any] | None:
    video, captions = block.value.get("video"), block.value.get("captions")
    if video is None or captions is None:
        return None
    stored = _keep_document(video, rendering)
    with video.file.open("rb") as file:
        seconds = seconds_of(file)
    clip = Clip(stored.sha256, block.value["title"], seconds, str(block.id))
    rendering.clips.append(clip)
    return {
        "value": block.value,
        "video": stored,
        "captions": _keep_document(captions, rendering),
    }


def _keep_document(document: Any, rendering: Rendering) -> StoredFile:
    with document.file.open("rb") as file:
        return rendering.keep(file, document.file.name)


def _point(block: Block, rendering: Rendering) -> dict[str, Any] | None:
    point = block.value
    if point is None:
        return None
    if str(point.uid) not in rendering.points:
        rendering.points.append(str(point.uid))
    return {"point": point}


def _check(block: Block, rendering: Rendering) -> dict[str, Any]:
    options = list(block.value["options"])
    right = [number for number, one in enumerate(options) if one["is_right"]]
    rendering.checks.append(
        Check(str(block.id), right, block.value["explanation"] or "")
    )
    return {
        "uid": str(block.id),
        "stem": block.value["stem"],
        "options": [one["text"] for one in options],
        "several": len(right) > 1,
    }


def _exercise(block: Block, rendering: Rendering) -> dict[str, Any] | None:
    """The newest revision stands in the text; one exercise to a lesson."""
    content = block.value.get("content")
    revision = newest_playable(content) if content else None
    if revision is None or rendering.exercise is not None:
        return None
    rendering.exercise = revision
    rendering.is_exercise_asked = bool(block.value.get("is_asked"))
    return {"title": content.title, "revision": revision.uid, "uid": str(block.id)}


_PREPARE: dict[str, Callable[[Block, Rendering], dict[str, Any] | None]] = {
    "text": _text,
    "callout": _callout,
    "table": _table,
    "image": _image,
    "infographic": _image,
    "document": _document,
    "clip": _clip,
    "point": _point,
    "check": _check,
    "h5p": _exercise,
}
