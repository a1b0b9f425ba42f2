"""One campaign from publishing to the export, by its people, at both widths."""

from pathlib import Path
from typing import Any

import pytest

from assessments.models import QuestionVersion
from courses.models import Campaign, ContentVersion
from people.models import HomeUnit
from tests.browser.parts.campaign import publishes_a_campaign
from tests.browser.parts.content import (
    approves,
    makes_a_course_of_a_document,
    sends_a_lesson_to_review,
)
from tests.browser.parts.learner import (
    comes_in_by_code,
    looks_at_own_records,
    studies_to_the_test,
    takes_the_test,
)
from tests.browser.parts.office import (
    confirms_an_entry,
    drills_down_to_names,
    exports_the_facts,
    follows_up_the_missing,
    issues_a_code,
    reads_the_digest,
    sets_the_ladder,
)
from tests.browser.parts.question import approves_a_question, imports_questions
from tests.browser.parts.roster import imports_a_roster, write_roster
from tests.browser.province import make_province


def test_a42_a21_c01_rosters_lessons_and_questions_are_made_ready(
    visit: Any, run_jobs: Any, tmp_path: Path
) -> None:
    tickets = make_province(tmp_path)
    lessons = ContentVersion.objects.count()

    def sit(key: str) -> Any:
        visitor = visit("both")
        visitor.is_signed_in_as(tickets[key].user)
        return visitor

    secretary = tickets["secretary"].user.person
    cell = HomeUnit.objects.get(person=secretary, period__upper_inf=True).unit
    roster = write_roster(tmp_path / "danh-sach.xlsx", cell)
    imports_a_roster(sit("organisation_officer"), roster, run_jobs)
    version = imports_questions(sit("lecturer"), tmp_path)
    approves_a_question(sit("question_approver"), version)
    editor = sit("editor")
    makes_a_course_of_a_document(editor)
    address = sends_a_lesson_to_review(editor)
    approves(sit("approver"), address)
    approves(sit("second_approver"), address)
    run_jobs()

    version.refresh_from_db()
    assert version.state == QuestionVersion.State.APPROVED
    assert ContentVersion.objects.count() == lessons + 1


@pytest.mark.parametrize("kind", ["phone", "desk"])
def test_a01_a16_a34_one_campaign_runs_from_publishing_to_the_export(
    visit: Any, run_jobs: Any, tmp_path: Path, kind: str
) -> None:
    tickets = make_province(tmp_path)
    running = Campaign.objects.filter(state="published").latest("pk")

    def sit(key: str) -> Any:
        visitor = visit(kind)
        visitor.is_signed_in_as(tickets[key].user)
        return visitor

    officer = sit("campaign_officer")
    new = publishes_a_campaign(officer, run_jobs)
    sets_the_ladder(officer, running)
    newcomer = visit(kind)
    comes_in_by_code(newcomer, tickets["newcomer"].password, "sen hồng 1975")
    learner = sit("member")
    studies_to_the_test(learner, tickets["member"].user.person)
    takes_the_test(learner)
    looks_at_own_records(learner)
    secretary = sit("secretary")
    follows_up_the_missing(secretary, running)
    reads_the_digest(secretary)
    issues_a_code(secretary)
    confirms_an_entry(sit("committee_officer"))
    drills_down_to_names(sit("committee_officer"), running)
    content = exports_the_facts(sit("organisation_officer"), run_jobs)

    assert new.state == "published"
    assert new.roster.count() > 1000
    assert content.decode("utf-8-sig").count("\n") > 1000
