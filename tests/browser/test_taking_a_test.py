"""A member takes a test on the phone: cut off, on two devices, with and without scripts."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Attempt, Response
from tests.assessments.factories import enrolled_in, ready_quiz
from tests.browser.visitor import press


def _door():
    """A member with a test of ten questions, open now, and the address of its door."""
    quiz = ready_quiz(questions=10)
    enrolment = enrolled_in(quiz)
    run = enrolment.run
    run.opens_at = timezone.now() - timedelta(days=1)
    run.closes_at = timezone.now() + timedelta(days=1)
    run.save()
    path = f"/study/{enrolment.uid}/tests/{quiz.activity.uid}/"
    return enrolment.person.user, path


def _choose(visitor, *positions):
    for position in positions:
        visitor.page.locator(f"#q{position} label.choice").first.click()


def test_a18_cut_off_answers_wait_and_are_sent_later(visit):
    user, path = _door()
    visitor = visit("phone")
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.look("test_door")
    visitor.page.click("main form button")
    status = visitor.page.locator("[data-status]")
    _choose(visitor, 1, 2, 3)
    expect(status).to_have_text("Đã lưu 3/10", timeout=15_000)

    visitor.page.context.set_offline(True)
    _choose(visitor, 4, 5)
    expect(status).to_have_text("Đã lưu 3/10 – còn 2 câu chờ mạng", timeout=15_000)
    visitor.page.context.set_offline(False)
    expect(status).to_have_text("Đã lưu 5/10", timeout=45_000)
    visitor.forgive("net::ERR_")
    visitor.look("test_paper")

    assert Response.objects.count() == 5


def test_a18_answers_given_before_the_scripts_came_are_sent(visit):
    user, path = _door()
    visitor = visit("phone")
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.page.route(
        "**/test_paper*.js", lambda route: (_choose(visitor, 1, 2), route.continue_())
    )
    visitor.page.click("main form button")

    status = visitor.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu 2/10", timeout=15_000)
    assert Response.objects.count() == 2
    _choose(visitor, 3)
    expect(status).to_have_text("Đã lưu 3/10", timeout=15_000)
    assert Response.objects.count() == 3


def test_a18_a_page_made_before_an_answer_was_stored_shows_it_still(visit):
    user, path = _door()
    visitor = visit("phone")
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.page.click("main form button")
    page, status = visitor.page, visitor.page.locator("[data-status]")
    early = page.request.get(page.url)
    _choose(visitor, 1)
    expect(status).to_have_text("Đã lưu 1/10", timeout=15_000)

    page.route(page.url, lambda route: route.fulfill(response=early))
    page.reload()
    expect(status).to_have_text("Đã lưu 1/10", timeout=15_000)
    assert page.locator("#q1 input:checked").count() == 1
    page.unroute(page.url)
    page.reload()
    expect(status).to_have_text("Đã lưu 1/10", timeout=15_000)
    assert Response.objects.count() == 1


def test_a18_a_second_device_goes_on_and_the_first_keeps_still(visit):
    user, path = _door()
    first, second = visit("phone"), visit("phone")
    first.is_signed_in_as(user)
    second.is_signed_in_as(user)
    first.go(path)
    press(first.page, "main form button")
    _choose(first, 1)
    status = first.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu 1/10", timeout=15_000)

    second.go(f"/tests/{Attempt.objects.get().uid}/")
    second.look("test_take_over")
    press(second.page, "main form button")
    expect(second.page.locator("input:checked")).to_have_count(1, timeout=15_000)
    _choose(first, 2)
    expect(status).to_contain_text("thiết bị khác", timeout=15_000)
    first.forgive("409")

    press(second.page, "[value=finish]")
    second.look("test_finish")
    press(second.page, "main form button")
    second.look("test_result")
    assert Attempt.objects.get().state == Attempt.State.SUBMITTED


def test_a16_a_test_is_taken_by_keyboard_and_without_scripts(visit):
    user, path = _door()
    visitor = visit("phone", java_script_enabled=False)
    visitor.is_signed_in_as(user)
    visitor.go(path)

    press(visitor.page, "main form button", "Enter")
    visitor.page.locator("#q1 input").first.press("Space")
    visitor.page.locator("[value=stay]").press("Enter")

    status = visitor.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu 1/10", timeout=15_000)
