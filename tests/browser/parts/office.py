"""Secretary, committee and boards: who is missing, the second person, board, export."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from courses.models import Campaign
from tests.browser.visitor import Visitor, press


def follows_up_the_missing(secretary: Visitor, campaign: Campaign) -> None:
    """Who is missing and why; a code for one; a participation by hand for another."""
    page = secretary.page
    secretary.go("/board/")
    secretary.look("boards_of_the_secretary")
    press(page, f"main a[href*='{campaign.uid}']")
    assert "/missing/" in page.url  # a cell's board is its list of names
    secretary.look("missing")
    press(page, page.locator("a[href*='/entry/']").first)
    secretary.look("entry_by_hand")
    page.locator("main [name=people], main [name=person]").first.check()
    page.fill("[name=occurred_on]", timezone.localdate().isoformat())
    page.fill("[name=reason]", "Học tập trung tại hội trường xã, có danh sách ký tên.")
    press(page, "main form .button-primary")
    secretary.look("entry_sent")


def reads_the_digest(secretary: Visitor) -> None:
    """From the bell to the names, the reasons and the next step."""
    page = secretary.page
    press(page, ".bell")
    secretary.look("notices")
    press(page, page.get_by_role("button", name="Mở xem").first)
    secretary.look("digest")
    assert page.locator("main a[href*='/entry/']").count() > 0
    assert page.locator(".bell-count").inner_text() == "1"  # figures that came back


def sets_the_ladder(officer: Visitor, campaign: Campaign) -> None:
    """Whom the campaign reminds and when; one more reminder; what became of the others."""
    page = officer.page
    officer.go(f"/campaigns/{campaign.uid}/")
    press(page, "main a[href^='/reminders/']")
    page.fill("[name=count]", "5")
    page.select_option("select[name=audience]", "secretary")
    press(page, "main form .button-primary")
    officer.look("reminders")
    press(page, page.locator("main a[href*='/log/']").first)
    officer.look("reminder_log")
    assert page.locator("main tbody tr").count() > 0
    assert campaign.rungs.filter(days=-5, is_on=True).exists()


def issues_a_code(secretary: Visitor) -> None:
    """The list of those without an account, and a slip to print."""
    page = secretary.page
    secretary.go("/people/codes/")
    secretary.look("codes")
    boxes = page.locator("[name=person]")
    for number in range(boxes.count()):
        boxes.nth(number).set_checked(number == 0)
    press(page, "main form .button-primary")
    secretary.look("code_slips")


def confirms_an_entry(officer: Visitor) -> None:
    """The second person's word."""
    officer.go("/confirmations/")
    officer.look("confirmations")
    press(officer.page, "main form[action$='/confirm/'] button")
    officer.look("confirmations_done")


def drills_down_to_names(officer: Visitor, campaign: Campaign) -> None:
    """From the board to the names in at most four clicks."""
    page = officer.page
    officer.go("/board/")
    press(page, f"main a[href*='{campaign.uid}']")
    officer.look("board")
    clicks = 1
    while not page.locator("main a[href*='/missing/']").count() and clicks < 4:
        press(page, page.locator("main tbody a[href*='/board/']").first)
        clicks += 1
    press(page, page.locator("main a[href*='/missing/']").first)
    officer.look("board_names")
    assert clicks + 1 <= 4
    assert page.locator("main tbody tr").count() > 0


def exports_the_facts(officer: Visitor, run_jobs: Callable[..., Any]) -> bytes:
    """The evaluation export as CSV."""
    page = officer.page
    officer.go("/evaluation/")
    officer.look("evaluation")
    page.select_option("[name=unit]", index=1)
    today = timezone.localdate()
    page.fill("[name=from_on]", (today - timedelta(days=90)).isoformat())
    page.fill("[name=until_on]", today.isoformat())
    press(page, "main form .button-primary")
    run_jobs()
    page.reload()
    officer.look("evaluation_ready")
    with page.expect_download() as download:
        page.click("main form[action$='csv/'] button, main form[action*='csv'] button")
    return download.value.path().read_bytes()
