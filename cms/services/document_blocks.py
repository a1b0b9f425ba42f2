"""What was recognised in a document, as blocks of a lesson page."""

from html import escape
from typing import Any

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picturing
from PIL import UnidentifiedImageError
from wagtail.images import get_image_model

from cms.kinds.document import (
    Element,
    Grid,
    Heading,
    LessonDraft,
    Listing,
    Paragraph,
    Picture,
)
from people.models import User

LETTERS_A_MINUTE = 900  # slow reading of official prose
MOST_PIXELS = 40_000_000

type Block = dict[str, Any]


def blocks_of(draft: LessonDraft, point_id: int | None, actor: User) -> list[Block]:
    """The blocks of one lesson; its point, if there is one, stands first."""
    blocks: list[Block] = []
    if point_id is not None:
        blocks.append({"type": "point", "value": point_id})
    for element in draft.elements:
        block = _block(element, actor)
        if block is not None:
            blocks.append(block)
    return blocks


def minutes_of(draft: LessonDraft) -> int:
    """How long the lesson takes to read."""
    letters = sum(len(str(element)) for element in draft.elements)
    return max(2, min(60, -(-letters // LETTERS_A_MINUTE)))


def _block(element: Element, actor: User) -> Block | None:
    match element:
        case Heading():
            return {
                "type": "heading",
                "value": {"level": "3", "text": str(element)[:500]},
            }
        case Paragraph():
            number = f"<b>{escape(element.number)}.</b> " if element.number else ""
            html = f"<p>{number}{escape(element.text)}</p>"
            return {"type": "text", "value": html}
        case Listing():
            value = {"is_numbered": element.is_numbered, "items": list(element.items)}
            return {"type": "list", "value": value}
        case Grid():
            return {"type": "table", "value": _table(element)} if element.rows else None
        case Picture():
            return _picture(element, actor)


def _table(grid: Grid) -> dict[str, Any]:
    width = max(len(row) for row in grid.rows)
    head, *rows = [[*row, *[""] * (width - len(row))] for row in grid.rows]
    return {
        "caption": "",
        "columns": [{"type": "text", "heading": heading} for heading in head],
        "rows": [{"values": row} for row in rows],
    }


def _picture(picture: Picture, actor: User) -> Block | None:
    """An image of the library; its alternative text is asked for before publishing."""
    try:
        with Picturing.open(SimpleUploadedFile(picture.name, picture.content)) as found:
            if found.width * found.height > MOST_PIXELS:
                return None
            found.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None  # what cannot be shown is left out; the preview counts it
    image = get_image_model()(
        title=picture.alt_text[:255] or picture.name, uploaded_by_user=actor
    )
    image.file = ImageFile(
        SimpleUploadedFile(picture.name, picture.content), name=picture.name
    )
    image.save()
    value = {"image": image.pk, "alt_text": picture.alt_text[:500], "caption": ""}
    return {"type": "image", "value": value}
