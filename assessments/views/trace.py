"""What a taker's browser tells: that it is this one, and how often the page was left."""

import secrets
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_POST

from assessments.models import Attempt
from assessments.selectors.attempt import attempts_for
from assessments.services.signal import note_device, note_leaving
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

COOKIE = "device"
YEAR = 365 * 24 * 3600
LONGEST = 64
DIGITS = 7  # of a number that is believed


def mark_device(
    request: AuthenticatedRequest, attempt: Attempt, reply: HttpResponse
) -> HttpResponse:
    """Note by which browser the attempt is written; a new browser gets its cookie."""
    told = request.COOKIES.get(COOKIE, "")[:LONGEST] or secrets.token_hex(16)
    device = salted_hmac("assessments.device", told).hexdigest()[:32]
    note_device(attempt=attempt, device=device)
    reply.set_cookie(
        COOKIE,
        told,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return reply


@require_POST
@policy(SIGNED_IN)
def leaving(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    """``times`` and ``seconds`` so far: sums, so that a lost sending loses nothing."""
    attempt = get_object_or_404(attempts_for(request.user), uid=attempt_uid)
    if attempt.is_open:
        note_leaving(
            attempt=attempt,
            times=_number(request.POST.get("times", "")),
            seconds=_number(request.POST.get("seconds", "")),
        )
    return HttpResponse(status=204)


def _number(told: str) -> int:
    return (
        int(told) if told.isascii() and told.isdecimal() and len(told) < DIGITS else 0
    )
