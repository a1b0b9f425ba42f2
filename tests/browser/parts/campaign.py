"""The campaign officer drafts, is told what is missing, publishes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page

from courses.models import Campaign
from tests.browser.visitor import Visitor, press

TITLE = "Đợt học tập của hành trình"


def publishes_a_campaign(officer: Visitor, run_jobs: Callable[..., Any]) -> Campaign:
    """From the empty form to a campaign in force with its list made."""
    page = officer.page
    officer.go("/campaigns/")
    officer.look("campaign_list")
    officer.go("/campaigns/new/")
    officer.look("campaign_new")
    _fill_the_draft(page)
    page.wait_for_url("**/steps/")
    officer.look("campaign_steps")
    campaign = Campaign.objects.latest("pk")
    officer.go(f"/campaigns/{campaign.uid}/check/")
    officer.look("campaign_check_missing")
    officer.go(f"/campaigns/{campaign.uid}/steps/")
    _choose_steps(page)
    officer.go(f"/campaigns/{campaign.uid}/check/")
    officer.look("campaign_check")
    page.click("main confirm-button > button")
    officer.look("campaign_publish")
    press(page, "dialog[open] [data-answer=yes]")
    run_jobs()
    officer.go(f"/campaigns/{campaign.uid}/")
    officer.look("campaign")
    campaign.refresh_from_db()
    return campaign


def _fill_the_draft(page: Page) -> None:
    today = timezone.localdate()
    page.select_option("[name=owner]", index=1)
    page.fill("[name=title]", TITLE)
    page.fill("[name=document_sign]", "64-KH/TU")
    page.fill("[name=opens_on]", today.isoformat())
    page.fill("[name=closes_on]", (today + timedelta(days=14)).isoformat())
    page.fill("unit-picker [data-search]", "phuoc binh")
    page.locator("unit-picker [role=option]").first.click()
    page.select_option("[name=course]", index=1)
    page.click("button[name=then][value=steps]")


def _choose_steps(page: Page) -> None:
    """Every lesson is studied and the test is taken."""
    for choice in page.locator("main select[name^=activity-]").all():
        choice.select_option(index=1)
    press(page, "main form button.button-primary")
