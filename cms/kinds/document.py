"""What is recognised in a document that becomes a course."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cms.kinds.document_head import Head


@dataclass(frozen=True)
class Heading:
    """A heading; ``number`` as printed ("II", "3", "a"), empty if it has none."""

    level: int  # 1 is a part, 2 a lesson, 3 and more stand inside a lesson
    number: str
    text: str

    def __str__(self) -> str:
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``number`` if it is a numbered paragraph rather than a heading."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Listing:
    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of plain text; the first row holds the headings."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """An image file; its alternative text may have to be written by the editor."""

    name: str
    content: bytes = field(repr=False)
    alt_text: str = ""


type Element = Heading | Paragraph | Listing | Grid | Picture


@dataclass(frozen=True)
class Recognised:
    """A document as read: its title, what its head says, and elements in order."""

    title: str
    head: Head
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class LessonDraft:
    """What one lesson will hold."""

    section: str
    title: str
    path: str  # numbers of its headings, as "II.3"; empty without numbers
    elements: tuple[Element, ...]

    def count(self, kind: type) -> int:
        return sum(isinstance(one, kind) for one in self.elements)


@dataclass(frozen=True)
class PointDraft:
    """A point of the resolution's tree; ``path`` is its number, as "II.3"."""

    path: str
    title: str
    text: str

    @property
    def parent(self) -> str:
        return self.path.rpartition(".")[0]

    @property
    def depth(self) -> int:
        return self.path.count(".")


LONGEST_TITLE = 250
LESSON_LEVEL = 2


def lessons_of(document: Recognised, opening: str) -> list[LessonDraft]:
    """Cut the document into lessons: one for each heading of level 1 or 2 with text.

    Args:
        opening: the title of what stands before the first heading.
    """
    lessons: list[LessonDraft] = []
    section, title, path, held = "", opening, "", list[Element]()

    def close() -> None:
        if held:
            lessons.append(LessonDraft(section, title, path, tuple(held)))
            held.clear()

    part = ""
    for element in document.elements:
        if not isinstance(element, Heading) or element.level > LESSON_LEVEL:
            held.append(element)
            continue
        close()
        if element.level == 1:
            section, part = _short(str(element)), element.number
            title, path = section, part
        else:
            title = _short(str(element))
            path = _join(part, element.number)
    close()
    return lessons


def points_of(document: Recognised) -> list[PointDraft]:
    """The tree of points that the headings and numbered paragraphs make."""
    points: dict[str, PointDraft] = {}
    numbers: dict[int, str] = {}
    current = ""
    for element in document.elements:
        level = _level(element, numbers)
        if level is not None and isinstance(element, Heading | Paragraph):
            numbers = {at: one for at, one in numbers.items() if at < level}
            numbers[level] = element.number
            current = _free(".".join(numbers[at] for at in sorted(numbers)), points)
            points[current] = _point(current, element)
        elif current:
            text = "\n\n".join(filter(None, [points[current].text, *_texts(element)]))
            points[current] = PointDraft(current, points[current].title, text)
    return list(points.values())


def _level(element: Element, above: dict[int, str]) -> int | None:
    if isinstance(element, Heading) and element.number:
        return element.level
    if isinstance(element, Paragraph) and element.number:
        return LESSON_LEVEL if 1 in above or not above else max(above)
    return None


def _point(path: str, element: Heading | Paragraph) -> PointDraft:
    text = element.text if isinstance(element, Paragraph) else ""
    return PointDraft(path, _short(element.text), text)


def _texts(element: Element) -> Iterator[str]:
    if isinstance(element, Paragraph | Heading):
        yield element.text
    elif isinstance(element, Listing):
        yield "\n".join(f"- {item}" for item in element.items)
    elif isinstance(element, Grid):
        yield "\n".join(" | ".join(row) for row in element.rows)


def _join(part: str, number: str) -> str:
    return ".".join(filter(None, [part, number]))


def _free(path: str, taken: dict[str, PointDraft]) -> str:
    """``path``, told apart from an equal one before it."""
    number, free = 1, path
    while free in taken:
        number += 1
        free = f"{path}-{number}"
    return free


def _short(text: str) -> str:
    """``text`` as a title, cut between words."""
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
