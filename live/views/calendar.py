"""Calendar files of one's sessions."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from live.kinds.calendar import MEDIA_TYPE, calendar_of
from live.models import LiveSession
from live.selectors.calendar import events_of
from live.selectors.session import own_sessions
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

MOST = 200


@require_safe
@policy(SIGNED_IN)
def session_calendar(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    found = own_sessions(request.user).prefetch_related("parts")
    session = get_object_or_404(found, uid=uid)
    return _file([session], session.activity.title, f"buoi-hoc-{session.uid}.ics")


@require_safe
@policy(SIGNED_IN)
def calendar(request: AuthenticatedRequest) -> HttpResponse:
    """All sessions ahead and under way to which one is invited."""
    mine = own_sessions(request.user).exclude(state=LiveSession.State.ENDED)
    found = mine.order_by("starts_at", "pk").prefetch_related("parts")[:MOST]
    return _file(list(found), _("Live sessions"), "buoi-hoc.ics")


def _file(sessions: list[LiveSession], name: str, file_name: str) -> HttpResponse:
    content = calendar_of(name, events_of(sessions))
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
