"""The settling of tests whose last attempt counts, when no other can follow."""

from django.db import transaction
from django.utils import timezone

from assessments.models import Attempt
from assessments.selectors.adjustment import allowance_of
from assessments.selectors.counting import unsettled
from assessments.selectors.review import waits_for_marks
from assessments.selectors.window import window_of
from assessments.services.marking import report_result
from courses.models import Enrolment
from kernel import audit


@transaction.atomic
def settle_last(*, attempt: Attempt) -> bool:
    """Tell the course of ``attempt`` once its test has closed for the person; whether it did.

    It is told as of the moment of closing, so it does not matter how late the sweeper
    comes. Twice is once: what was told is not found again.
    """
    now = timezone.now()
    Enrolment.objects.select_for_update().get(pk=attempt.enrolment_id)
    fresh = unsettled(now).filter(pk=attempt.pk).first()
    if fresh is None:
        return False
    quiz, run = fresh.quiz, fresh.enrolment.run
    allowance = allowance_of(fresh.person_id, quiz, timezone.localdate(now))
    closed_at = window_of(quiz, run, allowance.closes_at).closes_at
    if now < closed_at:
        return False
    told = report_result(fresh, None, closed_at, is_pending=waits_for_marks(fresh))
    audit.record(
        actor=None, verb="attempt.settled", target=fresh, now=now,
        scaled=str(fresh.scaled), counted=told,
    )  # fmt: skip
    return told
