"""Which attempt of a person counts now, by the rule of the test."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from assessments.kinds.counting import Sitting, counted
from assessments.models import Attempt, AttemptItem, Quiz
from assessments.selectors.adjustment import Allowance, allowance_of
from assessments.selectors.window import window_of
from courses.models import CourseRun, Enrolment, Progress

SETTLED_WITHIN = timedelta(
    days=30
)  # after the run: a sweeper may be late, not for ever


def is_final(
    quiz: Quiz, run: CourseRun, allowance: Allowance, *, made: int, now: datetime
) -> bool:
    """Whether no attempt can follow those that were ``made``."""
    is_spent = made >= quiz.attempts_allowed + allowance.extra_attempts
    return is_spent or now >= window_of(quiz, run, allowance.closes_at).closes_at


def counted_of(quiz: Quiz, attempts: Iterable[Attempt], *, final: bool) -> int | None:
    """The number of the one of ``attempts`` that counts; one not recognised never does."""
    sittings = [
        Sitting(one.number, one.scaled) for one in attempts if one.disallowed_at is None
    ]
    return counted(quiz.counts, sittings, is_final=final)


def does_count(attempt: Attempt, now: datetime) -> bool:
    """Whether the course is to be told of this result.

    Of the best it is told each: it keeps the best by itself, also while another attempt
    waits for a person's mark.
    """
    quiz = attempt.quiz
    if quiz.counts == Quiz.Counts.BEST:
        return True
    enrolment = attempt.enrolment
    attempts = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz))
    allowance = allowance_of(attempt.person_id, quiz, timezone.localdate(now))
    final = is_final(quiz, enrolment.run, allowance, made=len(attempts), now=now)
    return counted_of(quiz, attempts, final=final) == attempt.number


def unsettled(now: datetime) -> QuerySet[Attempt]:
    """Newest attempts at tests whose last counts, over, and not yet told to the course.

    The window of each person is for the caller to ask.
    """
    mine = {"enrolment": OuterRef("enrolment"), "quiz": OuterRef("quiz")}
    later = Attempt.objects.filter(**mine, number__gt=OuterRef("number"))
    waiting = AttemptItem.objects.filter(attempt=OuterRef("pk"), points=None)
    told = Progress.objects.filter(
        enrolment=OuterRef("enrolment"),
        activity=OuterRef("quiz"),
        evidence__has_key="scaled",
    )
    return (
        Attempt.objects.filter(
            Q(quiz__closes_at__lte=now) | Q(enrolment__run__closes_at__lte=now),
            quiz__counts=Quiz.Counts.LAST,
            quiz__is_practice=False,
            disallowed_at=None,
            enrolment__run__closes_at__gt=now - SETTLED_WITHIN,
        )
        .exclude(enrolment__state=Enrolment.State.WITHDRAWN)
        .exclude(state=Attempt.State.OPEN)
        .filter(~Exists(later), ~Exists(told))
        .filter(~Exists(waiting) | Q(passed=True, quiz__pass_scaled__gt=0))
        .select_related("quiz__activity__section", "enrolment__run")
        .order_by("pk")
    )
