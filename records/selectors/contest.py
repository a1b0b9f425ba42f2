"""Requests for a review: one's own, and those that a person may answer."""

from datetime import datetime

from django.db.models import F, QuerySet

from people.access import Actor, Permission, units_for
from records.kinds.contest import ContestState
from records.models import Contest


def _with_all(contests: QuerySet[Contest]) -> QuerySet[Contest]:
    return contests.select_related(
        "person",
        "unit",
        "campaign__published",
        "result__statement",
        "proposed_by",
        "decided_by",
        "correction__supersedes",
    )


def contests_for(user: Actor, permission: Permission) -> QuerySet[Contest]:
    """Those about people of the user's units, but for the user's own."""
    found = Contest.objects.filter(unit__in=units_for(user, permission))
    if user.pk is not None:
        found = found.exclude(person__user=user.pk)
    return _with_all(found)


def unsettled(contests: QuerySet[Contest]) -> QuerySet[Contest]:
    """Those without an outcome, the one that is due first at the head."""
    return contests.filter(settled_at=None).order_by("answer_by", "pk")


def overdue(contests: QuerySet[Contest], now: datetime) -> QuerySet[Contest]:
    """Those without an outcome whose time for an answer has passed."""
    return unsettled(contests).filter(answer_by__lte=now)


def settled(contests: QuerySet[Contest]) -> QuerySet[Contest]:
    """Those with an outcome, the newest first."""
    return contests.filter(settled_at__isnull=False).order_by(
        F("settled_at").desc(), "-pk"
    )


def answerable(user: Actor, permission: Permission) -> QuerySet[Contest]:
    """What waits for a first answer by ``user``."""
    return contests_for(user, permission).filter(state=ContestState.OPEN)


def decidable(user: Actor, permission: Permission) -> QuerySet[Contest]:
    """What waits for ``user`` as the second person."""
    waiting = contests_for(user, permission).filter(state=ContestState.PROPOSED)
    return waiting.exclude(proposed_by=user.pk)


def own_contests(user: Actor) -> QuerySet[Contest]:
    """Those of the person who bears the account, the newest first."""
    mine = Contest.objects.filter(person__user=user.pk, person__user__isnull=False)
    return _with_all(mine).order_by("-opened_at", "-pk")
