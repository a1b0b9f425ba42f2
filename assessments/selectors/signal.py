"""Signals, as those who decide about them and those whom they name may see them."""

from django.db.models import Count, QuerySet

from assessments.models import Attempt, Inquiry, Signal
from assessments.permissions import REVIEW_SIGNAL
from kernel.prepared import prepared
from people.access import Actor, units_for


def signals_for(user: Actor) -> QuerySet[Signal]:
    """Those of the units of the user's grants, the undecided and newest first."""
    return (
        Signal.objects.filter(unit__in=units_for(user, REVIEW_SIGNAL))
        .select_related("quiz__activity", "unit", "run", "decided_by")
        .annotate(people=Count("attempts__person", distinct=True))
        .order_by("decided_at", "-found_at", "pk")
    )


def people_of(signal: Signal) -> list[tuple[Attempt, Inquiry | None]]:
    """The attempts that a signal names, each with its newest inquiry; two queries."""
    attempts = signal.attempts.select_related("person").order_by(
        "person__sort_key", "pk"
    )
    newest = {
        one.attempt_id: one
        for one in Inquiry.objects.filter(attempt__signals=signal).order_by("opened_at")
    }
    return [(one, newest.get(one.pk)) for one in attempts]


@prepared
def signals_of(attempt: Attempt) -> QuerySet[Signal]:
    """What was noticed about one attempt, as its own taker may read it."""
    return Signal.objects.filter(attempts=attempt).order_by("kind", "pk")
