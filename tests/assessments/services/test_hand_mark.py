"""Marks of persons: one, two who agree, a third; and what the course hears of it."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assessments.models import HandMark, KeyCorrection
from assessments.selectors.hand_mark import alike_answers, marks_to_decide_on
from assessments.selectors.review import Extent, reviewed_paper, waits_for_marks
from assessments.services.analysis import analyse
from assessments.services.correction import approve_correction, propose_correction
from assessments.services.hand_mark import (
    AlreadySettled,
    OwnAnswer,
    PointsFaulty,
    mark_answer,
)
from assessments.services.quiz import MarkingBegun, QuizSettings, change_quiz
from courses.models import Progress
from kernel.models import AuditEvent, Job
from tests.assessments.essays import TEXT, WHOLE, essay_quiz, handed_in, points
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def mark(item, told, *, by=None, comment=""):
    return mark_answer(
        item=item, points=told, comment=comment, actor=by or UserFactory()
    )


def evidence_of(attempt):
    return Progress.objects.get(enrolment=attempt.enrolment_id).evidence


def test_a27_while_an_answer_waits_the_course_hears_of_the_handing_in_alone():
    quiz = essay_quiz(has_choice=True, pass_scaled=Decimal("0.8"))

    item = handed_in(quiz, is_right=True)

    attempt = item.attempt
    assert (attempt.points, attempt.passed, item.points) == (1, False, None)
    assert waits_for_marks(attempt)
    assert evidence_of(attempt) == {"attempts": [str(attempt.uid)]}


def test_a27_what_is_certain_already_is_told_at_once():
    quiz = essay_quiz(has_choice=True, pass_scaled=Decimal("0.5"))

    item = handed_in(quiz, is_right=True)

    assert evidence_of(item.attempt)["scaled"] == "0.5000"


def test_a27_one_mark_settles_and_the_course_hears_the_result():
    quiz = essay_quiz(has_choice=True, pass_scaled=Decimal("0.8"))
    item = handed_in(quiz, is_right=True)

    kept = mark(item, points("4", "3"), comment=" Có liên hệ cụ thể. ")

    item.refresh_from_db()
    attempt = type(item.attempt).objects.get(pk=item.attempt_id)
    assert (kept.points, kept.comment) == (Decimal("0.7"), "Có liên hệ cụ thể.")
    assert item.points == Decimal("0.7")
    assert (attempt.points, attempt.scaled, attempt.passed) == (
        Decimal("1.7"), Decimal("0.85"), True,
    )  # fmt: skip
    assert evidence_of(attempt)["scaled"] == "0.8500"
    assert Progress.objects.get().completed_at is not None
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs.count("response.marked") == verbs.count("attempt.marked") == 1


def test_a27_nought_is_reported_too():
    item = handed_in(essay_quiz(pass_scaled=Decimal("0.5")))

    mark(item, points("0"))

    assert evidence_of(item.attempt)["scaled"] == "0.0000"


def test_a27_two_marks_within_the_limit_make_their_mean():
    item = handed_in(essay_quiz(markers=2))

    mark(item, points("5"))
    item.refresh_from_db()
    assert item.points is None
    mark(item, points("4"))

    item.refresh_from_db()
    assert item.points == Decimal("0.45")


def test_a27_marks_too_far_apart_go_to_a_third_who_decides():
    item = handed_in(essay_quiz(markers=2))
    first, second, third = (UserFactory() for _ in range(3))

    mark(item, WHOLE, by=first)
    mark(item, points("1"), by=second, comment="Chung chung.")
    item.refresh_from_db()
    assert item.points is None
    shown = marks_to_decide_on(item, third)
    mark(item, points("4", "1"), by=third)

    assert [one.share for one in shown] == [1, Decimal("0.1")]
    assert [one.comment for one in shown] == ["", "Chung chung."]
    item.refresh_from_db()
    assert item.points == Decimal("0.5")
    with pytest.raises(AlreadySettled):
        mark(item, WHOLE)


def test_a27_nobody_sees_a_mark_before_giving_their_own():
    item = handed_in(essay_quiz(markers=2))
    first, second, third = (UserFactory() for _ in range(3))
    mark(item, WHOLE, by=first)

    assert marks_to_decide_on(item, second) == []
    mark(item, points("0"), by=second)

    assert marks_to_decide_on(item, first) == []
    assert marks_to_decide_on(item, second) == []
    assert len(marks_to_decide_on(item, third)) == 2


def test_a27_the_same_mark_twice_is_once_and_another_corrects_it():
    item = handed_in(essay_quiz(markers=2))
    marker = UserFactory()

    mark(item, points("2"), by=marker)
    mark(item, points("2.00"), by=marker)
    assert AuditEvent.objects.filter(verb__startswith="response.").count() == 1
    mark(item, points("3"), by=marker)

    assert HandMark.objects.get().points == Decimal("0.3")
    corrected = AuditEvent.objects.get(verb="response.mark_corrected")
    assert corrected.facts["before"] == {"r1": "2.00", "r2": "0.00"}
    assert corrected.facts["points"] == {"r1": "3.00", "r2": "0.00"}


def test_a27_a_corrected_mark_may_settle_without_a_third():
    item = handed_in(essay_quiz(markers=2))
    first = UserFactory()
    mark(item, WHOLE, by=first)
    mark(item, points("1"))

    mark(item, points("2"), by=first)

    item.refresh_from_db()
    assert item.points == Decimal("0.15")


def test_a27_nobody_marks_an_answer_of_their_own():
    user = UserFactory()
    item = handed_in(essay_quiz(), person=PersonFactory(user=user))

    with pytest.raises(OwnAnswer):
        mark(item, WHOLE, by=user)

    assert not HandMark.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"r1": Decimal(1)},
        points("-1"),
        points("6.01"),
        points("NaN"),
        points("Infinity"),
        {**WHOLE, "r3": Decimal(1)},
    ],
)
def test_a27_points_outside_the_rubric_are_refused(told):
    item = handed_in(essay_quiz())

    with pytest.raises(PointsFaulty):
        mark(item, told)

    assert not HandMark.objects.exists()


def test_a27_the_database_keeps_one_mark_a_marker():
    item = handed_in(essay_quiz(markers=2))
    kept = mark(item, points("2"))

    with pytest.raises(IntegrityError), transaction.atomic():
        HandMark.objects.create(
            item=item, marker=kept.marker, by_criterion={}, points=0,
            marked_at=kept.marked_at,
        )  # fmt: skip


def test_a27_the_rule_stands_once_a_mark_was_given():
    quiz = essay_quiz(markers=2)
    item = handed_in(quiz)
    settings = QuizSettings(pass_scaled=quiz.pass_scaled, markers=1)
    mark(item, points("2"))

    with pytest.raises(MarkingBegun):
        change_quiz(quiz=quiz, title="x", settings=settings, actor=None)


def test_a27_regrading_another_question_keeps_the_mark(run_jobs):
    quiz = essay_quiz(has_choice=True)
    item = handed_in(quiz)
    mark(item, points("3"))
    choice = item.attempt.items.get(version__kind="single").version
    correction = propose_correction(
        version=choice, kind=KeyCorrection.Kind.VOID, reason="Sai", actor=UserFactory()
    )

    approve_correction(correction=correction, actor=UserFactory())
    run_jobs()

    item.refresh_from_db()
    attempt = type(item.attempt).objects.get(pk=item.attempt_id)
    assert (item.points, attempt.points) == (Decimal("0.3"), Decimal("1.3"))
    assert evidence_of(attempt)["scaled"] == "0.6500"


def test_a27_voiding_the_question_ends_the_waiting(run_jobs):
    item = handed_in(essay_quiz(pass_scaled=Decimal("0.5")))
    correction = propose_correction(
        version=item.version, kind=KeyCorrection.Kind.VOID, reason="Sai",
        actor=UserFactory(),
    )  # fmt: skip

    approve_correction(correction=correction, actor=UserFactory())
    run_jobs()

    assert evidence_of(item.attempt)["scaled"] == "1.0000"
    with pytest.raises(AlreadySettled):
        mark(item, WHOLE)


def test_a27_figures_leave_out_what_waits_and_are_reckoned_anew(run_jobs):
    quiz = essay_quiz()
    first, second = handed_in(quiz), handed_in(quiz, "Khác hẳn.")
    run = first.attempt.enrolment.run
    type(first.attempt.enrolment).objects.update(run=run)
    assert analyse(quiz=quiz, run=run).items.count() == 0

    mark(first, points("5"))
    assert not Job.objects.filter(task="assessments.tasks.analyse_run").exists()
    mark(second, points("3"))
    run_jobs()

    result = quiz.analyses.get().items.get()
    assert (result.takers, round(result.facility, 4)) == (2, 0.4)


def test_a27_similar_answers_are_found_and_change_nothing():
    quiz = essay_quiz()
    copied = f"{TEXT} Tôi cam kết thực hiện."
    item, _other = handed_in(quiz), handed_in(quiz, copied)
    handed_in(quiz, "Học viện tổ chức lớp bồi dưỡng cho giảng viên trẻ.")
    handed_in(essay_quiz(), TEXT)  # another test

    alike = alike_answers(item)

    assert [one.text for one in alike] == [copied]
    assert 0.6 <= alike[0].share < 1
    mark(item, WHOLE)
    item.refresh_from_db()
    assert item.points == 1


def test_a27_the_member_reads_marks_and_comment_once_settled():
    item = handed_in(essay_quiz(markers=2))
    mark(item, points("5", "2"), comment="Rõ.")
    before = reviewed_paper(item.attempt, Extent.OWN_ANSWERS)
    mark(item, points("5", "3"))

    after = reviewed_paper(item.attempt, Extent.OWN_ANSWERS)
    hidden = reviewed_paper(item.attempt, Extent.RESULT)

    assert (before[0].is_pending, before[0].settled) == (True, None)
    settled = after[0].settled
    assert settled
    assert [(one.title, one.points, one.most) for one in settled.lines] == [
        ("Đúng nội dung", 5, 6), ("Liên hệ thực tế", Decimal("2.5"), 4),
    ]  # fmt: skip
    assert (settled.comments, after[0].points) == (("Rõ.",), Decimal("0.75"))
    assert hidden == []
