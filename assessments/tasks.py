"""What the workers do for assessments."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from assessments.kinds.clock import GRACE
from assessments.models import Attempt
from assessments.services.marking import submit_attempt

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
