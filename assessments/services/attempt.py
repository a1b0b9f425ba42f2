"""The beginning of an attempt, and its passing from one device to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from assessments.kinds.clock import GRACE
from assessments.kinds.draw import Drawn, draw_paper, shortages
from assessments.kinds.exposure import new_seed
from assessments.models import Attempt, AttemptItem, Quiz
from assessments.selectors.adjustment import Allowance, allowance_of
from assessments.selectors.attempt import with_clock
from assessments.selectors.pool import lines_of, pool_of
from assessments.selectors.window import length_of, next_at, window_of
from assessments.services.drawn_paper import take_paper
from assessments.services.exposure import Hand, take_hand
from assessments.services.marking import close
from assessments.services.outage import is_away
from courses.models import Enrolment
from courses.services.completion import ActivityClosed, open_locked
from kernel import audit
from kernel.errors import DomainError
from kernel.prepared import prepared
from people.models import User


class NoAttemptsLeft(DomainError):
    message = _("You have used every attempt at this test.")


class BankTooSmall(DomainError):
    message = _(
        "This test has too few approved questions; tell those who run the course."
    )


class TestNotOpenYet(DomainError):
    """``opens_at``: when the test opens by itself."""

    message = _("This test is not open yet.")

    def __init__(self, opens_at: datetime) -> None:
        moment = date_format(timezone.localtime(opens_at), "H:i d/m/Y")
        super().__init__(_text("The test opens at %(moment)s.") % {"moment": moment})
        self.opens_at = opens_at


class TestClosed(DomainError):
    """``closed_at``: when the test closed by itself."""

    message = _("This test has closed.")

    def __init__(self, closed_at: datetime) -> None:
        moment = date_format(timezone.localtime(closed_at), "H:i d/m/Y")
        super().__init__(_text("The test closed at %(moment)s.") % {"moment": moment})
        self.closed_at = closed_at


class WaitLonger(DomainError):
    """``until``: when the next attempt may begin."""

    message = _("It is too early for the next attempt.")

    def __init__(self, until: datetime) -> None:
        moment = date_format(timezone.localtime(until), "H:i d/m/Y")
        told = _text("The next attempt may begin at %(moment)s.")
        super().__init__(told % {"moment": moment})
        self.until = until


class StartedBefore(DomainError):
    message = _("This attempt was begun before. Open the page again to begin another.")


class AttemptOver(DomainError):
    message = _("This attempt is closed; its answers can no longer be changed.")


@dataclass(frozen=True)
class Started:
    """An open attempt; ``is_new`` tells whether this call began it and has the lease."""

    attempt: Attempt
    is_new: bool


@transaction.atomic
def start_attempt(
    *,
    quiz: Quiz,
    enrolment: Enrolment,
    actor: User | None,
    number: int | None = None,
    now: datetime | None = None,
) -> Started:
    """Lay a paper and start its clock; an open attempt is gone on with.

    The paper is the one drawn ahead, or drawn now. The enrolment's row is locked, so
    two taps start one attempt. The deadline is written by the database's clock in the
    statement that makes the attempt; only the credit for an outage moves it later
    (assessments.services.outage).

    Args:
        number: which attempt the person asked to begin, from 1, as their page said. A
            request that was long on its way begins no further one.

    Raises:
        StartedBefore: the attempt of that number was begun, and is over.
        ActivityClosed: a former activity is not complete, or the course is not open.
        NoAttemptsLeft: the person has had them all.
        TestNotOpenYet, TestClosed: it is outside the test's own window.
        WaitLonger: the test asks for a pause between two attempts.
        BankTooSmall: the bank has too few approved questions for the blueprint.
    """
    now = now or timezone.now()
    (enrolment,) = _place_locked(enrolment)
    past = _past(enrolment, quiz)
    for attempt in past:
        if attempt.is_open and (not attempt.is_over or is_away()):
            return Started(attempt, is_new=False)  # away: its time will be given back
        if attempt.is_open:
            close(attempt=attempt, actor=None, now=now, expired=True)
    if number is not None and number <= len(past):
        raise StartedBefore
    if not quiz.is_practice:  # which stands outside the order and leaves no progress
        open_locked(enrolment=enrolment, activity=quiz.activity, actor=actor, now=now)
    allowance = allowance_of(enrolment.person_id, quiz, timezone.localdate(now))
    _check_may_begin(quiz, enrolment, allowance, past, now)
    lasting = length_of(quiz, enrolment, now, allowance)
    attempt, is_ready = _lay(quiz, enrolment, number=len(past) + 1, lasting=lasting)
    audit.record(
        actor=actor,
        verb="attempt.started",
        target=attempt,
        now=now,
        number=attempt.number,
        deadline=attempt.deadline_at.isoformat(),
        time_factor=str(allowance.time_factor),
        drawn_ahead=is_ready,
    )
    return Started(attempt, is_new=True)


@prepared
def _place_locked(enrolment: Enrolment) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.select_for_update(of=("self",))
    return rows.select_related("run").filter(pk=enrolment.pk)


@prepared
def _past(enrolment: Enrolment, quiz: Quiz) -> QuerySet[Attempt]:
    return with_clock(Attempt.objects.filter(enrolment=enrolment, quiz=quiz))


@transaction.atomic
def take_over(*, attempt: Attempt, actor: User | None) -> Attempt:
    """Give the right to write to the device that asks; the former one loses it.

    Raises:
        AttemptOver: it is closed or its time is up.
    """
    lease = uuid4()
    still_open = Attempt.objects.filter(
        pk=attempt.pk, state=Attempt.State.OPEN, deadline_at__gte=Now() - GRACE
    )
    if not still_open.update(lease=lease):
        raise AttemptOver
    attempt.lease = lease
    audit.record(actor=actor, verb="attempt.taken_over", target=attempt)
    return attempt


def _check_may_begin(
    quiz: Quiz,
    enrolment: Enrolment,
    allowance: Allowance,
    past: Sequence[Attempt],
    now: datetime,
) -> None:
    if not enrolment.run.is_open(now) or enrolment.state == Enrolment.State.WITHDRAWN:
        raise ActivityClosed
    window = window_of(quiz, enrolment.run, allowance.closes_at)
    if now < window.opens_at:
        raise TestNotOpenYet(window.opens_at)
    if now >= window.closes_at:
        raise TestClosed(window.closes_at)
    if quiz.is_practice:
        return
    if len(past) >= quiz.attempts_allowed + allowance.extra_attempts:
        raise NoAttemptsLeft
    until = next_at(quiz, past)
    if until and past[0].clock_at < until:
        raise WaitLonger(until)


def _lay(
    quiz: Quiz, enrolment: Enrolment, *, number: int, lasting: timedelta
) -> tuple[Attempt, bool]:
    """Begin with the paper in store, or with one drawn now; whether it was in store."""
    if not quiz.is_rationed:
        ready = take_paper(
            quiz=quiz, enrolment=enrolment, number=number, lasting=lasting
        )
        if ready is not None:
            return ready, True
    hand, paper = _draw(quiz, enrolment)
    attempt = _begin(quiz, enrolment, number=number, hand=hand, lasting=lasting)
    _lay_paper(attempt, paper)
    return attempt, False


def _draw(quiz: Quiz, enrolment: Enrolment) -> tuple[Hand, list[Drawn]]:
    lines = lines_of(quiz)
    if quiz.is_rationed:
        hand = take_hand(quiz=quiz, run=enrolment.run, lines=lines)
    else:
        hand = Hand(pool_of(quiz.bank_id, lines), new_seed())
    if not lines or hand is None or shortages(lines, hand.pool):
        raise BankTooSmall
    return hand, draw_paper(lines, hand.pool, hand.seed, shuffle=quiz.shuffle)


def _begin(
    quiz: Quiz, enrolment: Enrolment, *, number: int, hand: Hand, lasting: timedelta
) -> Attempt:
    return Attempt.objects.create(
        quiz=quiz,
        person_id=enrolment.person_id,
        enrolment=enrolment,
        number=number,
        seed=hand.seed,
        draw_round=hand.round,
        started_at=Now(),
        deadline_at=Now() + lasting,
    )


def _lay_paper(attempt: Attempt, paper: list[Drawn]) -> None:
    AttemptItem.objects.bulk_create(
        AttemptItem(
            attempt=attempt,
            position=position,
            version_id=drawn.candidate.id,
            tokens=list(drawn.tokens),
            options=list(drawn.options),
        )
        for position, drawn in enumerate(paper, start=1)
    )
