"""Attempts, as their taker may see them."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

from assessments.models import Attempt, AttemptItem, Quiz, ResultChange
from courses.models import Enrolment
from kernel.prepared import prepared
from people.access import Actor
from people.models import User

_FORM = """
    coalesce((
        SELECT allowed.form FROM assessments_adjustment AS allowed
        WHERE allowed.person_id = assessments_attempt.person_id
            AND (
                allowed.quiz_id IS NULL OR allowed.quiz_id = assessments_attempt.quiz_id
            )
            AND allowed.revoked_at IS NULL AND allowed.form <> ''
            AND %s::date BETWEEN allowed.begins_on AND allowed.ends_on
        ORDER BY allowed.id DESC LIMIT 1
    ), '')
"""


def with_clock(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """``attempts`` with ``clock_at``: the database's clock, by which time is up."""
    return attempts.annotate(clock_at=Now())  # type: ignore[no-redef]


def attempts_for(user: Actor) -> QuerySet[Attempt]:
    """One's own attempts, with their clock, test and course run."""
    if not user.is_authenticated:
        return Attempt.objects.none()
    own = Attempt.objects.filter(person__user=user)
    return with_clock(own.select_related("quiz__activity", "enrolment__run"))


@prepared
def attempt_of(user: User, uid: UUID) -> QuerySet[Attempt]:
    """One's own attempt that is asked for, as ``attempts_for`` gives it."""
    return attempts_for(user).filter(uid=uid)


@prepared
def attempt_with_form(user: User, uid: UUID, day: date) -> QuerySet[Attempt]:
    """The same with ``form``: that of the newest adjustment that stands, or ""."""
    form = RawSQL(_FORM, [day], TextField())  # noqa: S611 -- ours
    return attempts_for(user).filter(uid=uid).annotate(form=form)  # type: ignore[no-redef]


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


@prepared
def own_place(user: User, uid: UUID) -> QuerySet[Enrolment]:
    """One's own place that is asked for, unless it is withdrawn."""
    return enrolments_of(user).filter(uid=uid)


@prepared
def quiz_in(course: int, activity: UUID) -> QuerySet[Quiz]:
    """The test of a course that the activity with this uid is."""
    quizzes = Quiz.objects.filter(activity__section__course=course)
    return quizzes.filter(activity__uid=activity).select_related("activity__section")


@prepared
def counted_quiz_in(course: int, activity: UUID) -> QuerySet[Quiz]:
    """The same with ``question_count``: how long a paper is."""
    quizzes = Quiz.objects.filter(activity__section__course=course)
    count = Sum("blueprint__count", default=0)
    quizzes = quizzes.filter(activity__uid=activity).select_related("activity__section")
    return quizzes.annotate(question_count=count)  # type: ignore[no-redef]


def paper_of(attempt: Attempt) -> QuerySet[AttemptItem]:
    """The questions of a paper in order, each with its version and answer."""
    return (
        AttemptItem.objects.filter(attempt=attempt)
        .select_related("version", "response")
        .order_by("position")
    )


@prepared
def changes_of(attempt: Attempt) -> QuerySet[ResultChange]:
    """What corrections of keys made of the attempt's result, the newest first."""
    return (
        ResultChange.objects.filter(attempt=attempt)
        .select_related("correction")
        .order_by("-changed_at", "-pk")
    )
