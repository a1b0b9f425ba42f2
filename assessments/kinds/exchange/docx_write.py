"""Questions as a Word file that people and the reader take."""

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx import Document

from assessments.kinds.exchange.docx import END, read_lines
from assessments.kinds.exchange.item import Item
from assessments.kinds.exchange.settings import is_same
from assessments.kinds.exchange.sheet_row import LETTERS
from assessments.kinds.exchange.sheet_write import written

KINDS = ("single", "multiple", "true_false", "short_answer")


def write_docx(title: str, items: Sequence[Item]) -> bytes:
    """The questions that a page can say; those that it cannot are named at its end."""
    document = Document()
    document.core_properties.title = title
    document.add_heading(title, level=1)
    told: list[Item] = []
    left: list[Item] = []
    for one in items:
        (told if is_told(one) else left).append(one)
    for number, one in enumerate(told, start=1):
        for line in _lines(number, one):
            document.add_paragraph(line)
    if left:
        document.add_paragraph(END)
        document.add_heading(_("Not in this file"), level=2)
        document.add_paragraph(
            _("Word holds choices, statements and short answers only. Left out:")
        )
        for one in left:
            document.add_paragraph(f"– {one.stem}")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def is_told(item: Item) -> bool:
    """Whether a page says all of the question."""
    if item.kind not in KINDS:
        return False
    lines = "\n".join(_lines(1, item)).split("\n")
    entries = read_lines(one for one in lines if one.strip()).entries
    back = entries[0] if len(entries) == 1 else None
    return isinstance(back, Item) and is_same(back, item)


def _lines(number: int, item: Item) -> list[str]:
    cells = written(item)
    about = f"({item.point}; mức {item.difficulty}) "
    lines = [f"Câu {number}. {about}{cells['stem']}"]
    for letter in LETTERS:
        text = cells.get(f"option_{letter}")
        lines += [f"{letter}. {text}"] if text else []
    lines.append(f"Đáp án: {cells['key']}")
    for name, word in (("scoring", "Cách chấm"), ("feedback", "Giải thích")):
        lines += [f"{word}: {cells[name]}"] if cells.get(name) else []
    return lines
