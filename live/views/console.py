"""The lecturer's console: one page, its panel, and one address for all commands."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.errors import DomainError
from live.forms.room import CommandForm
from live.kinds.ticket import Ticket, write
from live.models import LiveSession, SmallGroup
from live.permissions import LEAD_SESSION
from live.selectors.chat import desk_of
from live.selectors.console import panel_of
from live.selectors.session import sessions_for
from live.selectors.standing import mark_of
from live.services import group_work, running
from live.services import room as services
from live.views.media_policy import entering
from people.access import policy
from people.http import AuthenticatedRequest
from people.models import User


@require_safe
@policy(LEAD_SESSION)
def console(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = _session(request, uid)
    context = {
        "session": session,
        "panel": panel_of(session),
        "desk": desk_of(session),
        "ticket": _ticket(request, session),
    }
    is_over = session.state == LiveSession.State.ENDED
    server = None if is_over else session.backend.server
    return entering(render(request, "live/console.html", context), server)


@require_safe
@policy(LEAD_SESSION)
def console_panel(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """All that moves on the console; asked for when the socket says that it did."""
    return _panel(request, _session(request, uid))


@require_safe
@policy(LEAD_SESSION)
def console_ticket(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    return JsonResponse({"ticket": _ticket(request, _session(request, uid))})


@require_POST
@policy(LEAD_SESSION)
def console_command(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do one thing. HTMX gets the panel anew, a plain form the whole page."""
    session = _session(request, uid)
    form = CommandForm(request.POST)
    said = ""
    if not form.is_valid():
        said = _("This command is not understood.")
    else:
        try:
            _COMMANDS[form.cleaned_data["do"]](session, request.user, form.cleaned_data)
        except DomainError as error:
            said = str(error)
    if request.headers.get("HX-Request"):
        return _panel(request, _session(request, uid), said)
    if said:
        messages.error(request, said)
    return redirect("live:console", uid)


type Command = Callable[[LiveSession, User, dict[str, Any]], object]


def _start(session: LiveSession, actor: User, _told: dict[str, Any]) -> object:
    return running.start_session(session=session, actor=actor)


def _next(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    return running.next_part(session=session, actor=actor, after=told["number"] or 0)


def _slide(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    return running.show_slide(
        session=session, actor=actor, position=told["number"] or 0
    )


def _checkpoint(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    return running.open_checkpoint(
        session=session, actor=actor, seconds=told["number"] or running.USUAL
    )


def _end(session: LiveSession, actor: User, _told: dict[str, Any]) -> object:
    return running.end_session(session=session, actor=actor)


def _invite(session: LiveSession, _actor: User, told: dict[str, Any]) -> object:
    hand = get_object_or_404(session.hands, person__uid=told["uid"], lowered_at=None)
    if hand.invited_at is None:
        return services.invite_hand(hand=hand)
    return services.lower_hand(session=session, person=hand.person)


def _question(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    question = get_object_or_404(session.questions, uid=told["uid"])
    return services.decide_question(
        question=question,
        state=told["state"] or question.state,
        note=told["note"],
        actor=actor,
    )


def _poll_open(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    poll = get_object_or_404(session.polls, uid=told["uid"])
    return services.open_poll(poll=poll, actor=actor)


def _poll_close(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    poll = get_object_or_404(session.polls, uid=told["uid"])
    return services.close_poll(poll=poll, actor=actor)


def _group_show(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    group = get_object_or_404(SmallGroup, work__session=session, uid=told["uid"])
    return group_work.show_group(group=group, actor=actor)


def _group_hide(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    group = get_object_or_404(SmallGroup, work__session=session, uid=told["uid"])
    return group_work.hide_group(group=group, actor=actor)


_COMMANDS: dict[str, Command] = {
    "start": _start,
    "next": _next,
    "slide": _slide,
    "checkpoint": _checkpoint,
    "end": _end,
    "invite": _invite,
    "question": _question,
    "poll_open": _poll_open,
    "poll_close": _poll_close,
    "group_show": _group_show,
    "group_hide": _group_hide,
}


def _session(request: AuthenticatedRequest, uid: UUID) -> LiveSession:
    led = sessions_for(request.user, LEAD_SESSION)
    return get_object_or_404(led, uid=uid)


def _panel(
    request: AuthenticatedRequest, session: LiveSession, said: str = ""
) -> HttpResponse:
    context = {"session": session, "panel": panel_of(session), "said": said}
    return render(request, "live/_panel.html", context)


def _ticket(request: AuthenticatedRequest, session: LiveSession) -> str:
    return write(
        Ticket(
            session=str(session.uid),
            user=request.user.pk,
            part="host",
            mark=mark_of(request.user),
        )
    )
