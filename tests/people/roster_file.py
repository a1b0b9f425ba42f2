"""Roster sheets for tests, made with another library than ours."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from people.kinds.roster import TEMPLATE


def sheet(
    *rows: Sequence[Any], headings: Sequence[Any] = TEMPLATE, above: int = 0
) -> io.BytesIO:
    """An XLSX with ``above`` title rows, the headings and ``rows``."""
    book = openpyxl.Workbook()
    page = book.active
    for number in range(above):
        page.append([f"ĐẢNG BỘ TỈNH {number}"])
    page.append(list(headings))
    for row in rows:
        page.append(list(row))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "danh-sach.xlsx"
    return file


def person(
    name: str = "Nguyễn Thị Hạnh",
    born: Any = "07/03/1968",
    card: Any = "99.000001",
    unit: Any = "Chi bộ thôn 1",
    **changed: Any,
) -> list[Any]:
    """One row in the order of the template."""
    return [
        name, born, card, changed.get("joined", "03/02/1990"),
        changed.get("official", "03/02/1991"), unit,
        changed.get("position", "Đảng viên"), changed.get("phone", "0900000001"),
    ]  # fmt: skip
