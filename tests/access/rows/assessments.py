"""Addresses of assessments."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.models import (
    CarriedPoint,
    ItemFlag,
    KeyCorrection,
    QuestionBank,
    QuestionImport,
    QuestionVersion,
    RunAnalysis,
)
from assessments.services.adjustment import Grant, grant_adjustment
from assessments.services.analysis import analyse
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from tests.access.row import Row
from tests.access.rows.inquiry import INQUIRIES
from tests.access.world import Side
from tests.assessments.essays import essay_quiz, handed_in
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    QuestionVersionFactory,
    QuizFactory,
    enrolled_in,
    ready_quiz,
)
from tests.assessments.files import file_item, hand_in
from tests.assessments.sittings import closed_run, sit
from tests.factories import CampaignFactory, ResolutionFactory, UserFactory


def _quiz(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    return {"enrolment_uid": enrolment.uid, "activity_uid": quiz.activity.uid}


def _open(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    begun = start_attempt(quiz=quiz, enrolment=enrolment, actor=side.user)
    return {"attempt_uid": begun.attempt.uid}


def _closed(side: Side) -> dict[str, Any]:
    quiz = ready_quiz(questions=1)
    enrolment = enrolled_in(quiz, person=side.person)
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=side.user).attempt
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=side.user)
    return {"attempt_uid": attempt.uid}


def _bank_of(side: Side) -> QuestionBank:
    resolution = ResolutionFactory(owner=side.committee)
    bank: QuestionBank = QuestionBankFactory.create(
        resolution=resolution, owner=side.committee
    )
    return bank


def _bank(side: Side) -> dict[str, Any]:
    return {"bank_uid": _bank_of(side).uid}


def _new(side: Side) -> dict[str, Any]:
    return {**_bank(side), "kind": "single"}


def _version(side: Side) -> dict[str, Any]:
    version: QuestionVersion = QuestionVersionFactory.create(
        question__bank=_bank_of(side)
    )
    return {"version_uid": version.uid}


def _import(side: Side) -> dict[str, Any]:
    staged = QuestionImport.objects.create(
        bank=_bank_of(side),
        format="gift",
        file_name="a.gift",
        sha256="0",
        created_by=UserFactory(),
        created_at=timezone.now(),
    )
    return {"import_uid": staged.uid}


def _edited(side: Side) -> dict[str, Any]:
    quiz = QuizFactory(bank=_bank_of(side))
    return {"activity_uid": quiz.activity.uid}


def _analysed(side: Side, people: int = 1) -> RunAnalysis:
    """A test of the committee's bank that people of the cell have taken."""
    quiz = QuizFactory(bank=_bank_of(side))
    version: QuestionVersion = ApprovedFactory.create(question__bank=quiz.bank)
    run = closed_run(quiz)
    for _ in range(people):
        sit(quiz, run, {version: ["a"]}, unit=side.cell)
    return analyse(quiz=quiz, run=run)


def _result(side: Side) -> dict[str, Any]:
    analysis = _analysed(side)
    return {"activity_uid": analysis.quiz.activity.uid, "run_uid": analysis.run.uid}


def _item(side: Side) -> dict[str, Any]:
    analysis = _analysed(side, people=10)
    return {
        "activity_uid": analysis.quiz.activity.uid,
        "run_uid": analysis.run.uid,
        "version_uid": analysis.items.get().version.uid,
    }


def _marked_quiz(side: Side) -> dict[str, Any]:
    quiz = essay_quiz(bank=_bank_of(side))
    handed_in(quiz)
    return {"activity_uid": quiz.activity.uid}


def _answer(side: Side) -> dict[str, Any]:
    return {"item_uid": handed_in(essay_quiz(bank=_bank_of(side))).uid}


def _flag(side: Side) -> dict[str, Any]:
    analysis = _analysed(side)
    flag = ItemFlag.objects.create(
        analysis=analysis,
        version=analysis.items.get().version,
        signals=[],
        found_at=timezone.now(),
    )
    return {"flag_uid": flag.uid}


def _approved(side: Side) -> dict[str, Any]:
    version: QuestionVersion = ApprovedFactory.create(question__bank=_bank_of(side))
    return {"version_uid": version.uid}


def _correction(side: Side) -> dict[str, Any]:
    correction = KeyCorrection.objects.create(
        version=ApprovedFactory(question__bank=_bank_of(side)),
        kind="void",
        reason="Sai",
        proposed_by=UserFactory(),
        proposed_at=timezone.now(),
    )
    return {"correction_uid": correction.uid}


def _understood(side: Side) -> dict[str, Any]:
    return {"analysis_uid": _analysed(side).uid}


def _spot(side: Side) -> dict[str, Any]:
    return {**_understood(side), "unit_uid": side.cell.uid}


def _carry(side: Side) -> dict[str, Any]:
    analysis = _analysed(side)
    return {
        "analysis_uid": analysis.uid,
        "unit_uid": side.cell.uid,
        "point_uid": analysis.items.get().version.point.uid,
    }


