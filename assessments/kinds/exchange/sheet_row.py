"""One row of a table of questions: what its cells say, by the type of the question."""

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.gift import read_gaps
from assessments.kinds.exchange.item import ItemFault
from assessments.kinds.exchange.number import number
from assessments.kinds.exchange.shape import Answer, Number, Shape
from assessments.kinds.multiple import Scoring
from people.kinds.name import search_key

LETTERS = "ABCDEFGHIJKL"
ARROW = "->"
BAR = "|"
SCORING_WORDS = {
    Scoring.ALL_OR_NOTHING.value: "Tất cả hoặc không",
    Scoring.PARTIAL.value: "Từng phần",
    Scoring.PENALTY.value: "Từng phần trừ điểm",
    "pairs": "Từng cặp",
}
_ARROWS = re.compile(r"->|→|=>")
_NUMBER = re.compile(r"^(.*?)(?:±|\+/-|:)(.*)$")
_CRITERION = re.compile(r"^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*:\s*(.*)$", re.DOTALL)


class CellFault(ItemFault):
    """A cell that cannot be read; ``column`` is its name."""

    def __init__(self, column: str, text: str, kind: str = "") -> None:
        super().__init__(text, kind)
        self.column = column


def key_of(text: str) -> str:
    """``text`` as headers and words are compared: no accents, no signs."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", search_key(text)).split())


_SCORINGS = {key_of(word): name for name, word in SCORING_WORDS.items()}
_SCORINGS |= {"": "", "dung het": "all_or_nothing", "tru diem": "penalty"}


def mark_of(cells: Mapping[str, str], names: Iterable[str]) -> int:
    """A number that changes with what a person may change in a row."""
    told = "\n".join(cells.get(one, "") for one in names if one != "machine")
    return zlib.crc32(told.encode())


def letters_of(key: str) -> list[str]:
    """``A``, ``A, C`` or ``AC`` as letters; none if it is anything else."""
    told = key.upper().replace(" ", "")
    letters = [one for one in re.split(r"[,;./+\n]+|VÀ", told) if one]
    if len(letters) == 1 and len(letters[0]) > 1:
        letters = list(letters[0])
    return letters if all(one in LETTERS for one in letters) else []


def read_content(kind: str, cells: Mapping[str, str]) -> Shape:
    """The content that the cells of a row say.

    Raises:
        CellFault: one of them cannot be read.
    """
    if kind not in _READERS:
        words = _("This type comes back from a table only as it was written out.")
        raise CellFault("kind", words, kind)
    told, content, notes = _READERS[kind](cells)
    return told, {**content, "feedback": cells.get("feedback", "")}, notes


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    told = {one: cells.get(f"option_{one}", "") for one in LETTERS}
    return {letter: text for letter, text in told.items() if text}


def _scoring(cells: Mapping[str, str], usual: str, *known: str) -> str:
    found = _SCORINGS.get(key_of(cells.get("scoring", "")))
    if found is None or (found and found not in known):
        words = _("one of: %(words)s") % {
            "words": ", ".join(SCORING_WORDS[one] for one in known)
        }
        raise CellFault("scoring", _("Write %(choices)s.") % {"choices": words})
    return found or usual


def _keys(cells: Mapping[str, str], options: Mapping[str, str]) -> list[str]:
    keys = letters_of(cells.get("key", ""))
    if not keys or any(one not in options for one in keys):
        raise CellFault(
            "key", _("Write the letters of filled options, as A or A, C."), "single"
        )
    return keys


def _options(cells: Mapping[str, str], keys: list[str]) -> dict[str, object]:
    options = _filled(cells)
    answers = [Answer(text, Decimal(0)) for text in options.values()]
    return shape.options_of(answers, [letter in keys for letter in options])


def _single(cells: Mapping[str, str]) -> Shape:
    return "single", _options(cells, _keys(cells, _filled(cells))), []


def _multiple(cells: Mapping[str, str]) -> Shape:
    content = _options(cells, _keys(cells, _filled(cells)))
    names = ("all_or_nothing", "partial", "penalty")
    return "multiple", {**content, "scoring": _scoring(cells, names[0], *names)}, []


def _true_false(cells: Mapping[str, str]) -> Shape:
    told = {"d": True, "s": False}.get(key_of(cells.get("key", "")))
    told = shape.truth_of(cells.get("key", "")) if told is None else told
    if told is None:
        raise CellFault("key", _("Write Đúng or Sai."), "true_false")
    return shape.truth(is_true=told)


def _matching(cells: Mapping[str, str]) -> Shape:
    pairs = []
    for letter, text in _filled(cells).items():
        sides = _ARROWS.split(text, maxsplit=1)
        if len(sides) == 1:
            words = _("Write both sides, as: vế trái -> vế phải.")
            raise CellFault(f"option_{letter}", words, "matching")
        pairs.append((sides[0].strip(), sides[1].strip()))
    kind, content, notes = shape.matching(pairs)
    scoring = _scoring(cells, "partial", "partial", "all_or_nothing")
    return kind, {**content, "scoring": scoring}, notes


def _ordering(cells: Mapping[str, str]) -> Shape:
    names = ("all_or_nothing", "partial", "pairs")
    scoring = _scoring(cells, names[0], *names)
    return shape.ordering(list(_filled(cells).values()), scoring)


def _told(cells: Mapping[str, str], kind: str) -> list[str]:
    found = [one.strip() for one in cells.get("key", "").split(BAR) if one.strip()]
    if not found:
        raise CellFault(
            "key", _("Write the answer; several of them with | between."), kind
        )
    return found


def _short(cells: Mapping[str, str]) -> Shape:
    told = _told(cells, "short_answer")
    return shape.short_answer([Answer(one, shape.ONE) for one in told])


def _numeric(cells: Mapping[str, str]) -> Shape:
    numbers = []
    for one in _told(cells, "numeric"):
        sides = _NUMBER.match(one)
        value, slack = (
            number(sides[1] if sides else one),
            number(sides[2] if sides else "0"),
        )
        if value is None or slack is None:
            words = _("Write a number, as 98 or 98 ± 0,5.")
            raise CellFault("key", words, "numeric")
        numbers.append(Number(value, abs(slack)))
    return shape.numeric(numbers)


def _essay(cells: Mapping[str, str]) -> Shape:
    rubric: list[dict[str, object]] = []
    for letter, text in _filled(cells).items():
        found = _CRITERION.match(text)
        if not found:
            words = _("Write points and what is looked for, as 6: Đúng nội dung.")
            raise CellFault(f"option_{letter}", words, "essay")
        points = found[1].replace(",", ".")
        told = {"id": f"r{len(rubric) + 1}", "title": found[2], "points": points}
        rubric.append({**told, "levels": []})
    return shape.essay(rubric=rubric) if rubric else shape.essay()


def _cloze(cells: Mapping[str, str]) -> Shape:
    text = cells.get("text", "")
    if "{" not in text:
        words = _(
            "Write the text with gaps, as: Chỉ tiêu là {#98} %, do {=cấp ủy} đề ra."
        )
        raise CellFault("text", words, "cloze")
    return read_gaps(text)


_READERS: dict[str, Callable[[Mapping[str, str]], Shape]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "short_answer": _short,
    "numeric": _numeric,
    "essay": _essay,
    "cloze": _cloze,
}
