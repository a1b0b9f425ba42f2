"""Roster sheets as offices keep them: headings, cells, and what is wrong with them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel.errors import DomainError
from people.kinds.name import search_key
from people.kinds.roster_cell import Cell, Line, read_line
from people.kinds.text import plain

HEAD_WITHIN = 15  # rows in which the headings are looked for
MOST_ROWS = 200_000
COLUMNS: dict[str, Promise] = {
    "full_name": gettext_lazy("Full name"),
    "born_on": gettext_lazy("Born on"),
    "card_number": gettext_lazy("Card number"),
    "joined_on": gettext_lazy("Joined the Party on"),
    "official_on": gettext_lazy("Official since"),
    "unit": gettext_lazy("Cell"),
    "position": gettext_lazy("Position"),
    "phone": gettext_lazy("Phone"),
}
TEMPLATE = [
    "Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ngày vào Đảng", "Ngày chính thức",
    "Chi bộ", "Chức vụ", "Điện thoại",
]  # fmt: skip
_ALIASES = {
    "full_name": "ho va ten|ho ten|ho va ten khai sinh|ho ten dang vien|ten dang vien"
    "|ho va ten dang vien|ho ten khai sinh",
    "born_on": "ngay sinh|ngay thang nam sinh|sinh ngay|ngay thang sinh|nam sinh",
    "card_number": "so the dang vien|so the dang|so the|the dang vien|so tdv",
    "joined_on": "ngay vao dang|ngay ket nap|ngay ket nap dang|vao dang|ket nap"
    "|ngay vao dang du bi",
    "official_on": "ngay chinh thuc|chinh thuc|ngay cong nhan chinh thuc"
    "|ngay vao dang chinh thuc|ngay cong nhan dang vien chinh thuc",
    "unit": "chi bo|ten chi bo|ma chi bo|noi sinh hoat|chi bo sinh hoat"
    "|to chuc dang|don vi|chi bo dang",
    "position": "chuc vu|chuc danh|chuc vu dang|chuc vu cong tac",
    "phone": "dien thoai|so dien thoai|dt|sdt|di dong|so dt|dien thoai di dong",
}
_KNOWN = {
    alias: column for column, words in _ALIASES.items() for alias in words.split("|")
}


class HeadMissing(DomainError):
    message = gettext_lazy(
        "The headings were not found in the first 15 rows. Please use the template."
    )


class NoRows(DomainError):
    message = gettext_lazy("There is no row below the headings.")


class TooManyRows(DomainError):
    message = gettext_lazy("There are too many rows. Please split the file.")


def column_of(heading: Cell) -> str | None:
    """The column that ``heading`` means, whatever its accents, case and points."""
    if not isinstance(heading, str):
        return None
    bare = re.sub(r"\([^)]*\)", " ", search_key(plain(heading)))
    key = " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())
    return _KNOWN.get(key)


def find_head(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[int, str]]:
    """The place of the row of headings and which column stands where.

    Raises:
        HeadMissing: no row names at least full name and cell; the message says what
            the best one lacks.
        DomainError: a heading stands there twice.
    """
    best: dict[int, str] = {}
    place = 0
    for index, row in enumerate(rows[:HEAD_WITHIN]):
        found = {at: name for at, cell in enumerate(row) if (name := column_of(cell))}
        if len(set(found.values())) > len(set(best.values())):
            best, place = found, index
    names = list(best.values())
    missing = [
        str(COLUMNS[name]) for name in ("full_name", "unit") if name not in names
    ]
    if not names or len(missing) == len(("full_name", "unit")):
        raise HeadMissing
    if missing:
        told = _("The column “%(name)s” is missing. Please use the template.")
        raise HeadMissing(told % {"name": ", ".join(missing)})
    twice = [str(COLUMNS[name]) for name in COLUMNS if names.count(name) > 1]
    if twice:
        told = _("The column “%(name)s” stands there twice. Please keep one of them.")
        raise HeadMissing(told % {"name": ", ".join(twice)})
    return place, best


def read_lines(rows: Iterator[Sequence[Cell]], today: date) -> Iterator[Line]:
    """The lines below the headings.

    Raises:
        HeadMissing, NoRows, TooManyRows: the whole sheet is refused.
    """
    head: list[Sequence[Cell]] = []
    for row in rows:
        head.append(row)
        if len(head) == HEAD_WITHIN:
            break
    place, places = find_head(head)
    number, found = place + 1, 0
    for row in [*head[place + 1 :]]:
        number += 1
        if line := read_line(number, row, places, today):
            found += 1
            yield line
    for row in rows:
        number += 1
        if number > MOST_ROWS:
            raise TooManyRows
        if line := read_line(number, row, places, today):
            found += 1
            yield line
    if not found:
        raise NoRows
