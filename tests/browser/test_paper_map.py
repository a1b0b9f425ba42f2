"""A member looks at a paper question by question, by keyboard, and flags some for later."""

from playwright.sync_api import expect

from assessments.models import AttemptItem
from tests.browser.test_taking_a_test import _choose, _door


def test_one_question_at_a_time_with_flags_by_keyboard(visit):
    user, path = _door()
    visitor = visit("phone")
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.page.click("main form button")
    page = visitor.page
    # Before it, the button is a form's: the page comes anew, with its map closed.
    page.locator("paper-map:defined").wait_for(state="attached")

    page.locator(".test-map summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-see=one]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#q1")).to_be_visible()
    expect(page.locator("#q2")).to_be_hidden()
    page.locator("[data-for]").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#q2")).to_be_visible()
    expect(page.locator("#q2")).to_be_focused()
    expect(page.locator("#q1")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-status]")).to_have_text("Đã lưu 1/10", timeout=15_000)
    page.locator("#q2 ~ .row flag-button button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-for]").nth(1)).to_have_attribute("data-is-flagged", "")
    expect(page.locator("[data-for] [data-words]").nth(1)).to_have_text(
        "đã trả lời, cần xem lại"
    )
    visitor.look("test_one_question")
    page.locator("#q2 ~ .test-turn a[rel=next]").click()
    expect(page.locator("#q3")).to_be_visible()

    page.locator("button[value=finish]").click()
    expect(page.get_by_text("Các câu anh/chị muốn xem lại")).to_be_visible()
    visitor.look("test_finish_flagged")
    assert AttemptItem.objects.filter(is_flagged=True).count() == 1


def test_the_map_tells_which_answers_wait_and_flags_follow_the_cut(visit):
    user, path = _door()
    visitor = visit("phone")
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.page.click("main form button")
    page = visitor.page
    _choose(visitor, 1)
    expect(page.locator("[data-status]")).to_have_text("Đã lưu 1/10", timeout=15_000)

    page.context.set_offline(True)
    _choose(visitor, 2)
    page.locator("#q3 ~ .row flag-button button").click()
    expect(page.locator("[data-for]").nth(1)).to_have_attribute("data-is-waiting", "")
    page.locator(".test-map summary").click()
    visitor.page.locator("[data-see=one]").click()  # works while cut off
    expect(page.locator("#q2")).to_be_hidden()
    page.context.set_offline(False)
    expect(page.locator("[data-status]")).to_have_text("Đã lưu 2/10", timeout=45_000)
    visitor.forgive("net::ERR_")
    expect(page.locator("[data-is-waiting][data-for]")).to_have_count(0)
    visitor.look("test_map_open")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator("#items")).to_have_attribute("data-view", "one")
    assert AttemptItem.objects.filter(is_flagged=True).count() == 1


def test_one_question_at_a_time_works_without_scripts(visit):
    user, path = _door()
    visitor = visit("phone", java_script_enabled=False)
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.page.click("main form button")
    page = visitor.page
    page.locator(".test-map summary").click()
    page.locator("[data-see=one]").click()

    expect(page.locator("#q1")).to_be_visible()
    expect(page.locator("#q2")).to_be_hidden()
    page.locator("#q1 ~ .test-turn a[rel=next]").click()
    expect(page.locator("#q2")).to_be_visible()
    page.locator("#q2 label.choice").first.click()
    page.locator("#q2 ~ .row flag-button button").click()
    expect(page.locator("#q2")).to_be_visible()
    expect(page.locator("#q2 input:checked")).to_have_count(1)
