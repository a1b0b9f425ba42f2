"""The door of a test: what it is, what was done, and the beginning of an attempt."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.models import Attempt, Quiz
from assessments.selectors.adjustment import (
    allowance_in,
    allowance_of,
    standing_of_user,
)
from assessments.selectors.attempt import (
    attempts_for,
    counted_quiz_in,
    own_place,
    quiz_in,
)
from assessments.selectors.counting import counted_of, is_final
from assessments.selectors.review import Extent, extent_of
from assessments.selectors.window import next_at, window_of
from assessments.services.attempt import (
    BankTooSmall,
    NoAttemptsLeft,
    StartedBefore,
    TestClosed,
    TestNotOpenYet,
    WaitLonger,
    start_attempt,
)
from assessments.views.lease import keep_lease
from assessments.views.trace import mark_device
from courses.models import Enrolment
from courses.selectors.gate import why_closed
from courses.services.completion import ActivityClosed
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest, one_or_404

MOST_DIGITS = 5  # of the number of an attempt


@require_safe
@policy(SIGNED_IN)
def quiz_door(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment = one_or_404(own_place(request.user, enrolment_uid))
    quiz = one_or_404(counted_quiz_in(enrolment.run.course_id, activity_uid))
    attempts = list(
        attempts_for(request.user)
        .filter(enrolment=enrolment, quiz=quiz)
        .order_by("number")
    )
    now = timezone.now()
    allowance = allowance_of(enrolment.person_id, quiz, timezone.localdate(now))
    window = window_of(quiz, enrolment.run, allowance.closes_at)
    made = len(attempts) - allowance.extra_attempts
    next_from = next_at(quiz, attempts)
    rows = [
        (one, extent_of(one, attempts_made=made, now=now) >= Extent.RESULT)
        for one in attempts
    ]
    final = is_final(quiz, enrolment.run, allowance, made=len(attempts), now=now)
    context = {
        "enrolment": enrolment,
        "quiz": quiz,
        "rows": rows,
        "open": next((one for one in attempts if one.is_open), None),
        "next_number": len(attempts) + 1,
        "attempts_left": quiz.attempts_allowed - made,
        "counted": _counted_shown(quiz, rows, final=final),
        "allowance": allowance,
        "wait_until": next_from if next_from and next_from > now else None,
        "question_count": quiz.question_count,
        "is_open": enrolment.run.is_open(now),
        "window": window,
        "is_early": now < window.opens_at,
        "is_late": now >= window.closes_at,
        "closed": _not_called(quiz, enrolment, attempts, now),
    }
    return render(request, "assessments/quiz.html", context)


def _not_called(
    quiz: Quiz, enrolment: Enrolment, attempts: list[Attempt], now: datetime
) -> str:
    """Why a test that opens after a session is not open to its learner."""
    if quiz.activity.opens_after_id is None or attempts:
        return ""
    closed = why_closed(enrolment, quiz.activity, now)
    return closed.sentence if closed else ""


def _counted_shown(quiz: Quiz, rows: list[tuple[Attempt, bool]], *, final: bool) -> int:
    """The number of the attempt that counts, where that tells nothing that is hidden."""
    is_told = quiz.attempts_allowed > 1 and not quiz.is_practice
    if not is_told or not all(shows for one, shows in rows if not one.is_open):
        return 0
    return counted_of(quiz, [one for one, _ in rows], final=final) or 0


@require_POST
@policy(SIGNED_IN)
def start(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment = one_or_404(own_place(request.user, enrolment_uid))
    quiz = one_or_404(quiz_in(enrolment.run.course_id, activity_uid))
    try:
        begun = start_attempt(
            quiz=quiz,
            enrolment=enrolment,
            actor=request.user,
            number=_number(request.POST.get("number", "")),
        )
    except (
        ActivityClosed,
        NoAttemptsLeft,
        BankTooSmall,
        StartedBefore,
        TestNotOpenYet,
        TestClosed,
        WaitLonger,
    ) as error:
        messages.error(request, str(error))
        return redirect("assessments:quiz", enrolment_uid, activity_uid)
    if begun.is_new:
        keep_lease(request, begun.attempt)
    reply = redirect("assessments:attempt", begun.attempt.uid)
    return mark_device(request, begun.attempt, reply)


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


@require_safe
@policy(SIGNED_IN)
def attempt_list(request: AuthenticatedRequest) -> HttpResponse:
    now = timezone.now()
    attempts = list(attempts_for(request.user).order_by("-started_at", "-pk"))
    standing = standing_of_user(request.user, timezone.localdate(now))
    made = {
        one.pk: _made(one, attempts)
        - allowance_in(standing, one.quiz_id).extra_attempts
        for one in attempts
    }
    rows = [
        (one, extent_of(one, attempts_made=made[one.pk], now=now) >= Extent.RESULT)
        for one in attempts
    ]
    return render(request, "assessments/attempt_list.html", {"rows": rows})


def _made(attempt: Attempt, attempts: list[Attempt]) -> int:
    return sum(
        one.quiz_id == attempt.quiz_id and one.enrolment_id == attempt.enrolment_id
        for one in attempts
    )
