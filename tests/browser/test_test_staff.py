"""Those who look after tests: banks, shares, adjustments and signals on their screens."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Attempt, Signal
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from people.kinds.role import Role
from tests.assessments.factories import (
    QuestionVersionFactory,
    enrolled_in,
    ready_quiz,
)
from tests.factories import GrantFactory, UserFactory

LONG = (
    "Ban Chấp hành Đảng bộ tỉnh xác định chỉ tiêu tham gia học tập mỗi đợt là bao nhiêu"
)


def _place():
    """A test that somebody has taken, in a unit with somebody of every role."""
    quiz = ready_quiz(questions=4)
    enrolment = enrolled_in(quiz)
    run = enrolment.run
    run.opens_at = timezone.now() - timedelta(days=1)
    run.closes_at = timezone.now() + timedelta(days=1)
    run.save()
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    user = UserFactory()
    home = enrolment.person.homes.get().unit
    for unit in (quiz.bank.owner, home):
        for role in (Role.LECTURER, Role.INSPECTOR):
            GrantFactory(user=user, unit=unit, role=role)
    signal = Signal.objects.create(
        quiz=quiz, run=run, unit=home, kind="too_fast", key="1",
        facts={"seconds": 21, "questions": 20}, found_at=timezone.now(),
    )  # fmt: skip
    signal.attempts.add(attempt)
    return user, quiz, enrolment, signal


def test_a28_a31_adjustments_and_signals_are_dealt_with(visit):
    user, _quiz, enrolment, signal = _place()
    visitor = visit("both")
    visitor.is_signed_in_as(user)
    visitor.go("/staff/adjustments/")
    visitor.look("adjustments_none")
    visitor.go(f"/staff/adjustments/?q={enrolment.person.code}")
    visitor.page.fill("input[name=reason]", "Thị lực kém")
    visitor.look("adjustments_found")
    visitor.page.click("button[name=quick]")
    expect(visitor.page.get_by_text("Đã cho điều chỉnh.")).to_be_visible()
    visitor.look("adjustments")
    visitor.go(f"/staff/adjustments/new/{enrolment.person.uid}/")
    visitor.look("adjustment_new")
    visitor.go("/staff/signals/")
    visitor.look("signals")
    visitor.go(f"/staff/signals/{signal.uid}/")
    visitor.look("signal")
    visitor.page.fill("textarea[name=note]", "Làm chung một điện thoại ở hội trường")
    visitor.page.click("main form button.button-primary")
    expect(visitor.page.get_by_text("Đã bỏ qua.").first).to_be_visible()

    assert Signal.objects.get().state == "dismissed"
    assert Attempt.objects.get().passed is not None


def test_a21_a25_a_bank_is_worked_on(visit):
    user, quiz, _enrolment, _signal = _place()
    old = quiz.bank.questions.order_by("pk")[0].versions.get()
    new = QuestionVersionFactory(
        question=old.question, number=2, point=old.point, stem=f"{LONG}, thưa đồng chí?"
    )
    visitor = visit("both")
    visitor.is_signed_in_as(user)
    visitor.go(f"/staff/banks/{quiz.bank.uid}/")
    visitor.look("bank_bulk")
    visitor.go(f"/staff/questions/{old.uid}/")
    visitor.look("question_uses")
    visitor.go(f"/staff/questions/{new.uid}/compare/")
    visitor.look("question_compare")
    visitor.go(f"/staff/tests/{quiz.activity.uid}/exposure/")
    visitor.look("exposure")
    visitor.go(f"/staff/tests/{quiz.activity.uid}/")
    visitor.look("quiz_settings")
    visitor.go(f"/staff/banks/{quiz.bank.uid}/")
    visitor.page.check("check-all input")
    visitor.page.select_option("select[name=do]", "submit")
    visitor.page.click("#bulk button")
    expect(visitor.page.get_by_text("1 câu hỏi sẽ được đổi")).to_be_visible()
    visitor.look("bulk")
    visitor.page.click("button[name=confirmed]")

    new.refresh_from_db()
    assert new.state == "review"


def test_practice_tells_at_once_what_is_right(visit):
    quiz = ready_quiz(questions=3, is_practice=True)
    enrolment = enrolled_in(quiz)
    run = enrolment.run
    run.opens_at = timezone.now() - timedelta(days=1)
    run.closes_at = timezone.now() + timedelta(days=1)
    run.save()
    visitor = visit("phone")
    visitor.is_signed_in_as(enrolment.person.user)
    visitor.go(f"/study/{enrolment.uid}/tests/{quiz.activity.uid}/")
    visitor.look("practice_door")
    visitor.page.click("main form button")
    visitor.page.locator("#q1 label.choice").first.click()
    visitor.page.locator("button[name=check]").first.click()
    expect(visitor.page.get_by_text("Đáp án đúng")).to_be_visible()
    expect(visitor.page.locator("[data-status]")).to_have_text("Đã lưu 1/3")
    visitor.look("practice_checked")
    assert (
        visitor.page.locator("#items").evaluate(
            "one => getComputedStyle(one).userSelect"
        )
        == "none"
    )
