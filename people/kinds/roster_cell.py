"""Cells of roster sheets: what can be read of them and what is wrong."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from people.kinds.name import tidy
from people.kinds.text import plain

LONGEST_CELL = 300
FIRST_DAY = date(1900, 1, 1)
PARTY_FOUNDED = date(1930, 2, 3)
ADULT = 18

_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_CARD = re.compile(r"[0-9A-Za-z][0-9A-Za-z./\-]{2,29}")
_PHONE = re.compile(r"\+?[0-9][0-9 .\-()]{6,19}")
_FORMULA = ("=", "+", "-", "@")

type Cell = object


class Problem(TypedDict):
    """What is wrong with one cell and what to do; both for people."""

    column: str
    message: str
    remedy: str


@dataclass(slots=True)
class Line:
    """One row: its cells as text, the values that could be read, what is wrong."""

    number: int  # as the spreadsheet counts, from 1
    cells: dict[str, str]
    values: dict[str, str] = field(default_factory=dict)  # days as ISO text
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, column: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(column=column, message=message, remedy=remedy))


def text_of(cell: Cell) -> str:
    """A cell as it is shown: whole numbers without a point, days as d/m/Y."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, datetime | date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004 -- exact
        return str(int(cell))
    return " ".join(plain(str(cell), LONGEST_CELL + 1).split())


def read_line(
    number: int, row: Sequence[Cell], places: dict[int, str], today: date
) -> Line | None:
    """The row as a line; None if no known column holds anything."""
    raw = {name: row[at] for at, name in places.items() if at < len(row)}
    line = Line(number, {name: text_of(cell) for name, cell in raw.items()})
    if not any(line.cells.values()):
        return None
    for name, text in line.cells.items():
        if len(text) > LONGEST_CELL:
            line.cells[name] = text[:LONGEST_CELL]
            line.refuse(name, _("The text is too long."), _("Please shorten it."))
        elif text:
            _READERS[name](line, name, text)
    for name in ("full_name", "unit"):
        if not line.cells.get(name):
            line.refuse(name, _("This cell is empty."), _("Please fill it in."))
    _check_days(line, today)
    return line


def _read_name(line: Line, column: str, text: str) -> None:
    name = tidy(text)
    is_name = any(one.isalpha() for one in name) and all(
        one.isalpha() or unicodedata.combining(one) or one in " '’.-" for one in name
    )
    if is_name:
        line.values[column] = name
        return
    line.refuse(
        column,
        _("“%(text)s” is not a name.") % {"text": text[:60]},
        _("Write letters only, no numbers, signs or formulas."),
    )


def _read_day(line: Line, column: str, text: str) -> None:
    found = _DAY.fullmatch(text)
    iso = _ISO.fullmatch(text)
    if found:
        day, month, year = (int(one) for one in found.groups())
    elif iso:
        year, month, day = (int(one) for one in iso.groups())
    else:
        line.refuse(
            column,
            _("“%(text)s” is not a date.") % {"text": text[:60]},
            _("Write day/month/year, as 07/03/1968."),
        )
        return
    try:
        line.values[column] = date(year, month, day).isoformat()
    except ValueError:
        line.refuse(
            column,
            _("There is no day %(text)s.") % {"text": text[:60]},
            _("Look the day up and write day/month/year."),
        )


def _read_card(line: Line, column: str, text: str) -> None:
    bare = text.replace(" ", "")
    if _CARD.fullmatch(bare):
        line.values[column] = bare
        return
    line.refuse(
        column,
        _("“%(text)s” is not a card number.") % {"text": text[:60]},
        _("Write it as on the card, digits and points only."),
    )


def _read_phone(line: Line, column: str, text: str) -> None:
    if _PHONE.fullmatch(text):
        line.values[column] = text
        return
    line.refuse(
        column,
        _("“%(text)s” is not a phone number.") % {"text": text[:60]},
        _("Write digits only, or leave the cell empty."),
    )


def _read_text(line: Line, column: str, text: str) -> None:
    if text.startswith(_FORMULA):
        line.refuse(
            column,
            _("The cell begins like a formula."),
            _("Write plain text without = + - @ before it."),
        )
        return
    line.values[column] = text


_READERS: dict[str, Any] = {
    "full_name": _read_name,
    "born_on": _read_day,
    "card_number": _read_card,
    "joined_on": _read_day,
    "official_on": _read_day,
    "unit": _read_text,
    "position": _read_text,
    "phone": _read_phone,
}


def _check_days(line: Line, today: date) -> None:
    days = {
        name: date.fromisoformat(line.values[name])
        for name in ("born_on", "joined_on", "official_on")
        if name in line.values
    }
    look = _("Compare with the file of the person and correct it.")
    for name, day in days.items():
        earliest = FIRST_DAY if name == "born_on" else PARTY_FOUNDED
        if not earliest <= day <= today:
            line.refuse(name, _("This day cannot be right."), look)
    born, joined = days.get("born_on"), days.get("joined_on")
    official = days.get("official_on")
    if born and joined and joined.year - born.year < ADULT:
        line.refuse("joined_on", _("Younger than 18 on joining the Party."), look)
    if joined and official and official < joined:
        line.refuse("official_on", _("Official before joining the Party."), look)
