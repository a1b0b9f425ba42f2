"""Signals, as those who decide about them and those whom they name may see them."""

from django.db.models import Count, QuerySet

from assessments.models import Attempt, Signal
from assessments.permissions import REVIEW_SIGNAL
from people.access import Actor, units_for


def signals_for(user: Actor) -> QuerySet[Signal]:
    """Those of the units of the user's grants, the undecided and newest first."""
    return (
        Signal.objects.filter(unit__in=units_for(user, REVIEW_SIGNAL))
        .select_related("quiz__activity", "unit", "run", "decided_by")
        .annotate(people=Count("attempts__person", distinct=True))
        .order_by("decided_at", "-found_at", "pk")
    )


def attempts_of(signal: Signal) -> QuerySet[Attempt]:
    """The attempts that a signal names, with their people."""
    return signal.attempts.select_related("person", "trace").order_by(
        "person__sort_key", "pk"
    )


def signals_of(attempt: Attempt) -> QuerySet[Signal]:
    """What was noticed about one attempt, as its own taker may read it."""
    return Signal.objects.filter(attempts=attempt).order_by("kind", "pk")
