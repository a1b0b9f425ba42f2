"""Mergers and splits: a form, a preview that writes nothing, a confirmation."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel.errors import DomainError
from people.access import people_for, policy, today, units_for
from people.forms.reform import MergeForm, SplitForm
from people.http import AuthenticatedRequest
from people.models import Unit
from people.permissions import REORGANISE_UNITS
from people.selectors.reform import Plan, children_moving, edge_on
from people.selectors.register import people_at
from people.selectors.succession import former_unit_for
from people.services.merging import Merger, merge_units, plan_merger
from people.services.reform import PlanMoved, ReformObstructed
from people.services.splitting import Split, plan_split, split_unit

PEOPLE_LISTED = 100  # of a larger unit only the units below are shared out


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REORGANISE_UNITS)
def merge(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Have this unit and others become one."""
    units = units_for(request.user, REORGANISE_UNITS)
    this = units.filter(uid=uid).first()
    if this is None:
        return gone(request, uid)
    edge = edge_on(this, today())
    first = {"parent": edge.parent if edge else None, "kind": this.kind}
    form = MergeForm(request.POST or None, unit=this, units=units, initial=first)

    def record(asked: Merger, seen: str) -> str:
        merge_units(merger=asked, seen=seen, **decision_of(request, form))
        return _("The merger is recorded.")

    context = {"unit": this, "form": form, "picked": _picked(form, units)}
    return answer(request, context, plan_merger, record, "people/merge.html")


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REORGANISE_UNITS)
def split(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Have this unit become several, beside one another below the unit above."""
    units = units_for(request.user, REORGANISE_UNITS)
    below = units.filter(edges__parent__in=units, edges__period__contains=today())
    this = below.filter(uid=uid).first()
    if this is None:
        return gone(request, uid)
    members = people_at(people_for(request.user, REORGANISE_UNITS), this, below=False)
    listed = list(members.order_by("sort_key", "pk")[: PEOPLE_LISTED + 1])
    is_large = len(listed) > PEOPLE_LISTED
    form = SplitForm(
        request.POST or None,
        unit=this,
        children=children_moving([this.pk], today()),
        people=[] if is_large else listed,
        initial={"rest": 0, "stays": True},
    )

    def record(asked: Split, seen: str) -> str:
        split_unit(split=asked, seen=seen, **decision_of(request, form))
        return _("The split is recorded.")

    context = {"unit": this, "form": form, "is_large": is_large}
    return answer(request, context, plan_split, record, "people/split.html")


def gone(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whoever sends a confirmation twice is shown what became of the unit.

    Raises:
        Http404: the unit stands, or the caller does not answer for what became of it.
    """
    if former_unit_for(request.user, REORGANISE_UNITS, uid) is None:
        raise Http404
    return redirect("people:unit", uid)


def answer(
    request: AuthenticatedRequest,
    context: dict[str, Any],
    plan_it: Callable[[Any], Plan],
    record: Callable[[Any, str], str],
    template: str,
) -> HttpResponse:
    """The form, or the preview of what it asks for; recorded once that is confirmed."""
    form, step = context["form"], request.POST.get("step")
    seen = request.POST.get("seen", "")
    plan = None
    if request.method == "POST" and step != "edit" and form.is_valid():
        try:
            if getattr(form, "is_recorded", False):
                messages.info(request, _("This decision is recorded already."))
                return redirect("people:unit", context["unit"].uid)
            plan = plan_it(form.asked)
            if step == "confirm":
                messages.success(request, record(form.asked, seen))
                return redirect("people:unit", context["unit"].uid)
        except (PlanMoved, ReformObstructed) as error:
            context["refusal"] = str(error)
        except DomainError as error:
            form.add_error(None, str(error))
            plan = None
    return render(request, template, context | {"plan": plan})


def decision_of(request: AuthenticatedRequest, form: Any) -> dict[str, Any]:
    told = form.cleaned_data
    return {
        "decision_number": told["decision_number"],
        "decision_on": told["decision_on"],
        "actor": request.user,
    }


def _picked(form: MergeForm, units: Any) -> dict[str, Unit]:
    """The units that the pickers show, by field."""
    if not form.is_bound:
        parent = form.initial["parent"]
        shown = parent and units.filter(pk=parent.pk).first()
        return {"parent": shown} if shown else {}
    return picked(form, units, "into", "parent")


def picked(form: Form, units: QuerySet[Unit], *names: str) -> dict[str, Unit]:
    """Those of ``units`` that the fields ``names`` were sent with, by field."""
    found = {name: form.data.get(name, "") for name in names}
    uids = [one for one in map(_uid, found.values()) if one]
    known = {str(one.uid): one for one in units.filter(uid__in=uids)}
    return {name: known[uid] for name, uid in found.items() if uid in known}


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
