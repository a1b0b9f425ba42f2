"""The office's side of absences: reasons for others, decisions, make-ups to confirm."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kernel.errors import DomainError
from live.forms.absence import DecisionForm, MakeUpForm, ReasonForm
from live.kinds.absence import AbsenceState
from live.models import Absence
from live.permissions import (
    DECIDE_ABSENCE,
    PLAN_SESSION,
    TELL_ABSENCE,
    VIEW_ATTENDANCE,
)
from live.selectors.absence import (
    absences_for,
    absentees_for,
    lessons_of,
    newest,
    studied,
    waiting,
)
from live.selectors.session import sessions_for
from live.services.absence import decide_absence, tell_reason
from live.services.makeup import confirm_make_up, set_make_up
from live.views.absence import proof_of
from people.access import policy
from people.http import AuthenticatedRequest
from people.views.listing import page_of

PAGE = 25
WRITE = ["GET", "HEAD", "POST"]


@require_safe
@policy(DECIDE_ABSENCE)
def absences(request: AuthenticatedRequest) -> HttpResponse:
    mine, show = absences_for(request.user, DECIDE_ABSENCE), request.GET.get("show")
    rows = {"studied": studied, "waiting": waiting}
    picked = rows.get(show or "waiting")
    found = picked(mine) if picked else newest(mine, show or "")
    titles = [
        ("waiting", _("Waiting for a decision")),
        ("studied", _("Make-ups to confirm")),
        *((one.value, one.label) for one in AbsenceState if one.value != "pending"),
    ]
    shown = show if show in dict(titles) else "waiting"
    context = {
        "page": page_of(request, Paginator(found, PAGE)),
        "tabs": [(title, f"?show={name}", name == shown) for name, title in titles],
    }
    return render(request, "live/absences.html", context)


@require_POST
@policy(DECIDE_ABSENCE)
def absence_decide(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _absence(request, uid)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("live:absences")
    return _done(
        request,
        lambda: decide_absence(
            absence=one,
            is_excused=form.is_excused,
            reason=form.cleaned_data["reason"],
            actor=request.user,
        ),
        _("Decided. The person sees it with the reason."),
    )


@require_POST
@policy(DECIDE_ABSENCE)
def absence_confirm(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _absence(request, uid)
    done = _("Confirmed. The absence is made up; it is no presence.")
    return _done(
        request, lambda: confirm_make_up(absence=one, actor=request.user), done
    )


@require_safe
@policy(DECIDE_ABSENCE)
def absence_proof(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    return proof_of(_absence(request, uid))


@require_http_methods(WRITE)
@policy(TELL_ABSENCE)
def absence_for(
    request: AuthenticatedRequest, uid: UUID, person_uid: UUID
) -> HttpResponse:
    """A reason for somebody of one's units, with its proof."""
    session = get_object_or_404(sessions_for(request.user, VIEW_ATTENDANCE), uid=uid)
    people = absentees_for(request.user, TELL_ABSENCE, session)
    person = get_object_or_404(people, uid=person_uid)
    is_sent = request.method == "POST"
    form = ReasonForm(request.POST, request.FILES) if is_sent else ReasonForm()
    if form.is_valid():
        try:
            tell_reason(
                session=session,
                person=person,
                reason=form.cleaned_data["reason"],
                file=form.cleaned_data["file"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered. A second person decides on it."))
            return redirect("live:report", uid)
    context = {"session": session, "person": person, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "live/absence_for.html", context, status=status)


@require_http_methods(WRITE)
@policy(PLAN_SESSION)
def plan_make_up(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What an excused absence is made up with; it may be set after the session."""
    session = get_object_or_404(
        sessions_for(request.user, PLAN_SESSION).select_related("make_up_lesson"),
        uid=uid,
    )
    lesson = session.make_up_lesson
    form = MakeUpForm(
        request.POST if request.method == "POST" else None,
        lessons=lessons_of(session),
        initial={"url": session.replay_url, "lesson": lesson and lesson.uid},
    )
    if form.is_valid():
        set_make_up(session=session, actor=request.user, **form.cleaned_data)
        if any(form.cleaned_data.values()):
            said = _("Kept. Excused absences can be made up with it.")
        else:
            said = _("Kept. For now nothing is offered for making up.")
        messages.success(request, said)
        return redirect("live:plan_make_up", uid)
    status = 422 if form.is_bound else 200
    context = {"session": session, "form": form}
    return render(request, "live/plan_make_up.html", context, status=status)


def _absence(request: AuthenticatedRequest, uid: UUID) -> Absence:
    return get_object_or_404(absences_for(request.user, DECIDE_ABSENCE), uid=uid)


def _done(
    request: AuthenticatedRequest, decide: Callable[[], bool], words: str
) -> HttpResponse:
    try:
        did = decide()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        if did:
            messages.success(request, words)
        else:
            messages.info(request, _("This had been decided already."))
    return redirect("live:absences")
