"""Understanding by point and unit, and its way into the next plan."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.kinds.interval import wilson
from assessments.kinds.merging import Sum
from assessments.models import CarriedPoint
from assessments.permissions import CARRY_POINT, VIEW_UNDERSTANDING
from assessments.selectors.carried import carried_for
from assessments.selectors.lesson import lessons_by_point
from assessments.selectors.understanding import (
    Grid,
    PointRow,
    Spot,
    analyses_for,
    grid_at,
    spot_for,
    starting_units,
)
from assessments.services.carried import (
    PointHidden,
    TakenElsewhere,
    carry_point,
    take_point,
)
from assessments.views.result import written
from courses.models import Point
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from kernel.kinds.sheet import Cell
from people.access import Permission, has_permission, policy
from people.http import AuthenticatedRequest, file_of

PAGE = 25
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9)  # where the colour changes


@require_safe
@policy(VIEW_UNDERSTANDING)
def understanding_list(request: AuthenticatedRequest) -> HttpResponse:
    found = analyses_for(request.user, VIEW_UNDERSTANDING)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/understanding_list.html", {"page": page})


@require_safe
@policy(VIEW_UNDERSTANDING)
def understanding_start(
    request: AuthenticatedRequest, analysis_uid: UUID
) -> HttpResponse:
    """Where the caller's units begin; straight on if there is one."""
    analysis = get_object_or_404(
        analyses_for(request.user, VIEW_UNDERSTANDING), uid=analysis_uid
    )
    units = starting_units(request.user, VIEW_UNDERSTANDING, analysis)
    if len(units) == 1:
        return redirect("assessments:understanding", analysis.uid, units[0].uid)
    context = {"analysis": analysis, "units": units}
    return render(request, "assessments/understanding_start.html", context)


@require_safe
@policy(VIEW_UNDERSTANDING)
def understanding(
    request: AuthenticatedRequest, analysis_uid: UUID, unit_uid: UUID
) -> HttpResponseBase:
    spot = _spot(request, VIEW_UNDERSTANDING, analysis_uid, unit_uid)
    grid = grid_at(spot)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return _file(request.GET["format"], spot, grid)
    return render(request, "assessments/understanding.html", _page(request, spot, grid))


@require_POST
@policy(CARRY_POINT)
def carry(
    request: AuthenticatedRequest, analysis_uid: UUID, unit_uid: UUID, point_uid: UUID
) -> HttpResponse:
    """Note a point for the next plan."""
    spot = _spot(request, CARRY_POINT, analysis_uid, unit_uid)
    point = get_object_or_404(
        Point, uid=point_uid, resolution=spot.analysis.quiz.bank.resolution_id
    )
    note = request.POST.get("note", "").replace("\x00", "")[:1000]
    try:
        carry_point(spot=spot, point=point, note=note, actor=request.user)
    except PointHidden as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Noted for the next plan."))
    return redirect("assessments:understanding", analysis_uid, unit_uid)


@require_POST
@policy(RUN_CAMPAIGN)
def carried_take(
    request: AuthenticatedRequest, carried_uid: UUID, campaign_uid: UUID
) -> HttpResponse:
    """A draft takes a noted point up."""
    carried = get_object_or_404(
        carried_for(request.user, RUN_CAMPAIGN), uid=carried_uid
    )
    campaign = get_object_or_404(
        campaigns_for(request.user, RUN_CAMPAIGN), uid=campaign_uid
    )
    try:
        take_point(carried=carried, campaign=campaign, actor=request.user)
    except TakenElsewhere as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The point is taken up into this campaign."))
    return redirect("courses:campaign_edit", campaign_uid)


def _spot(
    request: AuthenticatedRequest,
    permission: Permission,
    analysis_uid: UUID,
    unit_uid: UUID,
) -> Spot:
    analysis = get_object_or_404(
        analyses_for(request.user, permission), uid=analysis_uid
    )
    spot = spot_for(request.user, permission, analysis, unit_uid)
    if spot is None:
        raise Http404
    return spot


def _page(request: AuthenticatedRequest, spot: Spot, grid: Grid) -> dict[str, Any]:
    lessons = lessons_by_point(
        request.user, [row.point for row in grid.rows], spot.analysis.run.course_id
    )
    carried = set(
        CarriedPoint.objects.filter(
            analysis=spot.analysis, owner=spot.unit
        ).values_list("point", flat=True)
    )
    here = ("assessments:understanding", spot.analysis.uid)
    return {
        "spot": spot,
        "grid": grid,
        "points": [
            (row, lessons[row.point.pk], row.point.pk in carried) for row in grid.rows
        ],
        "heat": _heat(spot, grid),
        "crumbs": [
            (_("Understanding by point"), reverse("assessments:understanding_list")),
            *(
                (
                    str(getattr(one, "name_on", one.name)),
                    reverse(here[0], args=[here[1], one.uid]),
                )
                for one in spot.above
            ),
        ],
        "may_carry": has_permission(request.user, CARRY_POINT),
    }


def _heat(spot: Spot, grid: Grid) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The lines of the heat table: (name, address, a cell for each point)."""
    lines = []
    for unit in grid.units:
        cells = [_cell(row, unit.pk) for row in grid.rows]
        is_own = unit.pk == spot.unit.pk
        href = (
            ""
            if is_own or all(cell["sum"] is None for cell in cells)
            else reverse(
                "assessments:understanding", args=[spot.analysis.uid, unit.uid]
            )
        )
        name = _("At home in this unit itself") if is_own else unit.name_on  # type: ignore[attr-defined]
        lines.append((str(name), href, cells))
    if grid.has_merged:
        rest = [_shaded(row.parted.rest) for row in grid.rows]
        lines.append((_("Merged units"), "", rest))
    return lines


def _cell(row: PointRow, unit_id: int) -> dict[str, Any]:
    if unit_id in row.parted.shown:
        return _shaded(row.parted.shown[unit_id])
    return {"sum": None, "is_merged": unit_id in row.parted.merged}


def _shaded(one: Sum) -> dict[str, Any]:
    if not one.takers:
        return {"sum": None, "is_merged": False}
    return {"sum": one, "band": sum(one.share >= edge for edge in BANDS)}


def _file(extension: str, spot: Spot, grid: Grid) -> HttpResponseBase:
    headings = [
        _("Point"), _("Title"), _("Unit code"), _("Unit"), _("Takers"), _("Reached, %"),
        _("From, %"), _("To, %"),
    ]  # fmt: skip
    name = f"{spot.analysis.quiz.activity} {spot.unit.name}"
    return file_of(extension, name, headings, _cells(spot, grid))


def _cells(spot: Spot, grid: Grid) -> Iterator[list[Cell]]:
    for row in grid.rows:
        yield _line(row, spot.unit.code, _("All together"), row.whole)
        for unit in grid.units:
            if unit.pk in row.parted.shown:
                name = str(unit.name_on)  # type: ignore[attr-defined]
                yield _line(row, unit.code, name, row.parted.shown[unit.pk])
        if row.parted.rest.takers:
            yield _line(row, "", _("Merged units"), row.parted.rest)


def _line(row: PointRow, code: str, name: str, one: Sum) -> list[Cell]:
    interval = wilson(one.share, one.takers)
    return [
        row.point.number, row.point.title, code, name, one.takers,
        written(100 * one.share, 2), written(100 * interval.low, 2),
        written(100 * interval.high, 2),
    ]  # fmt: skip
