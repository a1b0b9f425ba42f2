"""The chat of a class: what was said before, and the desk of its moderators."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from live.forms.chat import ChatCommandForm
from live.models import LiveSession
from live.permissions import LEAD_SESSION
from live.selectors.chat import LAST, desk_of, shown_in
from live.selectors.session import own_sessions, sessions_for
from live.services import chat as services
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.models import User
from people.views.listing import page_of


@require_safe
@policy(SIGNED_IN)
def room_chat(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """All that was shown, page by page, the newest first."""
    session = get_object_or_404(own_sessions(request.user), uid=uid)
    said = shown_in(session.pk).order_by("-number")
    context = {"session": session, "page": page_of(request, Paginator(said, LAST))}
    return render(request, "live/chat.html", context)


@require_safe
@policy(LEAD_SESSION)
def console_chat(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The moderators' part of the console; asked for when something was written."""
    return _desk(request, _session(request, uid))


@require_POST
@policy(LEAD_SESSION)
def console_chat_command(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do one thing. HTMX gets the desk anew, a plain form the whole console."""
    session = _session(request, uid)
    form = ChatCommandForm(request.POST)
    said = ""
    if form.is_valid():
        _COMMANDS[form.cleaned_data["do"]](session, request.user, form.cleaned_data)
    else:
        said = _("This command is not understood.")
    if request.headers.get("HX-Request"):
        return _desk(request, session, said)
    if said:
        messages.error(request, said)
    return redirect("live:console", uid)


type Command = Callable[[LiveSession, User, dict[str, Any]], object]


def _mode(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    return services.set_chat_mode(session=session, mode=told["mode"], actor=actor)


def _show(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    message = get_object_or_404(session.chat_messages, uid=told["uid"])
    return services.show_message(message=message, actor=actor)


def _hide(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    message = get_object_or_404(session.chat_messages, uid=told["uid"])
    return services.hide_message(message=message, actor=actor)


def _mute(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    message = get_object_or_404(session.chat_messages, uid=told["uid"])
    return services.mute(session=session, person=message.person, actor=actor)


def _unmute(session: LiveSession, actor: User, told: dict[str, Any]) -> object:
    muting = get_object_or_404(session.chat_mutes, person__uid=told["uid"])
    return services.unmute(session=session, person=muting.person, actor=actor)


_COMMANDS: dict[str, Command] = {
    "mode": _mode,
    "show": _show,
    "hide": _hide,
    "mute": _mute,
    "unmute": _unmute,
}


def _session(request: AuthenticatedRequest, uid: UUID) -> LiveSession:
    return get_object_or_404(sessions_for(request.user, LEAD_SESSION), uid=uid)


def _desk(
    request: AuthenticatedRequest, session: LiveSession, said: str = ""
) -> HttpResponse:
    context = {"session": session, "desk": desk_of(session), "said": said}
    return render(request, "live/_chat_desk.html", context)
