"""Slides, to those who may be in the room."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from live.models import Slide
from live.permissions import KEEP_HALL, LEAD_SESSION, PLAN_SESSION
from live.selectors.session import halls_for, own_sessions, sessions_for
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

A_DAY = 86_400


@require_safe
@policy(SIGNED_IN, PLAN_SESSION, LEAD_SESSION, KEEP_HALL)
def slide(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    mine = (
        Q(session__in=own_sessions(request.user))
        | Q(session__in=sessions_for(request.user, PLAN_SESSION))
        | Q(session__in=sessions_for(request.user, LEAD_SESSION))
        | Q(session__in=halls_for(request.user, KEEP_HALL).values("session"))
    )
    found = get_object_or_404(Slide.objects.filter(mine), uid=uid)
    with found.file.open("rb") as file:  # some 50 KB
        answer = HttpResponse(file.read(), content_type="image/webp")
    answer.headers["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    return answer
