"""An attempt that two persons did not recognise: what a record, an export and the ledger say."""

import io
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from assessments.models import Attempt, Inquiry
from assessments.services.inquiry import clear_inquiry
from courses.models import CourseRun, Enrolment, Progress
from kernel.models import AuditEvent
from records.kinds.contest import Gate, Subject
from records.kinds.ledger import verifier
from records.models import (
    CompletionRecord,
    Contest,
    LedgerOpening,
    Participation,
    Retraction,
    StatedResult,
    Tally,
)
from records.selectors.attestation import below, scene_of
from records.selectors.attestation_change import attested, figures_of
from records.services.attestation import Told, confirm_unit
from records.services.contest import open_contest
from records.services.evaluation import answer_evaluation, ask_evaluation
from records.services.ledger_bundle import write_bundle
from records.services.record import reckon
from tests.factories import NOON, UserFactory
from tests.records.chain import close
from tests.records.factories import seal_by_now
from tests.records.looked_at import Case, make_case

pytestmark = pytest.mark.django_db
WINDOW = timedelta(days=10)


@pytest.fixture
def case(noon) -> Case:
    made = make_case()
    noon.shift(timedelta(hours=1))
    return made


def exported(case: Case, **changes: object) -> str:
    run = ask_evaluation(
        unit=case.this.province, from_on=date(2026, 1, 1), until_on=date(2026, 12, 31),
        actor=case.first, **changes,
    )  # fmt: skip
    with answer_evaluation(run=run, extension="csv", actor=case.first) as file:
        return file.read().decode("utf-8-sig")


def row(case: Case, text: str) -> list[str]:
    (found,) = [one for one in text.splitlines() if one.startswith("DV0")]
    return found.split(",")


def examined():
    file = io.BytesIO()
    write_bundle(file)
    return verifier.examine(file)


def test_a31_only_two_persons_take_a_fact_back_and_it_stays_readable(case):
    before = CompletionRecord.objects.get()
    assert before.passed_at == before.completed_at == NOON

    case.disallow()

    record = CompletionRecord.objects.get()
    assert (record.passed_at, record.completed_at, record.scaled) == (None, None, None)
    assert (record.participated_at, record.grade) == (NOON, "A")
    kept = Retraction.objects.order_by("fact")
    assert [(one.fact, one.held_from) for one in kept] == [
        ("completed", NOON), ("passed", NOON),
    ]  # fmt: skip
    assert {(one.proposed_by, one.decided_by) for one in kept} == {
        (case.first, case.second)
    }
    assert {one.ruling for one in kept} == {case.inquiry.uid}
    progress = Progress.objects.get(activity=case.this.test)
    assert (progress.evidence, progress.completed_at) == ({"attempts": []}, None)
    assert Enrolment.objects.get().state == Enrolment.State.ACTIVE
    tally = Tally.objects.get(unit=case.cell)
    assert (tally.participated, tally.completed, tally.passed) == (1, 0, 0)
    audited = AuditEvent.objects.get(verb="record.retracted")
    assert audited.facts["facts"] == ["completed", "passed"]
    assert AuditEvent.objects.filter(verb="activity.evidence_withdrawn").count() == 1


def test_a31_reckoning_anew_does_not_bring_it_back(case):
    case.disallow()

    reckon(enrolment=case.this.enrolments[case.person.pk])

    assert CompletionRecord.objects.get().passed_at is None
    assert Participation.objects.count() == 1


def test_a31_another_attempt_counts_and_the_time_between_is_kept(case, noon):
    case.disallow()
    noon.shift(timedelta(days=1))

    case.sit_again()

    record = CompletionRecord.objects.get()
    assert record.passed_at == record.completed_at == NOON + timedelta(days=1, hours=1)
    assert Enrolment.objects.get().state == Enrolment.State.COMPLETED
    said = exported(case, as_of=NOON + timedelta(hours=2))
    assert row(case, said)[-1] == Gate.UNTOLD


def test_a31_the_attempts_that_are_left_decide(noon):
    case = make_case()
    other = case.sit_again(right=2)
    noon.shift(timedelta(hours=1))

    case.disallow()

    record = CompletionRecord.objects.get()
    assert (record.passed_at, record.completed_at) == (NOON, NOON)
    assert record.scaled == other.scaled == Decimal("0.6666")
    assert not Retraction.objects.exists()
    progress = Progress.objects.get(activity=case.this.test)
    assert progress.evidence["attempts"] == [str(other.uid)]


