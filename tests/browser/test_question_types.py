"""One question of each type, answered by keyboard alone on a phone, and without scripts."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Attempt, Quiz, Response
from people.kinds.role import Role
from tests.assessments.factories import (
    QuestionBankFactory,
    QuestionVersionFactory,
    enrolled_in,
    quiz_of_all_types,
)
from tests.assessments.kinds.samples import RIGHT, SAMPLES
from tests.assessments.learner import told
from tests.browser.visitor import press
from tests.factories import (
    ActivityFactory,
    ContentVersionFactory,
    GrantFactory,
    UserFactory,
)

POSITIONS = {kind: n for n, kind in enumerate(SAMPLES, start=1)}


def _opened(visitor, **fields):
    """A member in the midst of a test with one question of each type."""
    quiz = quiz_of_all_types(attempts_allowed=1, **fields)
    enrolment = enrolled_in(quiz)
    run = enrolment.run
    run.opens_at = timezone.now() - timedelta(days=1)
    run.closes_at = timezone.now() + timedelta(days=1)
    run.save()
    visitor.is_signed_in_as(enrolment.person.user)
    visitor.go(f"/study/{enrolment.uid}/tests/{quiz.activity.uid}/")
    press(visitor.page, "main form button", "Enter")
    return Attempt.objects.get()


def _answers(attempt):
    """What is right, by position and by the tokens of the page."""
    return {
        item.position: told(item, RIGHT[item.version.kind])
        for item in attempt.items.select_related("version")
    }


def _fill_by_keyboard(visitor, attempt, *, has_scripts):
    for position, answer in _answers(attempt).items():
        item = visitor.page.locator(f"#q{position}")
        if has_scripts:
            for list_ in item.locator("order-list").all():
                _order_by_buttons(list_, answer.tokens)
        else:
            _order_by_lists(item, answer.tokens)
        for token, text in answer.texts.items():
            item.locator(f"[data-field='{token}']").press_sequentially(text)
        for prompt, option in zip(answer.tokens, answer.tokens[1:], strict=False):
            pair = item.locator(f"[data-pair='{prompt}']")
            if pair.count():
                _choose(pair, option)
        for token in answer.tokens:
            _pick(item, token)


def _pick(item, token):
    tick = item.locator(f"input[value='{token}']")
    if tick.count():
        tick.press("Space")
    gap = item.locator(f"[data-gap]:has(option[value='{token}'])")
    if gap.count():
        _choose(gap, token)


def _choose(list_, value):
    """Go down a list by the arrow key until it says ``value``."""
    options = list_.locator("option").evaluate_all("all => all.map(one => one.value)")
    for _ in range(options.index(value)):
        list_.press("ArrowDown")
    expect(list_).to_have_value(value)


def _order_by_lists(item, tokens):
    ranks = [one for one in tokens if item.locator(f"[data-rank='{one}']").count()]
    for place, token in enumerate(ranks, start=1):
        item.locator(f"[data-rank='{token}']").press(str(place))


def _order_by_buttons(list_, tokens):
    """Move each line up, by keys, until it stands where it should."""
    ranks = [one for one in tokens if list_.locator(f"[data-rank='{one}']").count()]
    for place, token in enumerate(ranks, start=1):
        row = list_.locator(f"[data-row]:has([data-rank='{token}'])")
        for _ in range(len(ranks)):
            shown = list_.locator("[data-rank]").evaluate_all(
                "all => all.map(one => one.dataset.rank)"
            )
            if shown.index(token) + 1 == place:
                break
            row.locator("[data-move='-1']").press("Enter")
            expect(row.locator("[data-move='-1']")).to_be_focused()
    keep = list_.locator("[data-keep]")
    if keep.is_visible():
        keep.press("Enter")


def test_a20_every_type_is_answered_by_keyboard_on_a_phone(visit):
    visitor = visit("phone")
    attempt = _opened(visitor, review=Quiz.Review.KEYS)
    lesson = ActivityFactory(section=attempt.quiz.activity.section, kind="lesson")
    point = attempt.items.get(position=1).version.point
    ContentVersionFactory(activity=lesson, points=[str(point.uid)])
    visitor.look("types_empty")

    _fill_by_keyboard(visitor, attempt, has_scripts=True)
    status = visitor.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu 10/10", timeout=20_000)
    visitor.look("types_answered")
    visitor.page.reload()
    expect(status).to_have_text("Đã lưu 10/10", timeout=15_000)
    press(visitor.page, "[value=finish]", "Enter")
    press(visitor.page, "main form button", "Enter")
    visitor.look("types_result")

    attempt.refresh_from_db()
    assert (attempt.points, attempt.max_points) == (9, 10)  # the essay waits
    expect(visitor.page.get_by_role("link", name="Đọc lại")).to_have_count(1)


def test_a20_every_type_is_answered_without_scripts(visit):
    visitor = visit("phone", java_script_enabled=False)
    attempt = _opened(visitor)

    _fill_by_keyboard(visitor, attempt, has_scripts=False)
    visitor.page.locator("[value=stay]").press("Enter")

    status = visitor.page.locator("[data-status]")
    expect(status).to_have_text("Đã lưu 10/10", timeout=15_000)
    press(visitor.page, "[value=finish]", "Enter")
    press(visitor.page, "main form button", "Enter")
    attempt.refresh_from_db()
    assert attempt.points == 9


def test_a18_typing_survives_a_cut_and_a_reload(visit):
    visitor = visit("phone")
    attempt = _opened(visitor)
    answer = _answers(attempt)[POSITIONS["essay"]]
    (token,) = answer.texts
    field = visitor.page.locator(f"[data-field='{token}']")
    status = visitor.page.locator("[data-status]")

    visitor.page.context.set_offline(True)
    field.press_sequentially("Liên hệ thực tế ở chi bộ tôi")
    expect(status).to_have_text("Đã lưu 0/10 – còn 1 câu chờ mạng", timeout=15_000)
    field.press_sequentially(", năm nay")
    short = visitor.page.locator(f"#q{POSITIONS['short_answer']} input")
    short.press("Enter")
    assert visitor.page.url.endswith(f"/tests/{attempt.uid}/")
    visitor.page.wait_for_timeout(1500)
    visitor.page.context.set_offline(False)
    visitor.page.reload()
    expect(status).to_have_text("Đã lưu 1/10", timeout=45_000)
    visitor.forgive("net::ERR_")

    assert field.input_value() == "Liên hệ thực tế ở chi bộ tôi, năm nay"
    assert Response.objects.get().texts == {token: field.input_value()}


def test_a20_questions_are_written_and_tried_on_a_phone_and_a_desk(visit):
    bank = QuestionBankFactory()
    user = UserFactory()
    GrantFactory(user=user, unit=bank.owner, role=Role.LECTURER)
    looker = visit("phone")
    looker.is_signed_in_as(user)
    looker.go(f"/staff/banks/{bank.uid}/")
    looker.page.locator(".menu-start summary").press("Enter")
    looker.look("bank_new_question")
    seen = [("phone", "case_set"), ("phone", "cloze"), ("desk", "short_answer")]
    for seat, kind in seen:
        visitor = visit(seat)
        visitor.is_signed_in_as(user)
        version = QuestionVersionFactory(
            question__bank=bank, kind=kind, content=SAMPLES[kind].as_json()
        )
        visitor.go(f"/staff/questions/{version.uid}/")
        visitor.look(f"type_{kind}_page")
        visitor.go(f"/staff/questions/{version.uid}/edit/")
        visitor.look(f"type_{kind}_form")
        visitor.go(f"/staff/questions/{version.uid}/preview/")
        press(visitor.page, "main form .button-primary", "Enter")
        visitor.look(f"type_{kind}_preview")
