"""Notices that a result marked by hand is there, once it may be read."""

from datetime import datetime

from django.db.models import Q, QuerySet

from assessments.models import Attempt, Quiz, ResultNotice
from kernel.prepared import prepared


def unseen_notices(now: datetime) -> QuerySet[ResultNotice]:
    """Those not put away yet, of results that the review policy shows ``now``."""
    when, quiz, run = (
        "attempt__quiz__review_when",
        "attempt__quiz__",
        "attempt__enrolment__run__",
    )
    over = Q(**{f"{run}closes_at__lte": now})
    closed = Q(**{f"{quiz}closes_at__lte": now}) & (
        Q(**{f"{quiz}last_closes_at": None}) | Q(**{f"{quiz}last_closes_at__lte": now})
    )
    shown = (
        Q(**{when: Quiz.ReviewWhen.AT_ONCE})
        | Q(**{when: Quiz.ReviewWhen.AFTER_TEST}) & (over | closed)
        | Q(**{when: Quiz.ReviewWhen.AFTER_CLOSING}) & over
    )
    unseen = ResultNotice.objects.filter(shown, seen_at=None)
    return unseen.exclude(attempt__quiz__review=Quiz.Review.HIDDEN)


def notice_of(attempt: Attempt) -> ResultNotice | None:
    """The notice of an attempt that its taker has not put away."""
    return next(iter(_unseen(attempt)), None)


@prepared
def _unseen(attempt: Attempt) -> QuerySet[ResultNotice]:
    return ResultNotice.objects.filter(attempt=attempt, seen_at=None)
