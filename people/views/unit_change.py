"""A unit is founded, renamed, placed elsewhere or ended: a preview, then a confirmation."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from people.access import policy, today, units_for
from people.forms.unit_change import (
    ChangeForm,
    EndForm,
    FoundForm,
    PlaceForm,
    RenameForm,
)
from people.http import AuthenticatedRequest
from people.permissions import REORGANISE_UNITS
from people.selectors.unit_change import contents_of
from people.services.unit_change import Change, plan_change, record_change
from people.views.reform import answer, decision_of, gone, picked


@dataclass(frozen=True)
class Screen:
    """What one kind of decision is asked by, and its words.

    ``needs_above``: the unit above must be the caller's too.
    """

    form: type[ChangeForm]
    title: Promise
    record: Promise  # on the button below the preview
    yes: Promise
    done: Promise
    needs_above: bool = False


FOUND = Screen(
    FoundForm,
    _("Found a unit below"),
    _("Record the founding"),
    _("Yes, found it"),
    _("The founding is recorded."),
)
RENAME = Screen(
    RenameForm,
    _("Rename the unit"),
    _("Record the new name"),
    _("Yes, rename it"),
    _("The new name is recorded."),
)
PLACE = Screen(
    PlaceForm,
    _("Place it below another unit"),
    _("Record the new place"),
    _("Yes, place it there"),
    _("The new place is recorded."),
    needs_above=True,
)
END = Screen(
    EndForm,
    _("End the unit"),
    _("Record the end"),
    _("Yes, end it"),
    _("The end of the unit is recorded."),
    needs_above=True,
)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REORGANISE_UNITS)
def found(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Found a unit below this one."""
    return _change(request, uid, FOUND)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REORGANISE_UNITS)
def rename(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Give this unit another name."""
    return _change(request, uid, RENAME)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REORGANISE_UNITS)
def place(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Place this unit, with all below it, under another one."""
    return _change(request, uid, PLACE)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REORGANISE_UNITS)
def end(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """End this unit, in which nobody is."""
    return _change(request, uid, END)


def _change(request: AuthenticatedRequest, uid: UUID, screen: Screen) -> HttpResponse:
    day = today()
    units = units_for(request.user, REORGANISE_UNITS)
    meant = units
    if screen.needs_above:
        meant = units.filter(edges__parent__in=units, edges__period__contains=day)
    this = meant.filter(uid=uid).first()
    if this is None:
        return gone(request, uid)
    if this.dissolved_on is not None:  # its page says so
        return redirect("people:unit", uid)
    form = screen.form(request.POST or None, unit=this, units=units)

    def record(asked: Change, seen: str) -> str:
        record_change(change=asked, seen=seen, **decision_of(request, form))
        return str(screen.done)

    context: dict[str, Any] = {
        "unit": this,
        "form": form,
        "screen": screen,
        "picked": picked(form, units, "to") if "to" in form.fields else {},
        "contents": contents_of(this, day) if screen is END else [],
    }
    return answer(request, context, plan_change, record, "people/unit_change.html")