def test_a31_kept_and_cleared_change_nothing(case):
    before = CompletionRecord.objects.values().get()

    case.decide(disallow=False)
    again = Inquiry.objects.create(
        attempt=case.attempt, unit=case.cell, opened_at=NOON, grounds=[]
    )
    clear_inquiry(inquiry=again, reason="Thi tại hội trường", actor=case.first)

    assert CompletionRecord.objects.values().get() == before
    assert Attempt.objects.get().disallowed_at is None


def test_a31_while_it_is_looked_at_the_row_stands_apart(case, noon):
    case.this.tell()
    noon.shift(WINDOW)
    open_ = row(case, exported(case))
    moment = NOON + timedelta(hours=2) + WINDOW

    case.decide(disallow=False)
    seal_by_now(noon)

    assert (len(open_), open_[-1]) == (7, Gate.LOOKED_AT)
    assert row(case, exported(case))[8:11] == ["có", "có", "có"]
    case.inquiry.refresh_from_db()
    assert case.inquiry.settled_at < moment


def test_a31_an_export_of_before_has_the_same_bytes_after(case, noon):
    case.this.tell()
    seal_by_now(noon)
    as_of = timezone.now()
    Inquiry.objects.update(opened_at=as_of + timedelta(days=30))
    before = exported(case, as_of=as_of)
    noon.shift(timedelta(days=31))

    case.disallow()

    assert row(case, before)[8:11] == ["có", "có", "có"]
    assert exported(case, as_of=as_of) == before


def test_a31_the_member_is_told_anew_and_may_contest(case, noon):
    case.this.tell()
    noon.shift(WINDOW)

    case.disallow()

    first, second = StatedResult.objects.order_by("pk")
    assert (first.facts["passed"], second.facts["passed"]) == (True, False)
    assert second.contest_until == second.told_at + WINDOW
    assert row(case, exported(case))[-1] == Gate.WINDOW
    noon.shift(timedelta(hours=1))
    open_contest(
        result=second, subject=Subject.TEST, words="Tôi tự làm", actor=case.person.user
    )
    assert Contest.objects.count() == 1
    assert row(case, exported(case))[-1] == Gate.CONTESTED


def test_a31_the_ledger_holds_the_retraction(case):
    case.disallow()

    record = CompletionRecord.objects.get()
    said = [
        json.loads(one.payload)
        for one in LedgerOpening.objects.filter(subject_uid=record.uid).order_by("step")
    ]
    assert "retractions" not in said[0]
    assert [one["fact"] for one in said[-1]["retractions"]] == [
        "passed",
        "completed",
    ] or [one["fact"] for one in said[-1]["retractions"]] == ["completed", "passed"]
    assert said[-1]["passed_at"] is None
    assert examined().findings == []


def test_a31_a_retraction_is_never_changed(case):
    case.disallow()

    for change in (
        lambda: Retraction.objects.update(reason="khác"),
        lambda: Retraction.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a31_a_late_round_still_follows_an_outcome(case, noon):
    """The course has closed long ago; a decision of two persons counts all the same."""
    CourseRun.objects.update(closes_at=NOON + timedelta(hours=1))
    noon.shift(timedelta(days=20))

    case.disallow()

    assert CompletionRecord.objects.get().passed_at is None
    assert UserFactory() != case.second


def test_a36_the_attested_figure_shows_a_dated_correction(noon):
    case = make_case()
    close(case.this)
    case.this.count()
    attestation = confirm_unit(
        campaign=case.this.campaign, unit=case.cell, actor=UserFactory(), told=Told()
    )
    noon.shift(timedelta(days=2))

    case.disallow()

    scene = scene_of(case.this.campaign, case.cell)
    held = attested([(attestation, below(scene).counts)])[case.cell.pk]
    assert figures_of(held.now) == (1, 1, 0, 0)
    assert [(one.on, one.numbers) for one in held.changes] == [
        (date(2026, 6, 3), (0, 0, -1, -1))
    ]