def _carried(side: Side) -> dict[str, Any]:
    analysis = _analysed(side)
    carried = CarriedPoint.objects.create(
        point=analysis.items.get().version.point,
        analysis=analysis,
        owner=side.committee,
        takers=10,
        facility=0.5,
        created_by=UserFactory(),
        created_at=timezone.now(),
    )
    campaign = CampaignFactory(owner=side.committee)
    return {"carried_uid": carried.uid, "campaign_uid": campaign.uid}


def _person(side: Side) -> dict[str, Any]:
    return {"person_uid": side.person.uid}


def _adjustment(side: Side) -> dict[str, Any]:
    adjustment = grant_adjustment(
        person=side.person,
        grant=Grant(date(2020, 1, 1), date(2040, 1, 1), time_factor=Decimal("1.5")),
        reason="Thị lực kém",
        actor=UserFactory(),
    )
    return {"adjustment_uid": adjustment.uid}


def _asked_for_file(side: Side) -> dict[str, Any]:
    item = file_item(side.person)
    return {"attempt_uid": item.attempt.uid, "item_uid": item.uid}


def _own_file(side: Side) -> dict[str, Any]:
    item = hand_in(file_item(side.person)).item
    return {"attempt_uid": item.attempt.uid, "item_uid": item.uid}


def _marked_file(side: Side) -> dict[str, Any]:
    item = hand_in(file_item(bank=_bank_of(side))).item
    submit_attempt(attempt=item.attempt, lease=item.attempt.lease, actor=None)
    return {"item_uid": item.uid}


ROWS: list[Row] = [
    *INQUIRIES,
    Row("assessments:quiz", _quiz, is_own=True),
    Row("assessments:start", _quiz, is_own=True, method="post"),
    Row("assessments:attempt_list"),
    Row("assessments:attempt", _open, is_own=True),
    Row("assessments:save_answers", _open, is_own=True, method="post"),
    Row("assessments:save_form", _open, is_own=True, method="post"),
    Row("assessments:leaving", _open, is_own=True, method="post"),
    Row("assessments:mark", _open, is_own=True, method="post"),
    Row("assessments:take_over", _open, is_own=True, method="post"),
    Row("assessments:finish", _open, is_own=True),
    Row("assessments:submit", _open, is_own=True, method="post"),
    Row("assessments:result", _closed, is_own=True),
    Row("assessments:response_file", _asked_for_file, is_own=True),
    Row("assessments:own_file", _own_file, is_own=True),
    Row("assessments:bank_list"),
    Row("assessments:bank", _bank, at="committee"),
    Row("assessments:question_new", _new, at="committee"),
    Row("assessments:bulk", _bank, at="committee", method="post"),
    Row("assessments:import_new", _bank, at="committee"),
    Row("assessments:bank_export", _bank, at="committee", method="post"),
    Row("assessments:api_import", method="post"),
    Row("assessments:question", _version, at="committee"),
    Row("assessments:question_edit", _version, at="committee"),
    Row("assessments:compare", _version, at="committee"),
    Row("assessments:question_preview", _version, at="committee"),
    Row("assessments:write", _version, at="committee", method="post"),
    Row("assessments:review", _version, at="committee", method="post"),
    Row("assessments:import", _import, at="committee"),
    Row("assessments:import_apply", _import, at="committee", method="post"),
    Row("assessments:import_template"),
    Row("assessments:import_page_template"),
    Row("assessments:adjustment_list"),
    Row("assessments:adjustment_new", _person, at="cell"),
    Row("assessments:adjustment_revoke", _adjustment, at="cell", method="post"),
    Row("assessments:quiz_list"),
    Row("assessments:quiz_new"),
    Row("assessments:exposure", _edited, at="committee"),
    Row("assessments:quiz_edit", _edited, at="committee"),
    Row("assessments:changes_seen", _closed, is_own=True, method="post"),
    Row("assessments:result_list"),
    Row("assessments:result_page", _result, at="committee"),
    Row("assessments:analyse_now", _result, at="committee", method="post"),
    Row("assessments:responses", _result, at="committee"),
    Row("assessments:result_item", _item, at="committee"),
    Row("assessments:marking_list"),
    Row("assessments:marking_quiz", _marked_quiz, at="committee"),
    Row("assessments:marking", _answer, at="committee"),
    Row("assessments:marking_file", _marked_file, at="committee"),
    Row("assessments:flag_list"),
    Row("assessments:flag_keep", _flag, at="committee", method="post"),
    Row("assessments:correction_new", _approved, at="committee"),
    Row("assessments:correction_list"),
    Row("assessments:correction", _correction, at="committee"),
    Row("assessments:correction_decide", _correction, at="committee", method="post"),
    Row("assessments:understanding_list"),
    Row("assessments:understanding_start", _understood),
    Row("assessments:understanding", _spot),
    Row("assessments:carry", _carry, method="post"),
    Row("assessments:carried_take", _carried, at="committee", method="post"),
]
