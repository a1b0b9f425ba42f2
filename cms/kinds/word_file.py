"""Reads a DOCX: headings by style or number, paragraphs, lists, tables, images."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from cms.kinds.document import (
    Element,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Recognised,
)
from cms.kinds.document_head import read_head
from cms.kinds.plain_text import heading_of, heading_or_paragraph

MOST_ENTRIES = 2000
MOST_BYTES = 120 << 20  # of all entries unpacked
MOST_RATIO = 200
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
OLD_OR_LOCKED = bytes.fromhex("D0CF11E0A1B11AE1")
DEEPEST = 4


class Unreadable(Exception):
    """The file is not to be read; ``reason`` is one of the constants below."""

    NOT_DOCX, LOCKED, BOMB = "not_docx", "locked", "bomb"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_docx(content: bytes) -> Recognised:
    """Recognise the elements of a DOCX.

    Raises:
        Unreadable: it is not a DOCX, has a password, or would swell when unpacked.
    """
    check_archive(content)
    try:
        document = Document(BytesIO(content))
        elements = tuple(_merge(_walk(document)))
    except Unreadable:
        raise
    except Exception as error:  # the parser has no common kind of its own
        raise Unreadable(Unreadable.NOT_DOCX) from error
    lines = [one.text for one in elements if isinstance(one, Paragraph | Heading)]
    title = document.core_properties.title or _first_title(document) or ""
    return Recognised(" ".join(title.split()), read_head(lines), elements)


def lines_of(content: bytes) -> list[str]:
    """The paragraphs of a DOCX as lines, those of its headers and tables too."""
    document = Document(BytesIO(content))
    lines = [one.text for part in document.sections for one in part.header.paragraphs]
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [cell.text for row in block.rows for cell in row.cells]
        else:
            lines.append(block.text)
    return [line for text in lines for line in text.split("\n")]


def check_archive(content: bytes) -> None:
    """Look at the archive before it is unpacked."""
    if content.startswith(OLD_OR_LOCKED):
        raise Unreadable(Unreadable.LOCKED)
    try:
        entries = zipfile.ZipFile(BytesIO(content)).infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        OverflowError,
        NotImplementedError,
    ) as error:
        raise Unreadable(Unreadable.NOT_DOCX) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(Unreadable.LOCKED)
    unpacked = sum(entry.file_size for entry in entries)
    is_dense = any(
        entry.file_size > MOST_RATIO * max(entry.compress_size, 1) + (1 << 20)
        for entry in entries
    )
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or is_dense:
        raise Unreadable(Unreadable.BOMB)
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise Unreadable(Unreadable.NOT_DOCX)


def _walk(document: Any) -> Iterator[Element]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield _grid(block)
        else:
            yield from _paragraph(block, document)


def _grid(table: Table) -> Grid:
    rows = (
        tuple(" ".join(cell.text.split()) for cell in row.cells) for row in table.rows
    )
    return Grid(tuple(rows))


def _paragraph(block: WordParagraph, document: Any) -> Iterator[Element]:
    text = " ".join(block.text.replace("\x00", "").split())
    style = block.style.name if block.style is not None and block.style.name else ""
    if text:
        yield _by_style(text, style, block)
    yield from _pictures(block, document)


def _by_style(text: str, style: str, block: WordParagraph) -> Element:
    if style.startswith("Heading ") and style[8:].isdigit():
        found = heading_of(text)
        level = min(int(style[8:]), DEEPEST)
        number, words = (found.number, found.text) if found else ("", text)
        return Heading(level, number, words)
    properties = block._p.pPr  # noqa: SLF001 -- the library has no other way
    if "List" in style or (properties is not None and properties.numPr is not None):
        return Listing((text,), "Number" in style)
    if text[:2] in {"- ", "– ", "+ ", "• "}:
        return Listing((text[2:],))
    return heading_or_paragraph(text)


def _pictures(block: WordParagraph, document: Any) -> Iterator[Picture]:
    for drawing in block._p.iter(qn("w:drawing")):  # noqa: SLF001 -- as above
        described = next(drawing.iter(qn("wp:docPr")), None)
        alt_text = described.get("descr", "") if described is not None else ""
        for blip in drawing.iter(qn("a:blip")):
            part = document.part.related_parts.get(blip.get(qn("r:embed")))
            name = PurePosixPath(str(part.partname)).name if part is not None else ""
            if part is not None and PurePosixPath(name).suffix.lower() in PICTURES:
                yield Picture(name, part.blob, alt_text)


def _merge(elements: Iterator[Element]) -> Iterator[Element]:
    """Items that follow one another become one list."""
    held: Listing | None = None
    for element in elements:
        if isinstance(element, Listing):
            if held and held.is_numbered == element.is_numbered:
                held = Listing(held.items + element.items, held.is_numbered)
                continue
            if held:
                yield held
            held = element
            continue
        if held:
            yield held
            held = None
        yield element
    if held:
        yield held


def _first_title(document: Any) -> str:
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style == "Title" and paragraph.text.strip():
            return str(paragraph.text)
    return ""
