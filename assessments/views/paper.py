"""The test page, the question before submitting, and the result."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.models import Adjustment, Attempt, AttemptTrace
from assessments.selectors.adjustment import Allowance, allowance_of
from assessments.selectors.attempt import attempt_of, attempt_with_form, changes_of
from assessments.selectors.counting import counted_of, is_final
from assessments.selectors.inquiry import last_look
from assessments.selectors.paper import shown_paper
from assessments.selectors.result_notice import notice_of
from assessments.selectors.review import (
    checked_items,
    extent_of,
    reviewed_paper,
    shown_at,
    waits_for_marks,
)
from assessments.selectors.signal import signals_of
from assessments.services.attempt import AttemptOver, take_over
from assessments.services.marking import LeaseLost, submit_attempt
from assessments.services.outage import beat
from assessments.services.regrade import put_away
from assessments.services.result_notice import put_notice_away
from assessments.views.face import view_of
from assessments.views.lease import drop_lease, held_lease, keep_lease
from assessments.views.trace import mark_device
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest, one_or_404

WORTH_GOING_ON_SECONDS = 10


def settled_attempt(request: AuthenticatedRequest, attempt_uid: UUID) -> Attempt:
    """The caller's attempt for a request that writes, or 404.

    If its time seems to be up, what an outage has taken is given back first.
    """
    attempt = own_attempt(request, attempt_uid)
    if attempt.is_open and attempt.is_over and beat():
        return own_attempt(request, attempt_uid)
    return attempt


def own_attempt(request: AuthenticatedRequest, attempt_uid: UUID) -> Attempt:
    """The caller's attempt, or 404."""
    return one_or_404(attempt_of(request.user, attempt_uid))


@require_safe
@never_cache
@policy(SIGNED_IN)
def attempt_page(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    today = timezone.localdate()
    attempt = one_or_404(attempt_with_form(request.user, attempt_uid, today))
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uid)
    if attempt.is_over:
        return render(request, "assessments/time_up.html", {"attempt": attempt})
    if held_lease(request, attempt) != attempt.lease:
        return render(request, "assessments/take_over.html", {"attempt": attempt})
    items = shown_paper(attempt)
    checked = checked_items(attempt)
    context = {
        "attempt": attempt,
        "rows": [(one, checked.get(one.position)) for one in items],
        "checked_count": len(checked),
        "answered_count": sum(one.is_answered for one in items),
        "total": len(items),
        "view": view_of(request),
        "form_title": Adjustment.Form(attempt.form).label if attempt.form else "",
    }
    return render(request, "assessments/attempt.html", context)


@require_POST
@policy(SIGNED_IN)
def take_over_here(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    attempt = settled_attempt(request, attempt_uid)
    try:
        take_over(attempt=attempt, actor=request.user)
    except AttemptOver as error:
        messages.info(request, str(error))
    else:
        keep_lease(request, attempt)
        reply = redirect("assessments:attempt", attempt.uid)
        return mark_device(request, attempt, reply)
    return redirect("assessments:attempt", attempt.uid)


@require_safe
@never_cache
@policy(SIGNED_IN)
def finish(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    attempt = own_attempt(request, attempt_uid)
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uid)
    items = shown_paper(attempt)
    checked = checked_items(attempt)
    missing = [
        one for one in items if not one.is_answered and one.position not in checked
    ]
    context = {
        "attempt": attempt,
        "items": items,
        "missing": missing,
        "flagged": [one for one in items if one.is_flagged],
        "missing_count": len(missing),
    }
    return render(request, "assessments/finish.html", context)


def _allowance(attempt: Attempt) -> Allowance:
    return allowance_of(attempt.person_id, attempt.quiz, timezone.localdate())


@require_POST
@policy(SIGNED_IN)
def submit(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    attempt = settled_attempt(request, attempt_uid)
    return submit_and_show(request, attempt)


def submit_when_over(request: AuthenticatedRequest, attempt: Attempt) -> HttpResponse:
    """Close the attempt for a page whose clock has run out.

    A page that was loaded before an outage does not know of the time given back: it is
    loaded again and goes on.
    """
    left = (attempt.deadline_at - attempt.clock_at).total_seconds()
    if attempt.is_open and attempt.credited_seconds and left > WORTH_GOING_ON_SECONDS:
        return redirect("assessments:attempt", attempt.uid)
    return submit_and_show(request, attempt)


def submit_and_show(request: AuthenticatedRequest, attempt: Attempt) -> HttpResponse:
    """Close the attempt from this device and go to its result."""
    try:
        submit_attempt(
            attempt=attempt, lease=held_lease(request, attempt), actor=request.user
        )
    except LeaseLost as error:
        messages.error(request, str(error))
        return redirect("assessments:attempt", attempt.uid)
    drop_lease(request, attempt)
    return redirect("assessments:result", attempt.uid)


@require_safe
@never_cache
@policy(SIGNED_IN)
def result(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    attempt = own_attempt(request, attempt_uid)
    if attempt.is_open:
        return redirect("assessments:attempt", attempt.uid)
    made = Attempt.objects.filter(enrolment=attempt.enrolment_id, quiz=attempt.quiz_id)
    attempts, allowance, now = list(made), _allowance(attempt), timezone.now()
    count = len(attempts) - allowance.extra_attempts
    extent = extent_of(attempt, attempts_made=count, now=now)
    quiz, run = attempt.quiz, attempt.enrolment.run
    final = is_final(quiz, run, allowance, made=len(attempts), now=now)
    context = {
        "attempt": attempt,
        "extent": extent,
        "signals": signals_of(attempt),
        "trace": AttemptTrace.objects.filter(attempt=attempt).first(),
        "shown_at": shown_at(attempt),
        "items": reviewed_paper(attempt, extent),
        "is_pending": waits_for_marks(attempt),
        "attempts_left": quiz.attempts_allowed - count,
        "has_several": quiz.attempts_allowed > 1 or len(attempts) > 1,
        "counted": counted_of(quiz, attempts, final=final),
        "changes": changes_of(attempt),
        "notice": notice_of(attempt),
        "look": last_look(attempt) if attempt.disallowed_at else None,
    }
    return render(request, "assessments/result.html", context)


@require_POST
@policy(SIGNED_IN)
def changes_seen(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    """Put the notices about a result away; an old score stays on the page."""
    attempt = own_attempt(request, attempt_uid)
    put_notice_away(attempt=attempt)
    put_away(changes=[one.pk for one in changes_of(attempt)])
    return redirect("assessments:result", attempt.uid)
