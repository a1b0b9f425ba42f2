"""The tree of units: search, one unit, the picker's endpoint."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kernel.kinds.listing import Column
from people.access import has_permission, people_for, policy, today, units_for
from people.http import AuthenticatedRequest
from people.models import HandOver, Standing, Unit
from people.permissions import GRANT_ROLE, REORGANISE_UNITS, VIEW_UNITS
from people.selectors.reform import edge_on
from people.selectors.register import listed, people_at
from people.selectors.succession import (
    former_unit_for,
    grants_ended_with,
    successions_of,
)
from people.selectors.unit import (
    ancestors_of,
    children_of,
    paths_to,
    people_counts,
    roots_for,
    search_units,
)
from people.selectors.unit_history import decisions_on
from people.views.listing import page_of, words_of

FOUND_AT_ONCE = 20
PERSON_COLUMNS = [
    Column(_("Full name"), "name"),
    Column(_("Member code"), "code"),
    Column(_("Born on"), "born"),
    Column(_("Joined the Party on"), "joined"),
    Column(_("Unit"), "unit"),
    Column(_("State")),
]


@require_safe
@policy(VIEW_UNITS)
def unit_list(request: AuthenticatedRequest) -> HttpResponse:
    """The units one looks after: the highest, or those that the words mean."""
    words = words_of(request)
    if words:
        found = search_units(request.user, VIEW_UNITS, words)
    else:
        found = roots_for(request.user, VIEW_UNITS)
    page = page_of(request, Paginator(found, 50))
    units = list(page.object_list)
    counts, above = people_counts(units), paths_to(units)
    rows = [
        (unit, counts.get(unit.pk, 0), " › ".join(above.get(unit.pk, [])))
        for unit in units
    ]
    context = {"page": page, "rows": rows, "words": words}
    return render(request, "people/unit_list.html", context)


@require_safe
@policy(VIEW_UNITS)
def unit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One unit: where it stands, what it was called, the units and people in it."""
    mine = units_for(request.user, VIEW_UNITS)
    this = mine.filter(uid=uid).first()
    if this is None:
        return _former(request, uid)
    children = list(children_of(this))
    counts = people_counts([this, *children])
    below = request.GET.get("below") == "1" or "q" not in request.GET
    people = listed(
        people_at(people_for(request.user, VIEW_UNITS), this, below=below),
        words=words_of(request),
        standing=request.GET.get("standing", ""),
        sort=request.GET.get("sort", ""),
    )
    context = {
        "unit": this,
        "steps": _steps(this, set(mine.values_list("pk", flat=True))),
        "decisions": decisions_on(this),
        "children": [(child, counts.get(child.pk, 0)) for child in children],
        "total": counts.get(this.pk, 0),
        "page": page_of(request, Paginator(people, 50)),
        "below": below,
        "columns": PERSON_COLUMNS,
        "sort": request.GET.get("sort", "name"),
        "states": Standing.State.choices,
        "state": request.GET.get("standing", ""),
        "words": words_of(request),
        **_reforms(request, this),
    }
    return render(request, "people/unit.html", context)


def _reforms(request: AuthenticatedRequest, this: Unit) -> dict[str, bool]:
    """Which decisions on the tree the page offers."""
    may_change = may_split = False
    if has_permission(request.user, REORGANISE_UNITS) and this.dissolved_on is None:
        units = units_for(request.user, REORGANISE_UNITS)
        may_change = units.filter(pk=this.pk).exists()
        edge = edge_on(this, today())
        above = edge.parent_id if edge else None
        may_split = above is not None and units.filter(pk=above).exists()
    return {"may_change": may_change, "may_split": may_split}


def _former(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """A unit that is no more: what became of it, and whose roles ended with it.

    Raises:
        Http404: the caller does not answer for what became of it.
    """
    this = former_unit_for(request.user, VIEW_UNITS, uid)
    if this is None:
        raise Http404
    may_see_roles = former_unit_for(request.user, REORGANISE_UNITS, uid) is not None
    context = {
        "unit": this,
        "successions": successions_of(this),
        "left": HandOver.objects.filter(former=this).select_related("heir").first(),
        "decisions": decisions_on(this),
        "grants": grants_ended_with(this) if may_see_roles else [],
        "may_grant": has_permission(request.user, GRANT_ROLE),
    }
    return render(request, "people/unit_former.html", context)


def _steps(this: Unit, mine: set[int]) -> list[tuple[str, str]]:
    above = [one for one in ancestors_of(this) if one.pk in mine]
    return [(one.name, reverse("people:unit", args=[one.uid])) for one in above]


@require_safe
@policy(VIEW_UNITS)
def unit_search(request: AuthenticatedRequest) -> JsonResponse:
    """What the tree picker asks: ``?q=`` -> ``{"units": [{uid, name, path}]}``."""
    found = list(
        search_units(request.user, VIEW_UNITS, words_of(request))[:FOUND_AT_ONCE]
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
