"""Small groups on the lecturer's side: they are made, begun, ended; each has its case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kernel.errors import DomainError
from live.forms.group import GroupCommandForm, MakeGroupsForm
from live.models import LiveSession, SmallGroup
from live.permissions import LEAD_SESSION
from live.selectors.group import present_in, works_of
from live.selectors.session import sessions_for
from live.services.group_work import (
    close_work,
    give_case,
    name_reporter,
    open_work,
)
from live.services.grouping import make_groups, place_latecomers
from people.access import policy
from people.http import AuthenticatedRequest
from people.models import Person, User

WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(WRITE)
@policy(LEAD_SESSION)
def console_groups(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The groups of a session; posted, those who are connected are divided anew."""
    session = _session(request, uid)
    form = MakeGroupsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            make_groups(session=session, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("The groups are made. Look them over, then let them begin.")
            )
            return redirect("live:console_groups", uid)
    works = list(works_of(session))
    has_current = bool(works) and works[0].state != "closed"
    context = {
        "session": session,
        "form": form,
        "work": works[0] if has_current else None,
        "earlier": works[1:] if has_current else works,
        "present": present_in(session, timezone.now()).count(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "live/groups.html", context, status=status)


@require_POST
@policy(LEAD_SESSION)
def console_groups_command(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do one thing with the groups, and show them again."""
    session = _session(request, uid)
    form = GroupCommandForm(request.POST)
    if form.is_valid():
        try:
            said = _COMMANDS[form.cleaned_data["do"]](
                session, request.user, form.cleaned_data
            )
            messages.success(request, said)
        except DomainError as error:
            messages.error(request, str(error))
    elif "case" in form.errors:
        messages.error(request, str(form.errors["case"][0]))
    else:
        messages.error(request, _("This command is not understood."))
    return redirect("live:console_groups", uid)


type Command = Callable[[LiveSession, User, dict[str, Any]], str]


def _open(session: LiveSession, actor: User, told: dict[str, Any]) -> str:
    work = get_object_or_404(session.group_works, uid=told["uid"])
    open_work(work=work, actor=actor)
    return _("The groups are at work. Their answers appear on the console.")


def _close(session: LiveSession, actor: User, told: dict[str, Any]) -> str:
    work = get_object_or_404(session.group_works, uid=told["uid"])
    close_work(work=work, actor=actor)
    return _("The work of the groups is over.")


def _late(session: LiveSession, actor: User, told: dict[str, Any]) -> str:
    work = get_object_or_404(session.group_works, uid=told["uid"])
    count = place_latecomers(work=work, actor=actor)
    return ngettext(
        "%(count)d person was placed.", "%(count)d people were placed.", count
    ) % {"count": count}


def _change(session: LiveSession, actor: User, told: dict[str, Any]) -> str:
    """A reporter who took the pen since the page was written keeps it."""
    group = get_object_or_404(SmallGroup, work__session=session, uid=told["uid"])
    reporter = None
    if told["reporter"]:
        seated = Person.objects.filter(pk__in=group.members.values("person"))
        reporter = get_object_or_404(seated, uid=told["reporter"])
    give_case(group=group, case=told["case"], actor=actor)
    if told["reporter"] != told["was"]:
        name_reporter(group=group, reporter=reporter, actor=actor)
    return _("The group's case and reporter are kept.")


_COMMANDS: dict[str, Command] = {
    "open": _open,
    "close": _close,
    "late": _late,
    "change": _change,
}


def _session(request: AuthenticatedRequest, uid: UUID) -> LiveSession:
    led = sessions_for(request.user, LEAD_SESSION)
    return get_object_or_404(led, uid=uid)
