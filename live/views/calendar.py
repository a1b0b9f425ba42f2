"""Calendar files of one's sessions, and reminders put away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from live.kinds.calendar import MEDIA_TYPE, calendar_of
from live.models import LiveSession
from live.selectors.calendar import events_of
from live.selectors.session import own_sessions, person_in
from live.services.reminder import see_reminders
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


@require_POST
@policy(SIGNED_IN)
def reminder_seen(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = get_object_or_404(own_sessions(request.user), uid=uid)
    person = person_in(request.user, session)
    assert person is not None
    see_reminders(session=session, person=person, now=timezone.now())
    messages.success(request, _("Noted. The session stays under Live."))
    return redirect("home")


def _file(sessions: list[LiveSession], name: str, file_name: str) -> HttpResponse:
    content = calendar_of(name, events_of(sessions))
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
