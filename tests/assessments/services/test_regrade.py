from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import InternalError, transaction

from assessments.events import ResultChanged
from assessments.models import AttemptItem, KeyCorrection, ResultChange
from assessments.services.analysis import analyse
from assessments.services.correction import (
    approve_correction,
    propose_correction,
)
from assessments.services.marking import submit_attempt
from assessments.services.regrade import regrade
from courses.models import Progress
from courses.services.completion import report_evidence
from kernel.events import _handlers, subscribe
from kernel.models import AuditEvent
from records.models import CompletionRecord
from tests.assessments.factories import started
from tests.assessments.sittings import closed_run, quiz_of, sit
from tests.factories import (
    CampaignStepFactory,
    CampaignVersionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
VOID, REKEY = KeyCorrection.Kind.VOID, KeyCorrection.Kind.REKEY
WHY = "Đáp án ghi nhầm so với văn bản."


@pytest.fixture
def people():
    return UserFactory(), UserFactory()


def in_force(version, people, kind=VOID, keys=()):
    """A correction of ``version`` that one person proposed and another approved."""
    lecturer, approver = people
    correction = propose_correction(
        version=version, kind=kind, keys=keys, reason=WHY, actor=lecturer
    )
    approve_correction(correction=correction, actor=approver)
    correction.refresh_from_db()
    return correction


def test_a26_void_gives_everybody_the_point_and_keeps_the_old_score(people, run_jobs):
    quiz, (first, second) = quiz_of(2, pass_scaled=Decimal("0.8"))
    run = closed_run(quiz)
    wrong = sit(quiz, run, {first: ["b"], second: ["a"]})
    right = sit(quiz, run, {first: ["a"], second: ["a"]})
    other = sit(quiz, run, {second: ["b"]})

    correction = in_force(first, people)
    run_jobs()

    change = ResultChange.objects.get()
    wrong.refresh_from_db()
    right.refresh_from_db()
    other.refresh_from_db()
    assert change.attempt == wrong
    assert (change.old_points, change.new_points, change.max_points) == (1, 2, 2)
    assert (change.old_scaled, change.new_scaled) == (Decimal("0.5"), 1)
    assert (change.old_passed, change.new_passed) == (False, True)
    assert (wrong.points, wrong.scaled, wrong.passed) == (2, 1, True)
    assert [one.scaled for one in (right, other)] == [1, 0]
    assert AttemptItem.objects.get(attempt=wrong, version=first).points == 1
    correction.refresh_from_db()
    assert correction.applied_at is not None
    assert AuditEvent.objects.filter(verb="attempt.regraded").count() == 1


def test_a26_rekey_marks_by_the_new_key_both_ways(people, run_jobs):
    quiz, (first, second) = quiz_of(2)
    run = closed_run(quiz)
    rises = sit(quiz, run, {first: ["b"], second: ["a"]})
    falls = sit(quiz, run, {first: ["a"], second: ["a"]})
    stays = sit(quiz, run, {first: ["c"], second: ["a"]})

    in_force(first, people, REKEY, ["b"])
    run_jobs()

    for one in (rises, falls, stays):
        one.refresh_from_db()
    assert [one.points for one in (rises, falls, stays)] == [2, 1, 1]
    changes = ResultChange.objects.order_by("attempt")
    assert [(one.attempt, one.is_rise) for one in changes] == [
        (rises, True), (falls, False),
    ]  # fmt: skip


def test_a26_regrade_twice_is_once(people, run_jobs):
    quiz, (version,) = quiz_of(1)
    run = closed_run(quiz)
    sit(quiz, run, {version: ["b"]})
    correction = in_force(version, people)
    run_jobs()

    again = regrade(correction=correction)

    assert again == 0
    assert ResultChange.objects.count() == 1
    assert AuditEvent.objects.filter(verb="attempt.regraded").count() == 1


def test_a26_regrade_that_was_killed_is_gone_on_with(people):
    quiz, (version,) = quiz_of(1)
    run = closed_run(quiz)
    attempts = [sit(quiz, run, {version: ["b"]}) for _ in range(3)]
    correction = in_force(version, people)
    last = attempts[-1]
    failing = []

    def killed(event):
        if event.change.attempt_id == last.pk and not failing:
            failing.append(event)
            raise KeyboardInterrupt

    subscribe(ResultChanged, killed)
    try:
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            regrade(correction=correction)
        regrade(correction=correction)
    finally:
        _handlers[ResultChanged].remove(killed)

    assert ResultChange.objects.count() == 3
    assert {one.attempt_id for one in ResultChange.objects.all()} == {
        one.pk for one in attempts
    }
    assert not ResultChange.objects.filter(reported_at=None).exists()


def test_a26_later_correction_takes_over(people, run_jobs):
    quiz, (version,) = quiz_of(1)
    run = closed_run(quiz)
    attempt = sit(quiz, run, {version: ["b"]})
    first = in_force(version, people, REKEY, ["b"])
    run_jobs()

    second = in_force(version, people, REKEY, ["c"])
    run_jobs()
    regrade(correction=first)

    attempt.refresh_from_db()
    trail = ResultChange.objects.order_by("pk")
    assert attempt.points == 0
    assert [(one.correction, one.new_points) for one in trail] == [
        (first, 1), (second, 0),
    ]  # fmt: skip


def test_a26_open_attempt_is_marked_by_the_correction_when_it_closes(people, run_jobs):
    attempt = started()
    version = attempt.items.first().version
    in_force(version, people)
    run_jobs()

    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    attempt.refresh_from_db()
    assert attempt.points == 1
    assert not ResultChange.objects.exists()


def test_a26_records_follow_a_result_that_rises(people, run_jobs, noon):
    quiz, (first, second) = quiz_of(2, pass_scaled=Decimal("0.8"))
    run = closed_run(quiz)
    campaign = CampaignVersionFactory(run=run, course=run.course)
    CampaignStepFactory(version=campaign, kind="test", activity=quiz.activity)
    campaign.campaign.published = campaign
    campaign.campaign.state = "published"
    campaign.campaign.save()
    attempt = sit(quiz, run, {first: ["b"], second: ["a"]})
    report_evidence(
        enrolment=attempt.enrolment, activity=quiz.activity, actor=None,
        evidence={"attempts": [str(attempt.uid)], "scaled": "0.5"},
        now=attempt.submitted_at,
    )  # fmt: skip
    noon.shift(timedelta(days=30))  # long after the run and its day of grace

    in_force(first, people)
    run_jobs()

    record = CompletionRecord.objects.get(person=attempt.person)
    progress = Progress.objects.get(enrolment=attempt.enrolment)
    assert progress.evidence["scaled"] == "1.0000"
    assert record.scaled == 1
    assert record.passed_at is not None


def test_a26_records_keep_what_was_reached_when_a_result_falls(people, run_jobs):
    quiz, (version,) = quiz_of(1)
    run = closed_run(quiz)
    attempt = sit(quiz, run, {version: ["a"]})
    report_evidence(
        enrolment=attempt.enrolment, activity=quiz.activity, actor=None,
        evidence={"attempts": [str(attempt.uid)], "scaled": "1.0000"},
        now=attempt.submitted_at,
    )  # fmt: skip

    in_force(version, people, REKEY, ["b"])
    run_jobs()

    attempt.refresh_from_db()
    progress = Progress.objects.get(enrolment=attempt.enrolment)
    assert (attempt.scaled, progress.evidence["scaled"]) == (0, "1.0000")
    assert ResultChange.objects.get().reported_at is not None


def test_a26_trail_is_kept_by_the_database(people, run_jobs):
    quiz, (version,) = quiz_of(1)
    sit(quiz, closed_run(quiz), {version: ["b"]})
    in_force(version, people)
    run_jobs()

    for change in (
        lambda rows: rows.update(old_points=1),
        lambda rows: rows.delete(),
    ):
        with pytest.raises(InternalError, match="never changed"), transaction.atomic():
            change(ResultChange.objects.all())


def test_a26_voided_question_is_left_out_of_the_figures(people, run_jobs):
    quiz, (first, second) = quiz_of(2)
    run = closed_run(quiz)
    sit(quiz, run, {first: ["b"], second: ["a"]})
    analyse(quiz=quiz, run=run)

    in_force(first, people)
    run_jobs()

    analysis = quiz.analyses.get()
    assert [one.version for one in analysis.items.all()] == [second]
    assert analysis.questions == 1
