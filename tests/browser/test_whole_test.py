"""A whole test on the phone: by keyboard alone, cut off for ten minutes, on a slow line."""

import re
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Attempt, Response
from bench.served import Served
from kernel.models import AuditEvent
from tests.assessments.factories import enrolled_in, ready_quiz
from tests.browser.visitor import press
from tests.plugin import url_of

QUESTIONS, MOST_TABS = 10, 90
TEN_MINUTES = 600_000  # of the page's clock; the server's goes on as it is
PAGE_BYTES = 150_000  # A16
SLOW = {"offline": False, "latency": 800, "downloadThroughput": 150_000 / 8,
        "uploadThroughput": 150_000 / 8}  # fmt: skip
FREE = {
    "offline": False,
    "latency": 0,
    "downloadThroughput": -1,
    "uploadThroughput": -1,
}
MOMENT = "performance.timeOrigin + performance.now()"
PAINTED = """() => new Promise(done => new PerformanceObserver(done).observe(
    {type: "paint", buffered: true}))"""
FOCUS = """() => {
    const it = document.activeElement, item = it?.closest("[data-item]");
    return {item: item?.id ?? "", type: it?.type ?? "", value: it?.value ?? "",
            primary: it?.matches(".button-primary") ?? false};
}"""


def _door(questions=QUESTIONS):
    """A member with a long test, open now, and the address of its door."""
    quiz = ready_quiz(questions=questions, duration_seconds=7200)
    enrolment = enrolled_in(quiz)
    run = enrolment.run
    run.opens_at = timezone.now() - timedelta(days=1)
    run.closes_at = timezone.now() + timedelta(days=1)
    run.save()
    path = f"/study/{enrolment.uid}/tests/{quiz.activity.uid}/"
    return enrolment.person.user, path


def _tab_until(page, wanted):
    """Press Tab until ``wanted`` says yes to what has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if wanted(focus):
            return focus
    raise AssertionError(page.evaluate(FOCUS))


def _answer_by_keyboard(page, *numbers):
    for number in numbers:
        _tab_until(
            page, lambda at, n=number: (at["item"], at["type"]) == (f"q{n}", "radio")
        )
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")


def test_a18_a_whole_test_by_keyboard_with_ten_minutes_without_network(visit):
    user, path = _door()
    visitor = visit("phone")
    page = visitor.page
    visitor.is_signed_in_as(user)
    page.clock.install()
    visitor.go(path)
    _tab_until(page, lambda at: at["primary"])
    press(page, page.locator(":focus"), "Enter")
    status = page.locator("[data-status]")
    visitor.look("whole_test")
    _answer_by_keyboard(page, 1, 2, 3)
    expect(status).to_have_text("Đã lưu 3/10", timeout=20_000)

    page.context.set_offline(True)
    _answer_by_keyboard(page, 4, 5, 6, 7)
    page.clock.fast_forward(TEN_MINUTES)
    expect(status).to_have_text("Đã lưu 3/10 – còn 4 câu chờ mạng", timeout=20_000)
    visitor.look("whole_test_cut_off")
    assert Response.objects.count() == 3
    page.context.set_offline(False)
    page.clock.fast_forward(60_000)  # the longest wait before it tries again
    expect(status).to_have_text("Đã lưu 7/10", timeout=45_000)
    visitor.forgive("net::ERR_")

    page.reload()
    _goes_on_to_the_end(visitor, status)

    attempt = Attempt.objects.get()
    assert attempt.state == Attempt.State.SUBMITTED
    assert Response.objects.count() == attempt.events.values("item").distinct().count()
    assert Response.objects.count() == QUESTIONS


def _goes_on_to_the_end(visitor, status):
    page = visitor.page
    expect(page.locator("input:checked")).to_have_count(7, timeout=15_000)
    _answer_by_keyboard(page, 8, 9, 10)
    expect(status).to_have_text("Đã lưu 10/10", timeout=20_000)
    _tab_until(page, lambda at: at["value"] == "finish")
    press(page, page.locator(":focus"), "Enter")
    visitor.look("whole_test_finish")
    _tab_until(page, lambda at: at["primary"])
    press(page, page.locator(":focus"), "Enter")
    visitor.look("whole_test_result")


def test_a18_a_second_device_a_reload_and_a_double_tap(visit):
    user, path = _door()
    first, second = visit("phone"), visit("phone")
    first.is_signed_in_as(user)
    second.is_signed_in_as(user)
    first.go(path)
    press(first.page, "main form button")
    first.page.locator("#q1 label.choice").first.click()
    status = first.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu 1/10", timeout=20_000)
    first.page.context.set_offline(True)
    first.page.locator("#q2 label.choice").first.click()

    second.go(f"/tests/{Attempt.objects.get().uid}/")
    press(second.page, "main form button")
    second.page.locator("#q3 label.choice").first.click()
    expect(second.page.locator("[data-status]")).to_have_text(
        "Đã lưu 2/10", timeout=20_000
    )
    first.page.context.set_offline(False)
    expect(status).to_contain_text("thiết bị khác", timeout=45_000)
    first.forgive("net::ERR_")
    first.forgive("409")
    first.look("whole_test_elsewhere")
    first.page.reload()
    first.look("whole_test_take_over")
    press(second.page, "[value=finish]")
    second.page.locator("main form button").dblclick()
    # The second tap cuts the first's way off: asked for again and again, not awaited.
    expect(second.page).to_have_url(re.compile(r"/result/$"), timeout=20_000)

    assert Response.objects.count() == 2
    assert Attempt.objects.get().state == Attempt.State.SUBMITTED
    assert AuditEvent.objects.filter(verb="attempt.submitted").count() == 1


def test_a16_the_test_page_on_a_slow_line(visit, monkeypatch, capsys):
    user, path = _door(questions=20)
    name = connection.settings_dict["NAME"]
    monkeypatch.setenv("DATABASE_URL", url_of(connection_url(), name))
    with Served(workers=1) as served:
        visitor = visit("phone")
        visitor.address = f"http://127.0.0.1:{served.port}"
        visitor.is_signed_in_as(user)
        visitor.go(path)  # the door is a page of its own; its files are then known
        page = visitor.page
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.clearBrowserCache")
        line.send("Network.emulateNetworkConditions", SLOW)
        weights = []
        line.on(
            "Network.loadingFinished",
            lambda told: weights.append(told["encodedDataLength"]),
        )
        began = page.evaluate(MOMENT)
        page.locator("main form button").click(no_wait_after=True)
        page.locator("#q1 input").first.wait_for(timeout=60_000)
        page.evaluate(PAINTED)
        usable = page.evaluate(MOMENT) - began  # an answer given now is not lost (A18)
        page.locator("test-paper:defined").wait_for(timeout=60_000)
        saving = page.evaluate(MOMENT) - began
        page.wait_for_load_state("networkidle")
        visitor.look("whole_test_slow")
        line.send("Network.emulateNetworkConditions", FREE)
        page.goto("about:blank")  # before the server goes, with the last word said

    with capsys.disabled():
        kilobytes = sum(weights) / 1000
        print(
            f"\nA16: {kilobytes:.1f} kB, first question usable after {usable / 1000:.1f} s,"
            f" answers saved by themselves after {saving / 1000:.1f} s"
        )
    assert 10_000 < sum(weights) <= PAGE_BYTES
    assert 0 < usable <= saving


def connection_url() -> str:
    """Of the server that the suite uses."""
    told = connection.settings_dict
    return f"postgresql://{told['USER']}@/postgres?host={told['HOST']}"
