"""Questions in a Word file, as teachers type them.

``Câu 1. (II.4; mức 2) …?``, options behind ``A.``, ``Đáp án: A``, ``Giải thích: …``; a
statement has the key Đúng or Sai, a question without options its accepted answers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assessments.kinds.exchange.item import FileFault, Found, Item, Skipped, bounded
from assessments.kinds.exchange.package import Package
from assessments.kinds.exchange.shape import truth_of
from assessments.kinds.exchange.sheet import read_row
from assessments.kinds.exchange.sheet_row import LETTERS, letters_of
from assessments.kinds.exchange.text import plain
from assessments.kinds.exchange.tree import COMMENT, Node, read_tree

DOCUMENT = "word/document.xml"
END = "* * *"  # what follows is for people alone
_QUESTION = re.compile(
    r"^\s*(?:Câu|Cau)\s*(?:hỏi\s*)?(\d{1,4})\s*[.:)]\s*(.*)$", re.IGNORECASE
)
_ABOUT = re.compile(r"^\(([^();]{0,40});\s*mức\s*([123])\)\s*(.*)$", re.IGNORECASE)
_OPTION = re.compile(r"^\s*([A-La-l])\s*[.)]\s*(.*)$")
_KEY = re.compile(r"^\s*(?:Đáp án|Dap an)(?:\s+đúng)?\s*:\s*(.*)$", re.IGNORECASE)
_SAID = re.compile(r"^\s*(?:Giải thích|Giai thich)\s*:\s*(.*)$", re.IGNORECASE)
_SCORING = re.compile(r"^\s*(?:Cách chấm)\s*:\s*(.*)$", re.IGNORECASE)


@dataclass
class _Question:
    number: str
    cells: dict[str, str] = field(default_factory=dict)
    last: str = "stem"

    def put(self, name: str, text: str) -> None:
        self.cells[name] = text
        self.last = name

    def go_on(self, text: str) -> None:
        self.cells[self.last] = f"{self.cells.get(self.last, '')}\n{text}".strip()


def read_docx(package: Package) -> Found:
    """Every question of a Word file.

    Raises:
        FileFault: it is none, or holds no numbered question.
    """
    if DOCUMENT not in package.names:
        raise FileFault(_("This is no Word file (.docx)."))
    found = read_lines(_lines(read_tree(package.read(DOCUMENT))))
    if not found.entries:
        raise FileFault(_("There is no question in it: each begins with “Câu 1.”."))
    return found


def lines_in(package: Package) -> list[str]:
    """The paragraphs of a Word file."""
    return list(_lines(read_tree(package.read(DOCUMENT))))


def read_lines(lines: Iterable[str]) -> Found:
    """The questions of a text that stands line by line."""
    questions: list[_Question] = []
    for line in lines:
        if line == END:
            break
        begun = _QUESTION.match(line)
        if begun:
            bounded(len(questions) + 1)
            questions.append(_begun(begun[1], begun[2]))
        elif questions:
            _take(questions[-1], line)
    return Found(tuple(_finished(one) for one in questions))


def _begun(number: str, text: str) -> _Question:
    question = _Question(number)
    about = _ABOUT.match(text)
    if about:
        question.cells = {"point": about[1].strip(), "difficulty": about[2]}
        text = about[3]
    question.put("stem", text)
    return question


def _take(question: _Question, line: str) -> None:
    for pattern, name in ((_KEY, "key"), (_SAID, "feedback"), (_SCORING, "scoring")):
        found = pattern.match(line)
        if found:
            question.put(name, found[1])
            return
    option = _OPTION.match(line)
    if option and "key" not in question.cells:
        question.put(f"option_{option[1].upper()}", option[2])
    else:
        question.go_on(line)


def _finished(question: _Question) -> Item | Skipped:
    cells = {name: plain(text) for name, text in question.cells.items()}
    has_options = any(cells.get(f"option_{one}") for one in LETTERS)
    key = cells.get("key", "")
    place = _("Question %(n)s") % {"n": question.number}
    if not key:
        stem = cells["stem"][:200]
        return Skipped("", stem, place, _("The line “Đáp án: …” is missing."))
    if has_options:
        is_many = len(letters_of(key)) > 1 or "scoring" in cells
        kind = "Nhiều đáp án" if is_many else "Một đáp án"
    else:
        kind = "Trả lời ngắn" if truth_of(key) is None else "Đúng/Sai"
    return read_row({**cells, "kind": kind}, place)


def _lines(root: Node) -> list[str]:
    found: list[str] = []
    for one in root.every("p"):
        found += plain(_text(one)).split("\n")
    return [one for one in found if one]


def _text(node: Node) -> str:
    pieces = []
    for one in node.parts:
        if isinstance(one, str) or one.name == COMMENT:
            continue
        if one.name == "t":
            pieces.append(one.text())
        elif one.name in {"br", "cr"}:
            pieces.append("\n")
        elif one.name == "tab":
            pieces.append(" ")
        elif one.name not in {"del", "instrText", "p"}:
            pieces.append(_text(one))
    return "".join(pieces)
