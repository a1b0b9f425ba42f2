"""Attempts, as their taker may see them."""

from uuid import UUID

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.functions import Now

from assessments.kinds.clock import GRACE
from assessments.models import Attempt, AttemptItem, Quiz
from courses.models import Enrolment
from people.access import Actor


def with_clock(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """``attempts`` with ``is_over``: time and grace are up by the database's clock.

    ``clock_at`` is that clock, for pages that show what is left.
    """
    return attempts.annotate(  # type: ignore[no-redef]
        clock_at=Now(),
        is_over=Case(
            When(Q(deadline_at__lt=Now() - GRACE), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
    )


def attempts_for(user: Actor) -> QuerySet[Attempt]:
    """One's own attempts, with their clock, test and course run."""
    if not user.is_authenticated:
        return Attempt.objects.none()
    return with_clock(
        Attempt.objects.filter(person__user=user).select_related(
            "quiz__activity", "enrolment__run"
        )
    )


def quizzes_of(enrolment: Enrolment) -> QuerySet[Quiz]:
    """The tests of the course that the enrolment is for."""
    return Quiz.objects.filter(
        activity__section__course=enrolment.run.course_id
    ).select_related("activity__section")


def paper_of(attempt: Attempt) -> QuerySet[AttemptItem]:
    """The questions of a paper in order, each with its version and answer."""
    return (
        AttemptItem.objects.filter(attempt=attempt)
        .select_related("version", "response")
        .order_by("position")
    )


def item_uids(attempt: UUID) -> list[UUID]:
    """The names under which the taker knows the questions."""
    items = AttemptItem.objects.filter(attempt__uid=attempt)
    return list(items.order_by("position").values_list("uid", flat=True))
