"""Attempts, as their taker may see them."""

from django.db.models import (
    BooleanField,
    Case,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from assessments.kinds.clock import GRACE
from assessments.models import Attempt, AttemptItem, Quiz, ResultChange
from assessments.selectors.adjustment import standing_on
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
    """One's own attempts, with their clock, test, course run and ``form``."""
    if not user.is_authenticated:
        return Attempt.objects.none()
    form = standing_on(timezone.localdate()).filter(
        Q(quiz=None) | Q(quiz=OuterRef("quiz")), person=OuterRef("person")
    )
    return with_clock(
        Attempt.objects.filter(person__user=user)
        .select_related("quiz__activity", "enrolment__run")
        .annotate(  # type: ignore[no-redef]
            form=Coalesce(
                Subquery(form.exclude(form="").order_by("-pk").values("form")[:1]),
                Value("", output_field=TextField()),
            )
        )
    )


def attempt_locked(attempt_id: int) -> Attempt:
    """The attempt with its clock, locked after its enrolment, as in submitting."""
    Enrolment.objects.select_for_update().get(attempts=attempt_id)
    return with_clock(Attempt.objects.select_for_update(of=("self",))).get(
        pk=attempt_id
    )


def enrolments_of(user: Actor) -> QuerySet[Enrolment]:
    """One's own places in course runs, those withdrawn left out."""
    if not user.is_authenticated:
        return Enrolment.objects.none()
    return (
        Enrolment.objects.filter(person__user=user)
        .exclude(state=Enrolment.State.WITHDRAWN)
        .select_related("run__course")
    )


def quizzes_of(enrolment: Enrolment) -> QuerySet[Quiz]:
    """The tests of the course that the enrolment is for; ``question_count`` of each."""
    return (
        Quiz.objects.filter(activity__section__course=enrolment.run.course_id)
        .select_related("activity__section")
        .annotate(  # type: ignore[no-redef]
            question_count=Sum("blueprint__count", default=0)
        )
    )


def paper_of(attempt: Attempt) -> QuerySet[AttemptItem]:
    """The questions of a paper in order, each with its version and answer."""
    return (
        AttemptItem.objects.filter(attempt=attempt)
        .select_related("version", "response")
        .order_by("position")
    )


def changes_of(attempt: Attempt) -> list[ResultChange]:
    """What corrections of keys made of the attempt's result, the newest first."""
    return list(
        ResultChange.objects.filter(attempt=attempt)
        .select_related("correction")
        .order_by("-changed_at", "-pk")
    )
