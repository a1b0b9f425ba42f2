"""The editor makes a course of a real document; two others let a lesson through."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.visitor import Visitor, press

PLAN = Path(__file__).parents[3] / "lms" / "demo" / "data" / "plan-64-kh-tu.ocr.txt"


def makes_a_course_of_a_document(editor: Visitor) -> None:
    """Hand in the scanned plan, look at what was recognised, make drafts of it."""
    page = editor.page
    editor.go("/imports/")
    editor.look("imports")
    page.set_input_files("[name=file]", PLAN)
    press(page, "main form.form button.button-primary")
    editor.look("import_recognised")
    press(page, "main form.form button.button-primary")
    editor.look_at("editing_lessons")


def sends_a_lesson_to_review(editor: Visitor) -> str:
    """Open the first draft in the editors' room and submit it; returns its address."""
    page = editor.page
    press(page, "a[href*='/edit/']")
    editor.look_at("editing_lesson")
    address = page.url.removeprefix(editor.address)
    toggle = page.locator(
        "footer .w-dropdown__toggle, footer [data-w-dropdown-target=toggle]"
    )
    if not page.locator("button[name=action-submit]").first.is_visible():
        toggle.first.click()
    press(page, page.locator("button[name=action-submit]").first)
    return address


def approves(approver: Visitor, address: str) -> None:
    """One of the two approvals."""
    page = approver.page
    approver.go(address)
    approver.look_at("editing_approval")
    approve = page.locator("[data-workflow-action-name=approve]")
    if not approve.first.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    press(page, approve.first)
    expect(page.locator(".messages .success").first).to_be_visible()
