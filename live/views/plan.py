"""Planning: the list, the plan with its agenda, halls, slides and polls, publishing."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from courses.models import Section
from live.forms.session import HallForm, PollForm, SessionForm
from live.models import LiveSession
from live.permissions import LEAD_SESSION, PLAN_SESSION
from live.selectors.readiness import problems_of
from live.selectors.session import sessions_for, with_sizes
from live.selectors.slide_deck import drawing_of
from live.services.planning import (
    SessionHeld,
    SessionNotReady,
    add_hall,
    change_session,
    create_session,
    publish_session,
)
from live.services.poll import prepare_poll
from live.services.slide_deck import NotAPdf, PdfTooLarge, add_deck
from live.services.slides import NotAPicture, TooManySlides, set_slides
from people.access import policy, units_for
from people.http import AuthenticatedRequest
from people.models import Unit
from people.selectors.unit import paths_to, roots_for, search_units
from people.views.listing import page_of, words_of

PAGE = 25
FOUND_AT_ONCE = 20
WRITE = ["GET", "HEAD", "POST"]


@require_safe
@policy(PLAN_SESSION)
def plans(request: AuthenticatedRequest) -> HttpResponse:
    sessions = sessions_for(request.user, PLAN_SESSION).order_by("-starts_at", "-pk")
    page = page_of(request, Paginator(sessions, PAGE))
    return render(request, "live/plans.html", {"page": page})


@require_http_methods(WRITE)
@policy(PLAN_SESSION)
def plan_new(request: AuthenticatedRequest) -> HttpResponse:
    form = _form(request, None)
    if form.is_valid():
        session = create_session(
            section=form.cleaned_data["section"],
            plan=form.plan(),
            invited=list(form.cleaned_data["units"]),
            actor=request.user,
        )
        messages.success(request, _("The session is kept as a draft."))
        return redirect("live:plan", session.uid)
    return _plan_page(request, form, None)


@require_http_methods(WRITE)
@policy(PLAN_SESSION)
def plan(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = get_object_or_404(sessions_for(request.user, PLAN_SESSION), uid=uid)
    form = _form(request, session)
    if form.is_valid():
        try:
            change_session(
                session=session,
                plan=form.plan(),
                invited=list(form.cleaned_data["units"]),
                actor=request.user,
            )
        except (SessionHeld, SessionNotReady) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The plan is saved."))
            return redirect("live:plan", uid)
    return _plan_page(request, form, session)


@require_POST
@policy(PLAN_SESSION)
def plan_publish(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = get_object_or_404(sessions_for(request.user, PLAN_SESSION), uid=uid)
    try:
        publish_session(session=session, actor=request.user)
    except SessionNotReady as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The session is announced to those invited."))
    return redirect("live:plan", uid)


@require_http_methods(WRITE)
@policy(PLAN_SESSION)
def plan_halls(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = get_object_or_404(sessions_for(request.user, PLAN_SESSION), uid=uid)
    form = HallForm(request.POST or None, units=units_for(request.user, PLAN_SESSION))
    if form.is_valid():
        try:
            add_hall(
                session=session,
                name=form.cleaned_data["name"],
                unit=form.cleaned_data["unit"],
                units=form.seated(),
                actor=request.user,
            )
        except SessionHeld as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The hall is on the list."))
            return redirect("live:plan_halls", uid)
    halls = with_sizes(session.halls.select_related("unit")).order_by("name", "pk")
    context = {
        "session": session,
        "form": form,
        "page": page_of(request, Paginator(halls, PAGE)),
        "offered": roots_for(request.user, PLAN_SESSION),
    }
    status = 422 if form.is_bound else 200
    return render(request, "live/plan_halls.html", context, status=status)


@require_http_methods(WRITE)
@policy(PLAN_SESSION)
def plan_material(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Slides and polls, prepared before the session."""
    session = get_object_or_404(sessions_for(request.user, PLAN_SESSION), uid=uid)
    told = request.POST if request.POST.get("part") == "poll" else None
    form = PollForm(told)
    if request.POST.get("part") == "slides":
        return _slides(request, session)
    if form.is_valid():
        prepare_poll(session=session, actor=request.user, **form.parsed())
        messages.success(request, _("The poll is ready."))
        return redirect("live:plan_material", uid)
    context = {
        "session": session,
        "form": form,
        "slides": session.slides.order_by("position"),
        "drawing": drawing_of(session),
        "polls": session.polls.order_by("pk"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "live/plan_material.html", context, status=status)


@require_safe
@policy(PLAN_SESSION)
def plan_units(request: AuthenticatedRequest) -> JsonResponse:
    """For the unit picker: ``?q=`` -> ``{"units": [{uid, name, path}]}``."""
    found = list(
        search_units(request.user, PLAN_SESSION, words_of(request))[:FOUND_AT_ONCE]
    )
    above = paths_to(found)
    units = [
        {
            "uid": str(one.uid),
            "name": one.name,
            "path": " › ".join(above.get(one.pk, [])),
        }
        for one in found
    ]
    return JsonResponse({"units": units})


def _slides(request: AuthenticatedRequest, session: LiveSession) -> HttpResponse:
    """Pictures at once; a PDF in the background, with a page that tells how far it is."""
    files = request.FILES.getlist("slides")
    if not files:
        messages.error(request, _("Choose one PDF, or pictures alone."))
        return redirect("live:plan_material", session.uid)
    try:
        if [one for one in files if (one.name or "").lower().endswith(".pdf")]:
            if len(files) > 1:
                messages.error(request, _("Choose one PDF, or pictures alone."))
                return redirect("live:plan_material", session.uid)
            deck = add_deck(session=session, file=files[0], actor=request.user)
            return redirect("job", deck.job_uid)
        count = set_slides(session=session, files=files, actor=request.user)
    except (NotAPicture, TooManySlides, NotAPdf, PdfTooLarge) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(count)d slides are ready.") % {"count": count})
    return redirect("live:plan_material", session.uid)


def _form(request: AuthenticatedRequest, session: LiveSession | None) -> SessionForm:
    units = units_for(request.user, PLAN_SESSION)
    sections = Section.objects.filter(course__owner__in=units)
    return SessionForm(
        request.POST if request.method == "POST" else None,
        sections=sections.order_by("course__title", "course", "position"),
        units=units,
        session=session,
    )


def _plan_page(
    request: AuthenticatedRequest, form: SessionForm, session: LiveSession | None
) -> HttpResponse:
    chosen = [str(one) for one in form["units"].value() or [] if one]
    context = {
        "form": form,
        "session": session,
        "problems": problems_of(session) if session else [],
        "chosen": _known(form, chosen),
        "offered": roots_for(request.user, PLAN_SESSION),
        "may_lead": session is not None and _may_lead(request, session),
    }
    status = 422 if form.is_bound else 200
    return render(request, "live/plan.html", context, status=status)


def _may_lead(request: AuthenticatedRequest, session: LiveSession) -> bool:
    """Who plans a session need not lead it: the console is the lecturer's."""
    return sessions_for(request.user, LEAD_SESSION).filter(pk=session.pk).exists()


def _known(form: SessionForm, chosen: list[str]) -> list[Unit]:
    """The chosen units for the list above the picker; what is no unit is left out."""
    try:
        return list(form.fields["units"].clean(chosen))
    except ValidationError:
        return []
