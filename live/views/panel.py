"""Between a browser and the panel: rights are read at each word, answers are JSON."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from live.kinds import panel_line
from live.kinds.panel_line import PanelLine
from live.models import LiveSession
from live.permissions import KEEP_HALL, LEAD_SESSION, PLAN_SESSION
from live.selectors.media import rooms_for
from live.selectors.session import person_in, sessions_for
from live.services import panel as services
from live.services.janus import Line
from live.services.panel import Call, NotInvited
from live.services.panel_room import Speaker
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

LONGEST = 60_000  # characters of a description


class NotUnderstood(DomainError):
    message = _("This command is not understood.")


@require_POST
@never_cache
@policy(SIGNED_IN, PLAN_SESSION, LEAD_SESSION, KEEP_HALL)
def panel(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    """``do`` is one of ``_DEEDS``, with ``line`` and ``sdp`` where they belong."""
    rooms = rooms_for(request.user).select_related("activity")
    session = get_object_or_404(rooms, uid=uid)
    deed = _DEEDS.get(request.POST.get("do", ""), _unknown)
    try:
        return JsonResponse(deed(request, session))
    except NotUnderstood as error:
        status = HTTPStatus.BAD_REQUEST
        return JsonResponse({"said": str(error)}, status=status)
    except DomainError as error:
        return JsonResponse({"said": str(error)}, status=HTTPStatus.CONFLICT)


type Told = dict[str, Any]


def _unknown(request: AuthenticatedRequest, session: LiveSession) -> Told:
    raise NotUnderstood


def _watch(request: AuthenticatedRequest, session: LiveSession) -> Told:
    """Where segments are played, those alone watch who may speak."""
    if session.backend.is_relayed and not _may_speak(request, session):
        raise NotInvited
    call = services.watch(session=session, user=request.user)
    return _call(request, session, call, speaks=False)


def _speak(request: AuthenticatedRequest, session: LiveSession) -> Told:
    """Who leads speaks at will, a member once invited."""
    if not _may_speak(request, session):
        raise NotInvited
    person = person_in(request.user, session)
    call = services.speak(
        session=session,
        user=request.user,
        name=person.full_name if person else str(request.user),
        offer=_sdp(request),
    )
    return _call(request, session, call, speaks=True)


def _may_speak(request: AuthenticatedRequest, session: LiveSession) -> bool:
    led = sessions_for(request.user, LEAD_SESSION).filter(pk=session.pk).exists()
    return led or services.may_speak(session, request.user)


def _began(request: AuthenticatedRequest, session: LiveSession) -> Told:
    _found, speaks = _line(request, session)
    if not speaks:
        raise NotUnderstood
    services.begin(session=session)
    return {}


def _answer(request: AuthenticatedRequest, session: LiveSession) -> Told:
    services.answer(line=_line(request, session)[0], sdp=_sdp(request))
    return {}


def _keep(request: AuthenticatedRequest, session: LiveSession) -> Told:
    line, _speaks = _line(request, session)
    found, speaks = services.keep(session=session, user=request.user, line=line)
    return {"speakers": _speakers(found), "speaks": speaks}


def _leave(request: AuthenticatedRequest, session: LiveSession) -> Told:
    line, speaks = _line(request, session)
    services.leave(session=session, line=line, has_spoken=speaks)
    return {}


_DEEDS: dict[str, Callable[[AuthenticatedRequest, LiveSession], Told]] = {
    "watch": _watch,
    "answer": _answer,
    "speak": _speak,
    "began": _began,
    "keep": _keep,
    "leave": _leave,
}


def _sdp(request: AuthenticatedRequest) -> str:
    told = request.POST.get("sdp", "")
    if not told.startswith("v=0") or len(told) > LONGEST:
        raise NotUnderstood
    return told


def _line(request: AuthenticatedRequest, session: LiveSession) -> tuple[Line, bool]:
    """The line that the browser names, and whether it speaks through it."""
    told = request.POST.get("line", "")
    found = panel_line.read(told, session.uid, request.user.pk)
    if found is None:
        raise NotUnderstood
    return Line(found.session, found.handle), found.speaks


def _call(
    request: AuthenticatedRequest, session: LiveSession, call: Call, *, speaks: bool
) -> Told:
    line = ""
    if call.line is not None:
        one = PanelLine(call.line.session, call.line.handle, speaks)
        line = panel_line.written(session.uid, request.user.pk, one)
    told = {"line": line, "sdp": call.sdp, "places": dict(call.places)}
    return {**told, "speakers": _speakers(call.speakers)}


def _speakers(found: tuple[Speaker, ...]) -> list[Told]:
    return [{"number": one.number, "name": one.name} for one in found]
