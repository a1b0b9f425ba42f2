from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assessments.kinds.inquiry import InquiryState, Way
from assessments.models import Attempt, AttemptItem, Inquiry, LookItem, Signal
from assessments.services.inquiry import (
    NotThisStep,
    OwnInquiry,
    ReasonNeeded,
    clear_inquiry,
    forget_grounds,
)
from assessments.services.inquiry_outcome import (
    NotHeardYet,
    SecondPersonNeeded,
    confirm_outcome,
    note_outcome_seen,
    propose_outcome,
    send_back,
)
from assessments.services.second_look import (
    AlreadyAnswered,
    Asked,
    DueDayOver,
    TalkAhead,
    TalkIncomplete,
    TooFewQuestions,
    answer_look,
    ask_second_look,
    begin_look,
    note_talk,
)
from assessments.services.signal import find_signals, set_aside
from kernel.models import AuditEvent
from tests.assessments.factories import ApprovedFactory
from tests.assessments.inquiries import answered, asked, inquiry_at, proposed
from tests.assessments.services.test_signal import round_of, sit
from tests.factories import NOON, EnrolmentFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=4)


@pytest.fixture
def officers():
    return UserFactory(), UserFactory()


def with_more_questions(inquiry: Inquiry, count: int) -> None:
    """So many approved questions more on the points of the paper."""
    points = [one.version.point for one in inquiry.attempt.items.all()]
    for number in range(count):
        ApprovedFactory(
            question__bank=inquiry.attempt.quiz.bank, point=points[number % len(points)]
        )


def test_a31_each_passed_attempt_that_is_named_is_looked_at_once():
    quiz, run, unit = round_of()
    failed = Attempt.objects.order_by("pk").first()
    Attempt.objects.filter(pk=failed.pk).update(passed=False)

    for _ in range(2):
        find_signals(quiz=quiz, run=run, now=NOON)

    found = Inquiry.objects.all()
    assert {one.attempt_id for one in found} == set(
        Attempt.objects.filter(passed=True).values_list("pk", flat=True)
    )
    assert {one.unit_id for one in found} == {unit.pk}
    assert {tuple(sorted(g["kind"] for g in one.grounds)) for one in found} == {
        ("same_minute", "too_fast")
    }
    assert AuditEvent.objects.filter(verb="inquiry.opened").count() == 4


def test_a31_setting_a_signal_aside_clears_whom_nothing_else_speaks_of(officers):
    quiz, run, _unit = round_of()
    find_signals(quiz=quiz, run=run, now=NOON)
    together = Signal.objects.get(kind="same_minute")
    alone = Signal.objects.filter(kind="too_fast").order_by("pk").first()

    kept = set_aside(signal=together, note="Thi tại hội trường", actor=officers[0])
    cleared = set_aside(signal=alone, note="Máy gửi muộn", actor=officers[0])

    assert (kept, cleared) == (0, 1)
    settled = Inquiry.objects.get(state=InquiryState.CLEARED)
    assert settled.attempt == alone.attempts.get()
    assert (settled.reason, settled.decided_by) == ("Máy gửi muộn", officers[0])
    assert Inquiry.objects.filter(state=InquiryState.WAITING).count() == 4


def test_a31_somebody_new_opens_a_decided_signal_again(officers):
    quiz, run, unit = round_of()
    find_signals(quiz=quiz, run=run, now=NOON)
    for signal in Signal.objects.order_by("kind"):
        set_aside(signal=signal, note="Thi tại hội trường", actor=officers[0])
    sit(quiz, EnrolmentFactory(run=run, person=PersonFactory(unit=unit)))

    find_signals(quiz=quiz, run=run, now=NOON)

    again = Signal.objects.get(kind="same_minute")
    assert (again.state, again.note, again.decided_by) == ("open", "", None)
    assert Inquiry.objects.filter(state=InquiryState.WAITING).count() == 1
    assert AuditEvent.objects.filter(verb="signal.opened_again").count() == 1


def test_a31_clearing_one_says_why_and_ends_its_signal(officers):
    quiz, run, _unit = round_of(1)
    find_signals(quiz=quiz, run=run, now=NOON)
    inquiry = Inquiry.objects.get()

    with pytest.raises(ReasonNeeded):
        clear_inquiry(inquiry=inquiry, reason=" ", actor=officers[0])
    with pytest.raises(OwnInquiry):
        clear_inquiry(inquiry=inquiry, reason="x", actor=inquiry.attempt.person.user)
    clear_inquiry(inquiry=inquiry, reason="Đã thi thử nhiều lần", actor=officers[0])
    with pytest.raises(NotThisStep):
        clear_inquiry(inquiry=inquiry, reason="x", actor=officers[0])

    assert Signal.objects.get().state == Signal.State.DISMISSED
    assert AuditEvent.objects.get(verb="inquiry.cleared").facts == {
        "reason": "Đã thi thử nhiều lần"
    }


def test_a31_five_questions_on_the_same_points_are_drawn_anew(officers):
    inquiry = inquiry_at()
    with_more_questions(inquiry, 6)

    asked(inquiry, officers[0], Way.QUESTIONS)
    asked(inquiry, officers[1], Way.QUESTIONS, days=5)

    items = LookItem.objects.select_related("version")
    seen = AttemptItem.objects.filter(attempt=inquiry.attempt).select_related("version")
    assert items.count() == 5
    assert not {one.version_id for one in items} & {one.version_id for one in seen}
    assert {one.version.point_id for one in items} == {
        one.version.point_id for one in seen
    }
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.asked_by) == (InquiryState.ASKED, officers[1])
    assert inquiry.due_at == NOON + timedelta(days=5)


