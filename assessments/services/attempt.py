"""The beginning of an attempt, and its passing from one device to another."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.clock import GRACE
from assessments.kinds.draw import Drawn, draw_paper, shortages
from assessments.models import Attempt, AttemptItem, Quiz
from assessments.selectors.attempt import with_clock
from assessments.selectors.pool import lines_of, pool_of
from assessments.services.drawn_paper import take_paper
from assessments.services.marking import close
from assessments.services.outage import is_away
from courses.models import Enrolment
from courses.services.completion import ActivityClosed, open_activity
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class NoAttemptsLeft(DomainError):
    message = _("You have used every attempt at this test.")


class BankTooSmall(DomainError):
    message = _(
        "This test has too few approved questions; tell those who run the course."
    )


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
    now: datetime | None = None,
) -> Started:
    """Lay a paper and start its clock; an open attempt is gone on with.

    The paper is the one drawn ahead, or drawn now. The enrolment's row is locked, so
    two taps start one attempt. The deadline is written by the database's clock in the
    statement that makes the attempt; only the credit for an outage moves it later
    (assessments.services.outage).

    Raises:
        ActivityClosed: a former activity is not complete, or the course is not open.
        NoAttemptsLeft: the person has had them all.
        BankTooSmall: the bank has too few approved questions for the blueprint.
    """
    now = now or timezone.now()
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("run")
        .get(pk=enrolment.pk)
    )
    past = list(with_clock(Attempt.objects.filter(enrolment=enrolment, quiz=quiz)))
    for attempt in past:
        if attempt.is_open and (not attempt.is_over or is_away()):
            return Started(attempt, is_new=False)  # away: its time will be given back
        if attempt.is_open:
            close(attempt=attempt, actor=None, now=now, expired=True)
    open_activity(enrolment=enrolment, activity=quiz.activity, actor=actor, now=now)
    _check_may_begin(quiz, enrolment, made=len(past), now=now)
    number = len(past) + 1
    ready = take_paper(quiz=quiz, enrolment=enrolment, number=number)
    attempt = ready or _draw_now(quiz, enrolment, number=number)
    audit.record(
        actor=actor,
        verb="attempt.started",
        target=attempt,
        now=now,
        number=attempt.number,
        deadline=attempt.deadline_at.isoformat(),
        drawn_ahead=ready is not None,
    )
    return Started(attempt, is_new=True)


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
    quiz: Quiz, enrolment: Enrolment, *, made: int, now: datetime
) -> None:
    if not enrolment.run.is_open(now) or enrolment.state == Enrolment.State.WITHDRAWN:
        raise ActivityClosed
    if made >= quiz.attempts_allowed:
        raise NoAttemptsLeft


def _draw_now(quiz: Quiz, enrolment: Enrolment, *, number: int) -> Attempt:
    seed = secrets.randbits(62)
    paper = _draw(quiz, seed)
    attempt = _begin(quiz, enrolment, number=number, seed=seed)
    _lay_paper(attempt, paper)
    return attempt


def _draw(quiz: Quiz, seed: int) -> list[Drawn]:
    lines = lines_of(quiz)
    pool = pool_of(quiz.bank_id, lines)
    if not lines or shortages(lines, pool):
        raise BankTooSmall
    return draw_paper(lines, pool, seed, shuffle=quiz.shuffle)


def _begin(quiz: Quiz, enrolment: Enrolment, *, number: int, seed: int) -> Attempt:
    return Attempt.objects.create(
        quiz=quiz,
        person_id=enrolment.person_id,
        enrolment=enrolment,
        number=number,
        seed=seed,
        started_at=Now(),
        deadline_at=Now() + timedelta(seconds=quiz.duration_seconds),
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
