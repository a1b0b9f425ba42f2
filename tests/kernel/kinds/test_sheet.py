"""Files that open safely and come out the same."""

import csv
import io

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from kernel.kinds.sheet import Sheet, csv_lines, guarded, write_xlsx

HOSTILE = ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\x00=1"]


def xlsx(*sheets: Sheet) -> bytes:
    target = io.BytesIO()
    write_xlsx(sheets, target)
    return target.getvalue()


@pytest.mark.parametrize("text", HOSTILE)
def test_t12_csv_cells_are_guarded(text):
    assert guarded(text).startswith("'")


def test_numbers_and_words_are_left_alone():
    assert [guarded(one) for one in (-3, 12, None, "Chi bộ 1 - An", "")] == [
        "-3", "12", "", "Chi bộ 1 - An", "",
    ]  # fmt: skip


def test_t12_reopened_xlsx_has_text_and_no_formula():
    file = xlsx(Sheet("Một", ["a", "b"], [(one, 5) for one in HOSTILE]))

    cells = [cell for row in load_workbook(io.BytesIO(file))["Một"] for cell in row]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [one.value for one in cells[2:8:2]] == ["=1+1", "+84", "-2"]


def test_t12_same_rows_give_the_same_bytes_on_another_day():
    rows = [("Nguyễn Thị Hạnh", 1), ("=2", None)]
    with time_machine.travel("2026-06-01"):
        first = xlsx(Sheet("Một", ["a", "b"], rows), Sheet("Hai", ["c"], []))
    with time_machine.travel("2027-06-01"):
        second = xlsx(Sheet("Một", ["a", "b"], iter(rows)), Sheet("Hai", ["c"], []))

    assert first == second
    assert load_workbook(io.BytesIO(first)).sheetnames == ["Một", "Hai"]


@given(some.lists(some.lists(some.text(), min_size=2, max_size=2), max_size=5))
def test_t12_csv_reopens_with_guarded_text(rows):
    text = b"".join(csv_lines(rows)).decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]

    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
