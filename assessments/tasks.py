"""What the workers do for assessments."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from assessments.kinds.clock import GRACE
from assessments.models import Attempt
from assessments.selectors.sitting import rounds_since
from assessments.services.marking import submit_attempt
from assessments.services.signal import find_signals as find_in_round
from assessments.services.signal import forget_traces as forget_old_traces

LATELY = timedelta(hours=12)  # twice the time between two looks
AT_MOST = 2000  # a round; the next comes in a minute


def close_overdue() -> int:
    """Close the attempts whose time is up; how many this call closed."""
    overdue = Attempt.objects.filter(
        state=Attempt.State.OPEN, deadline_at__lt=Now() - GRACE
    ).order_by("deadline_at", "pk")
    closed = 0
    for attempt in overdue[:AT_MOST]:
        now = min(timezone.now(), attempt.deadline_at)  # when it was done
        with transaction.atomic():
            closed += submit_attempt(attempt=attempt, lease=None, actor=None, now=now)
    return closed


def find_signals() -> int:
    """Look through the rounds that people took lately; how many signals are new."""
    since = timezone.now() - LATELY
    return sum(find_in_round(quiz=quiz, run=run) for quiz, run in rounds_since(since))


def forget_traces() -> int:
    """Delete what is ninety days old."""
    return forget_old_traces()
