"""What a person is allowed beyond what all are; the adjustments that one may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from assessments.models import Adjustment, Quiz
from assessments.permissions import ADJUST_TEST
from courses.models import Enrolment
from kernel.prepared import prepared
from people.access import Actor, people_for
from people.models import Person


@dataclass(frozen=True)
class Allowance:
    """The most of each that stands; the plain rules if nothing does."""

    time_factor: Decimal = Decimal(1)
    extra_attempts: int = 0
    closes_at: datetime | None = None
    form: str = ""

    @property
    def form_title(self) -> str:
        return str(Adjustment.Form(self.form).label) if self.form else ""


@prepared
def standing_of(person_id: int, day: date) -> QuerySet[Adjustment]:
    """The adjustments of a person that stand on ``day``, the oldest first."""
    return standing_on(day).filter(person=person_id)


def standing_of_user(user: Actor, day: date) -> list[Adjustment]:
    """One's own adjustments that stand on ``day``."""
    return list(standing_on(day).filter(person__user=user.pk))


def standing_on(day: date) -> QuerySet[Adjustment]:
    """The adjustments of everybody that stand on ``day``, the oldest first."""
    return Adjustment.objects.filter(
        revoked_at=None, begins_on__lte=day, ends_on__gte=day
    ).order_by("pk")


def allowance_in(standing: Sequence[Adjustment], quiz_id: int) -> Allowance:
    """What ``standing`` allows in one test: of each kind the most generous."""
    mine = [one for one in standing if one.quiz_id in {None, quiz_id}]
    ends = [one.closes_at for one in mine if one.closes_at]
    forms = [one.form for one in mine if one.form]
    return Allowance(
        time_factor=max((one.time_factor for one in mine), default=Decimal(1)),
        extra_attempts=max((one.extra_attempts for one in mine), default=0),
        closes_at=max(ends, default=None),
        form=forms[-1] if forms else "",
    )


def allowance_of(person_id: int, quiz: Quiz, day: date) -> Allowance:
    """What a person is allowed in ``quiz`` on ``day``, in one query."""
    return allowance_in(standing_of(person_id, day), quiz.pk)


def adjustments_for(user: Actor) -> QuerySet[Adjustment]:
    """Those of the people of the user's units, the newest first."""
    return (
        Adjustment.objects.filter(person__in=adjustable_for(user).values("pk"))
        .select_related("person", "quiz__activity", "granted_by", "revoked_by")
        .order_by("-granted_at", "-pk")
    )


def adjustable_for(user: Actor) -> QuerySet[Person]:
    """The people to whom ``user`` may grant an adjustment: never oneself."""
    people = people_for(user, ADJUST_TEST)
    return people.exclude(Q(user__isnull=False) & Q(user=user.pk))


def quizzes_open_to(person: Person, now: datetime) -> QuerySet[Quiz]:
    """The tests of the runs in which the person takes part and that have not closed."""
    places = Enrolment.objects.filter(person=person, run__closes_at__gt=now).exclude(
        state=Enrolment.State.WITHDRAWN
    )
    return (
        Quiz.objects.filter(
            activity__section__course__in=places.values("run__course"),
            is_practice=False,
        )
        .select_related("activity")
        .order_by("activity__title", "pk")
    )
