"""People: the search, one person, transfers and states."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people.access import has_permission, people_for, policy, units_for
from people.forms.decision import StandingForm, TransferForm
from people.http import AuthenticatedRequest
from people.models import Person, Standing, Unit
from people.permissions import RESET_SECOND_FACTOR, TRANSFER_PERSON, VIEW_UNITS
from people.selectors.audit import readers_of
from people.selectors.home import with_home
from people.selectors.register import home_steps, listed, standing_steps
from people.services.home import (
    HomeNotStanding,
    LaterHome,
    LaterStanding,
    NoHome,
    SameHome,
    set_standing,
    transfer,
)
from people.services.reading import note_reading
from people.services.second_factor import is_asked_of
from people.views.listing import page_of, words_of
from people.views.unit import PERSON_COLUMNS

READERS_SHOWN = 20


@require_safe
@policy(VIEW_UNITS)
def person_list(request: AuthenticatedRequest) -> HttpResponse:
    """Everybody one looks after; "nguyen thi hanh" finds Nguyễn Thị Hạnh."""
    words = words_of(request)
    people = listed(
        people_for(request.user, VIEW_UNITS),
        words=words,
        standing=request.GET.get("standing", ""),
        sort=request.GET.get("sort", ""),
    )
    context = {
        "page": page_of(request, Paginator(people, 50)),
        "words": words,
        "columns": PERSON_COLUMNS,
        "sort": request.GET.get("sort", "" if words else "name"),
        "states": Standing.State.choices,
        "state": request.GET.get("standing", ""),
    }
    return render(request, "people/person_list.html", context)


@require_safe
@policy(VIEW_UNITS)
def person(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One person's data and history; that it was looked at is noted."""
    found = with_home(people_for(request.user, VIEW_UNITS).select_related("user"))
    this = get_object_or_404(found, uid=uid)
    note_reading(person=this, actor=request.user)
    context = {
        "person": this,
        "homes": home_steps(this),
        "standings": standing_steps(this),
        "readers": readers_of(this)[:READERS_SHOWN],
        "may_reset": _may_reset(request, this),
        "may_transfer": has_permission(request.user, TRANSFER_PERSON),
    }
    return render(request, "people/person.html", context)


def _may_reset(request: AuthenticatedRequest, this: Person) -> bool:
    return (
        this.user is not None
        and has_permission(request.user, RESET_SECOND_FACTOR)
        and is_asked_of(this.user)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@policy(TRANSFER_PERSON)
def transfer_person(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Record a transfer between two units one looks after."""
    this = _transferable(request, uid)
    units = units_for(request.user, TRANSFER_PERSON)
    form = TransferForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            transfer(person=this, actor=request.user, **told)
        except (NoHome, SameHome, LaterHome, HomeNotStanding) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The transfer is recorded."))
            return redirect("people:person", uid)
    cells = units.filter(kind=Unit.Kind.CELL).order_by("code", "pk")
    context = {"form": form, "person": this, "units": cells}
    return render(request, "people/transfer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(TRANSFER_PERSON)
def change_standing(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Record that somebody is exempt, suspended, probationary or official."""
    this = _transferable(request, uid)
    form = StandingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_standing(person=this, actor=request.user, **form.cleaned_data)
        except LaterStanding as error:
            form.add_error("on", str(error))
        else:
            messages.success(request, _("The change of state is recorded."))
            return redirect("people:person", uid)
    return render(request, "people/standing.html", {"form": form, "person": this})


def _transferable(request: AuthenticatedRequest, uid: UUID) -> Person:
    people = with_home(people_for(request.user, TRANSFER_PERSON))
    return get_object_or_404(people, uid=uid)
