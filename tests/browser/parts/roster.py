"""The organisation board brings a roster in, looks for somebody, takes it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from people.models import HomeUnit, Unit
from tests.browser.visitor import Visitor, press

HEADINGS = ["Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ngày vào Đảng", "Chi bộ"]


def write_roster(path: Path, cell: Unit) -> Path:
    """Two newcomers, and one whose birthday does not exist."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    sheet.append(
        [
            "Nguyễn Thị Hạnh Nguyên",
            "02/09/1990",
            "880000000001",
            "19/05/2015",
            cell.code,
        ]
    )
    sheet.append(["Điểu Krông", "15/04/1985", "880000000002", "03/02/2010", cell.code])
    sheet.append(
        ["Lê Văn Sai Ngày", "31/02/1980", "880000000003", "03/02/2010", cell.code]
    )
    book.save(path)
    return path


def imports_a_roster(
    officer: Visitor, file: Path, run_jobs: Callable[..., Any]
) -> None:
    """Send, see row by row what it would do, apply the good rows, find a newcomer, undo."""
    page = officer.page
    officer.go("/rosters/")
    officer.look("rosters")
    page.set_input_files("[name=file]", file)
    press(page, "main form.form button.button-primary")
    run_jobs()
    page.reload()
    officer.look("roster_checked")
    page.check("[name=without_faulty]")
    press(page, "form[action$='/apply/'] button")
    run_jobs()
    page.reload()
    officer.look("roster_applied")
    officer.go("/people/?q=nguyen+thi+hanh+nguyen")
    officer.look("people_found")
    found = page.get_by_role("link", name="Nguyễn Thị Hạnh Nguyên", exact=True)
    assert found.count() == 1
    page.go_back()
    page.click("form[action$='/undo/'] confirm-button > button")
    press(page, "dialog[open] [data-answer=yes]")
    run_jobs()
    assert not HomeUnit.objects.filter(person__card_number="880000000001").exists()
    officer.go("/units/")
    officer.look("units")
