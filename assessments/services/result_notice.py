"""Telling a taker that the last mark by hand was given."""

from datetime import datetime

from django.utils import timezone

from assessments.models import Attempt, ResultNotice


def give_notice(*, attempt: Attempt, now: datetime) -> bool:
    """Say that the result is there; whether this call did. Twice is once."""
    _notice, is_new = ResultNotice.objects.get_or_create(
        attempt=attempt, defaults={"ready_at": now}
    )
    return is_new


def put_notice_away(*, attempt: Attempt, now: datetime | None = None) -> bool:
    """The taker has seen the result; whether this call put the notice away."""
    unseen = ResultNotice.objects.filter(attempt=attempt, seen_at=None)
    return bool(unseen.update(seen_at=now or timezone.now()))
