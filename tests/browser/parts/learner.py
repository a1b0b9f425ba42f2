"""A member comes in, studies in order, is tested on the phone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from playwright.sync_api import expect

from courses.kinds.beat import Beat, Device
from courses.models import Progress, StudyTrace
from courses.services.sitting import note_beats
from kernel.clock import database_now
from people.models import Person
from tests.browser.visitor import Visitor, press

MOST_STEPS = 12
SHOW = """state => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def comes_in_by_code(newcomer: Visitor, code: str, password: str) -> None:
    """Types the code of the slip, picks a password, is at home."""
    page = newcomer.page
    newcomer.go("/")
    newcomer.look("front")
    newcomer.go("/enter/")
    page.fill("[name=code]", code.lower())
    page.click("main form button")
    page.wait_for_url("**/enter/password/")
    newcomer.look("enter_password")
    for field in page.locator("main [type=password]").all():
        field.fill(password)
    page.click("main form button")
    page.wait_for_url("**/today/")
    newcomer.look("today_of_the_newcomer")


def studies_to_the_test(learner: Visitor, person: Person) -> None:
    """Follows the one next thing until it is the test."""
    page = learner.page
    for number in range(MOST_STEPS):
        learner.go("/today/")
        if number == 0:
            learner.look("today")
        press(page, "main .button-primary")
        if "/tests/" in page.url:
            return
        if "/lessons/" not in page.url:
            press(page, "main .button-primary")
        _studies(learner, person, is_shown=number == 0)
    raise AssertionError(page.url)


def _studies(learner: Visitor, person: Person, *, is_shown: bool) -> None:
    page = learner.page
    begin = page.locator("main form[action$='/begin/'] button")
    if begin.count():
        press(page, begin)
    if is_shown:
        learner.look("lesson")
        press(page, ".lesson-end .button-primary")
        learner.look("lesson_too_early")
        _hides_the_page(learner, person)
    _time_goes_by(person)
    _answers_checks(learner)
    finish = page.locator(".lesson-end .button-primary")
    if finish.count():  # the last check may have completed the lesson
        press(page, finish)
    if is_shown:
        learner.look("lesson_complete")


def _hides_the_page(learner: Visitor, person: Person) -> None:
    """A08: time counts while the page is seen; a hidden tab adds nothing."""

    def counted(seconds: float) -> int:
        page.wait_for_timeout(1000 * seconds)
        page.evaluate(
            "dispatchEvent(new Event('pagehide'))"
        )  # the page tells what it has
        page.wait_for_timeout(500)
        return StudyTrace.objects.get(progress__enrolment__person=person).seconds

    page = learner.page
    before = counted(0)
    assert counted(3) > before
    page.evaluate(SHOW, "hidden")
    shown = counted(3)  # the last two seconds are told when they are surely over
    assert counted(3) == shown
    page.evaluate(SHOW, "visible")


def _time_goes_by(person: Person) -> None:
    """As if the open lesson had been on another screen of theirs for a while."""
    for one in Progress.objects.filter(enrolment__person=person, completed_at=None):
        page: dict[str, Any] = {
            "enrolment": one.enrolment, "activity": one.activity, "actor": None,
            "sitting_uid": uuid4(), "device": Device.TABLET,
        }  # fmt: skip
        now = database_now()
        note_beats(**page, beats=[], clock=now - timedelta(minutes=30))
        note_beats(**page, beats=[Beat(1, [(0, 1700)])], clock=now)


def _answers_checks(learner: Visitor) -> None:
    page = learner.page
    for number in range(page.locator(".lesson-check").count()):
        check = page.locator(".lesson-check").nth(number)
        check.locator("input").first.check()
        press(page, check.locator("button"))


def takes_the_test(learner: Visitor) -> None:
    """Answers, loses the network on the way, submits, sees the result."""
    page = learner.page
    status = page.locator("[data-status]")
    learner.look("test_door")
    press(page, "main form .button-primary")
    learner.look("test")
    items = page.locator("fieldset.test-item")
    total = items.count()
    assert total >= 10
    for number in range(total - 1):
        items.nth(number).locator("label.choice").first.click()
    expect(status).to_contain_text(f"{total - 1}/{total}")
    page.context.set_offline(offline=True)
    items.nth(total - 1).locator("label.choice").first.click()
    expect(status).to_contain_text("chờ mạng")
    page.context.set_offline(offline=False)
    expect(status).to_contain_text(f"{total}/{total}", timeout=40_000)
    learner.forgive("ERR_INTERNET_DISCONNECTED")
    learner.look("test_answered")
    press(page, ".test-foot .button-primary")
    learner.look("test_finish")
    press(page, "main form .button-primary")
    learner.look("test_result")


def looks_at_own_records(learner: Visitor) -> None:
    """Own records, and one of them down to its evidence."""
    learner.go("/mine/")
    learner.look("mine")
    press(learner.page, learner.page.locator("main a[href^='/mine/']").first)
    learner.look("mine_record")