def test_a31_a_bank_too_small_leaves_a_talk(officers):
    inquiry = inquiry_at()

    with pytest.raises(TooFewQuestions):
        asked(inquiry, officers[0], Way.QUESTIONS)

    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.asked_at) == (InquiryState.WAITING, None)
    with_more_questions(inquiry, 2)  # with the three of the paper they are five
    asked(inquiry, officers[0], Way.QUESTIONS)
    assert LookItem.objects.count() == 5


def test_a31_answers_are_marked_and_reach_no_record(officers, noon):
    inquiry = inquiry_at()
    with_more_questions(inquiry, 5)
    asked(inquiry, officers[0], Way.QUESTIONS)
    before = Attempt.objects.values_list("scaled", "passed").get()

    noon.move_to(LATER)  # late, and kept all the same
    done = answered(inquiry, right=2)
    with pytest.raises(AlreadyAnswered):
        answer_look(inquiry=inquiry, told={}, actor=inquiry.attempt.person.user)

    marks = list(LookItem.objects.order_by("position").values_list("points", flat=True))
    assert marks == [1, 1, 0, 0, 0]
    assert done.answered_at is not None
    assert done.seconds_taken is not None
    assert Attempt.objects.values_list("scaled", "passed").get() == before
    assert not begin_look(inquiry=inquiry)


def test_a31_a_talk_says_who_when_and_what(officers):
    inquiry = inquiry_at()
    with pytest.raises(NotThisStep):
        note_talk(
            inquiry=inquiry, on=NOON.date(), people="A", said="B", actor=officers[0]
        )
    asked(inquiry, officers[0])

    with pytest.raises(TalkIncomplete):
        note_talk(
            inquiry=inquiry, on=NOON.date(), people=" ", said="B", actor=officers[0]
        )
    with pytest.raises(TalkAhead):
        note_talk(
            inquiry=inquiry, on=date(2026, 6, 2), people="A", said="B",
            actor=officers[0],
        )  # fmt: skip
    note_talk(
        inquiry=inquiry, on=NOON.date(), people="Bí thư, phó bí thư",
        said="Nêu đúng ba nội dung", actor=officers[0],
    )  # fmt: skip

    inquiry.refresh_from_db()
    assert inquiry.talked_with == "Bí thư, phó bí thư"
    assert AuditEvent.objects.filter(verb="inquiry.talk_noted").count() == 1


def test_a31_what_is_asked_says_why_and_until_a_day_to_come(officers):
    inquiry = inquiry_at()

    with pytest.raises(DueDayOver):
        asked(inquiry, officers[0], days=0)
    with pytest.raises(ReasonNeeded):
        ask_second_look(
            inquiry=inquiry, asked=Asked(Way.TALK, " ", LATER), actor=officers[0]
        )


def test_a31_the_member_is_heard_first_and_two_persons_decide(officers, noon):
    first, second = officers
    inquiry = inquiry_at()
    with pytest.raises(NotThisStep):
        propose_outcome(
            inquiry=inquiry, is_disallowed=True, reason="x", actor=first, now=LATER
        )
    asked(inquiry, first)
    with pytest.raises(NotHeardYet):
        proposed(inquiry, first)
    noon.move_to(LATER)
    proposed(inquiry, first)
    with pytest.raises(SecondPersonNeeded):
        confirm_outcome(inquiry=inquiry, actor=first)
    with pytest.raises(OwnInquiry):
        confirm_outcome(inquiry=inquiry, actor=inquiry.attempt.person.user)
    send_back(inquiry=inquiry, reason="Chưa gặp đảng viên", actor=second)
    proposed(inquiry, first, disallow=False)

    done = [confirm_outcome(inquiry=inquiry, actor=second) for _ in range(2)]

    inquiry.refresh_from_db()
    assert done == [True, False]
    assert (inquiry.state, inquiry.settled_at) == (InquiryState.KEPT, LATER)
    assert Attempt.objects.get().disallowed_at is None
    assert note_outcome_seen(inquiry=inquiry)
    assert not note_outcome_seen(inquiry=inquiry)


def test_a31_the_database_asks_for_two_persons(officers):
    inquiry = inquiry_at()

    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(
            state="disallowed", settled_at=NOON, reason="x",
            proposed_by=officers[0], decided_by=officers[0],
        )  # fmt: skip


def test_a31_an_attempt_not_recognised_counts_no_more_and_keeps_its_score(officers):
    first, second = officers
    inquiry = inquiry_at(pass_scaled=Decimal("0.5"))
    asked(inquiry, first)
    note_talk(inquiry=inquiry, on=NOON.date(), people="A", said="B", actor=first)
    proposed(inquiry, first)

    confirm_outcome(inquiry=inquiry, actor=second)

    attempt = Attempt.objects.get()
    assert (attempt.disallowed_at, attempt.scaled, attempt.passed) == (NOON, 1, True)
    found = find_signals(
        quiz=attempt.quiz, run=attempt.enrolment.run, now=NOON
    )  # what is found anew opens nothing
    assert found == 0 or Inquiry.objects.filter(settled_at=None).count() == 0


def test_a29_after_ninety_days_what_was_seen_of_those_who_stand_is_gone(officers):
    kept, open_, barred = inquiry_at(), inquiry_at(), inquiry_at()
    clear_inquiry(inquiry=kept, reason="Máy gửi muộn", actor=officers[0])
    asked(barred, officers[0])
    note_talk(inquiry=barred, on=NOON.date(), people="A", said="B", actor=officers[0])
    proposed(barred, officers[0])
    confirm_outcome(inquiry=barred, actor=officers[1])

    forget_grounds(before=NOON + timedelta(days=1))

    left = {one.pk: bool(one.grounds) for one in Inquiry.objects.all()}
    assert left == {kept.pk: False, open_.pk: True, barred.pk: True}
