"""After the round, by its people: figures, a key in doubt, its correction, weak points."""

from pathlib import Path
from typing import Any

from django.urls import reverse

from assessments.models import Attempt, CarriedPoint, KeyCorrection, ResultChange
from courses.models import Campaign
from courses.services.campaign import begin_version
from people.models import User
from tests.browser.province import make_province
from tests.browser.visitor import Visitor, press


def looks_at_the_figures(lecturer: Visitor) -> None:
    lecturer.go("/staff/results/")
    lecturer.look("results")
    over = lecturer.page.locator("main tbody tr", has_text="quý trước")
    press(lecturer.page, over.locator("a").first)
    lecturer.look("result_of_a_test")
    press(lecturer.page, "main tbody a")
    lecturer.look("result_of_a_question")


def proposes_a_correction(lecturer: Visitor) -> KeyCorrection:
    lecturer.go("/staff/flags/")
    lecturer.look("keys_in_doubt")
    press(lecturer.page, "main .card .button-primary")
    lecturer.look("correction_new")
    page = lecturer.page
    page.check("[name=kind][value=rekey]")
    page.get_by_label("Người đứng đầu", exact=True).check()
    page.fill("[name=reason]", "Đáp án ghi nhầm: người đứng đầu phải nêu gương trước.")
    press(lecturer.page, "main form .button-primary")
    lecturer.look("correction_proposed")
    lecturer.go("/staff/flags/")
    lecturer.look("keys_in_doubt_none")
    return KeyCorrection.objects.get()


def puts_it_in_force(approver: Visitor, run_jobs: Any) -> None:
    approver.go("/staff/corrections/")
    approver.look("corrections")
    press(approver.page, "main tbody a")
    approver.page.locator("confirm-button > button").click()
    approver.look("correction_asked")
    press(approver.page, "dialog [data-answer=yes]")
    run_jobs()
    approver.page.reload()
    approver.look("correction_applied")


def notes_a_weak_point(officer: Visitor) -> None:
    officer.go("/staff/understanding/")
    officer.look("understanding_list")
    press(officer.page, "main tbody a")
    officer.look("understanding")
    press(officer.page, "main form[action$='/carry/'] button")
    officer.look("understanding_noted")
    press(officer.page, "main .heat tbody th a")
    officer.look("understanding_below")


def begins_the_next_plan(officer: Visitor) -> None:
    """A draft shows what was noted; the officer ticks it off."""
    running = Campaign.objects.filter(state="published").latest("pk")
    begin_version(campaign=running, actor=None)
    officer.go(reverse("courses:campaign_edit", args=[running.uid]))
    officer.look("campaign_draft_with_notes")
    press(officer.page, "#notes form button")
    officer.look("campaign_draft_note_taken")


def test_a23_a24_a26_a_round_is_looked_at_corrected_and_learnt_from(
    visit: Any, run_jobs: Any, tmp_path: Path
) -> None:
    tickets = make_province(tmp_path)

    def sit(user: User) -> Visitor:
        visitor: Visitor = visit("both")
        visitor.is_signed_in_as(user)
        return visitor

    lecturer = sit(tickets["lecturer"].user)
    looks_at_the_figures(lecturer)
    correction = proposes_a_correction(lecturer)
    puts_it_in_force(sit(tickets["question_approver"].user), run_jobs)
    officer = sit(tickets["campaign_officer"].user)
    notes_a_weak_point(officer)
    begins_the_next_plan(officer)

    changed = Attempt.objects.filter(
        changes__correction=correction, person__user__isnull=False
    ).first()
    assert changed is not None
    member = sit(changed.person.user)
    member.go("/today/")
    member.look("today_result_changed")
    member.go(f"/tests/{changed.uid}/result/")
    member.look("result_changed")
    press(member.page, "#changes button")
    member.look("result_change_seen")

    assert ResultChange.objects.filter(correction=correction).count() > 50
    assert CarriedPoint.objects.get().takers > 100
