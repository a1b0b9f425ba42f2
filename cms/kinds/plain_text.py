"""Reads the text of a party document, also one that a scanner has recognised badly.

Lines broken by the page are joined again; headings are told by their numbers in the
order of such documents: I., II. (parts); 1., 2. (headings); a), b) (smaller ones).
"""

import re
import unicodedata
from collections.abc import Iterator

from cms.kinds.document import (
    LONGEST_TITLE,
    Element,
    Heading,
    Listing,
    Paragraph,
    Recognised,
)
from cms.kinds.document_head import read_head
from people.kinds.name import search_key

ROMAN = re.compile(r"([IVX][IVXl1]{0,5})\.\s+(\S.*)")
ARABIC = re.compile(r"(\d{1,2})[.)]\s+(\S.*)")
LETTER = re.compile(r"([a-zđ])\)\s+(\S.*)")
BULLET = re.compile(r"[-–—•+*]\s+(\S.*)")
PAGE_NUMBER = re.compile(r"[-–]?\s*\d{1,4}\s*[-–]?")
KINDS = ("ke hoach", "nghi quyet", "chi thi", "ket luan", "quy dinh", "chuong trinh")
ENDS = ("noi nh", "t/m ", "tm. ")
SENTENCE_ENDS = '.:;!?”"…'
CAPITALS = 0.8  # of the letters


def read_text(text: str) -> Recognised:
    """Recognise headings, paragraphs and lists in ``text``."""
    lines = [_tidy(line) for line in _normal(text).split("\n")]
    start = next(
        (at for at, line in enumerate(lines) if ROMAN.fullmatch(line)), len(lines)
    )
    if start == len(lines):
        start = 0
    head, body = lines[:start], lines[start:]
    title, opening = _title(head)
    return Recognised(
        title=title,
        head=read_head(head or lines),
        elements=tuple(_elements([*opening, "", *body])),
    )


def heading_of(text: str) -> Heading | None:
    """``text`` as a heading by its number; None if it is none."""
    if roman := ROMAN.fullmatch(text):
        number = re.sub("[l1]", "I", roman[1])
        return Heading(1, number, calm(roman[2]))
    if arabic := ARABIC.fullmatch(text):
        return Heading(2, arabic[1], calm(arabic[2]))
    if letter := LETTER.fullmatch(text):
        return Heading(3, letter[1], letter[2])
    return None


def calm(text: str) -> str:
    """``text`` in small letters after the first, if it is written in capitals."""
    letters = [one for one in text if one.isalpha()]
    capitals = sum(one.isupper() for one in letters)
    if capitals <= CAPITALS * len(letters):
        return text
    return text[0] + text[1:].lower()


def heading_or_paragraph(text: str) -> Element:
    """A numbered line that is long or ends as a sentence does is a paragraph."""
    heading = heading_of(text)
    if heading is None:
        return Paragraph(text)
    if len(heading.text) > LONGEST_TITLE or heading.text.endswith((".", ";")):
        return Paragraph(heading.text, heading.number)
    return heading


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def _tidy(line: str) -> str:
    line = " ".join(line.split())
    return "" if PAGE_NUMBER.fullmatch(line) else line


def _title(head: list[str]) -> tuple[str, list[str]]:
    """The title in the head of a document, and the text that follows it."""
    at = next(
        (at for at, line in enumerate(head) if search_key(line).startswith(KINDS)), None
    )
    if at is None:
        words = [line for line in head if line]
        return (words[0][:LONGEST_TITLE] if words else "", [])
    end = at + 1
    while end < len(head) and (head[end] or end == at + 1):
        end += 1
    title = " ".join(filter(None, head[at:end]))
    return title[:LONGEST_TITLE], head[end:]


def _elements(lines: list[str]) -> Iterator[Element]:
    items: list[str] = []
    for block in _joined(_blocks(lines)):
        if bullet := BULLET.fullmatch(block):
            items.append(bullet[1])
            continue
        if items:
            yield Listing(tuple(items))
            items = []
        yield heading_or_paragraph(block)
    if items:
        yield Listing(tuple(items))


def _blocks(lines: list[str]) -> Iterator[str]:
    """Lines that belong together, joined; ends where recipients and signatures begin."""
    held = ""
    for line in lines:
        if search_key(line).startswith(ENDS):
            break
        begins = bool(BULLET.fullmatch(line) or heading_of(line))
        if held and (not line or begins):
            yield held
            held = ""
        if line:
            held = _join(held, line)
    if held:
        yield held


def _joined(blocks: Iterator[str]) -> Iterator[str]:
    """Blocks that a page break has torn apart, made whole."""
    held = ""
    for block in blocks:
        is_torn = held and held[-1] not in SENTENCE_ENDS and block[0].islower()
        if is_torn and not LETTER.fullmatch(block):
            held = _join(held, block)
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _join(first: str, second: str) -> str:
    """Two lines as one; a sign that was cut at its dash ("48-", "KH/TU") is mended."""
    if not first:
        return second
    if re.search(r"\d-$", first) and second[0].isupper():
        return first + second
    return f"{first} {second}"
