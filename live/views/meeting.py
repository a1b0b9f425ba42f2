"""The door to a meeting on another's server: rights are read, then one is sent there."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from live.media.backend import Guest
from live.models import LiveSession
from live.permissions import KEEP_HALL, LEAD_SESSION
from live.selectors.session import halls_for, own_sessions, person_in, sessions_for
from live.services.meeting import (
    MeetingRefused,
    MeetingSilent,
    NoMeeting,
    enter_meeting,
    member_key,
)
from live.services.panel import may_speak
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

STATUS = {
    NoMeeting: HTTPStatus.CONFLICT,
    MeetingSilent: HTTPStatus.SERVICE_UNAVAILABLE,
    MeetingRefused: HTTPStatus.BAD_GATEWAY,
}


@require_POST
@never_cache
@xframe_options_sameorigin
@policy(SIGNED_IN)
def room_meeting(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """A member comes in, under their own name."""
    session = get_object_or_404(own_sessions(request.user), uid=uid)
    person = person_in(request.user, session)
    assert person is not None
    guest = Guest(
        person.full_name,
        key=member_key(person),
        may_speak=may_speak(session, request.user),
    )
    return _enter(request, session, guest, reverse("live:room", args=[uid]))


@require_POST
@never_cache
@xframe_options_sameorigin
@policy(LEAD_SESSION)
def console_meeting(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who leads the session comes in as moderator."""
    session = get_object_or_404(sessions_for(request.user, LEAD_SESSION), uid=uid)
    user = request.user
    guest = Guest(str(user), key=f"lecturer {user.pk}", is_moderator=True)
    return _enter(request, session, guest, reverse("live:console", args=[uid]))


@require_POST
@never_cache
@xframe_options_sameorigin
@policy(KEEP_HALL)
def hall_meeting(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """A hall's big screen comes in, under the name of the hall."""
    hall = get_object_or_404(halls_for(request.user, KEEP_HALL), uid=uid)
    back = reverse("live:hall_screen", args=[uid])
    guest = Guest(hall.name, key=f"hall {hall.uid}")
    return _enter(request, hall.session, guest, back)


def _enter(
    request: AuthenticatedRequest, session: LiveSession, guest: Guest, back: str
) -> HttpResponse:
    """Off to the other server, or a page that says why not; it stands in a frame, too."""
    try:
        return redirect(enter_meeting(session=session, guest=guest))
    except (NoMeeting, MeetingSilent, MeetingRefused) as error:
        context = {"session": session, "said": str(error), "back": back}
        status = STATUS[type(error)]
        return render(request, "live/meeting.html", context, status=status)
