"""The tree of points of a resolution, for those who keep it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments.selectors.point_round import rounds_of
from cms.forms.resolution import MoveForm, PointForm, ResolutionForm
from cms.selectors.document_import import offices_for
from cms.selectors.naming import questions_naming
from courses.models import Point
from courses.permissions import EDIT_COURSE
from courses.selectors.resolution import (
    activities_naming,
    points_for,
    resolutions_for,
    tree_of,
    with_counts,
)
from courses.services.resolution import (
    FieldMissing,
    NumberTaken,
    PointMisplaced,
    SignTaken,
    add_point,
    create_resolution,
    edit_point,
    move_point,
    restore_point,
    retire_point,
)
from people.access import policy
from people.http import AuthenticatedRequest

PER_PAGE = 50
MOST_ROUNDS = 20


@require_safe
@policy(EDIT_COURSE)
def resolutions(request: AuthenticatedRequest) -> HttpResponse:
    found = with_counts(resolutions_for(request.user, EDIT_COURSE))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "cms/resolutions.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_COURSE)
def new_resolution(request: AuthenticatedRequest) -> HttpResponse:
    units = offices_for(request.user, EDIT_COURSE)
    form = ResolutionForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_resolution(actor=request.user, **form.cleaned_data)
        except (FieldMissing, SignTaken) as error:
            form.add_error("sign", str(error))
        else:
            return redirect("cms:resolution", uid=made.uid)
    status = 422 if form.errors else 200
    return render(request, "cms/new_resolution.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_COURSE)
def resolution(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The tree; a point is added at the top of it here."""
    found = resolutions_for(request.user, EDIT_COURSE)
    shown = get_object_or_404(found, uid=uid)
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_point(
                resolution=shown, parent=None, actor=request.user, **form.cleaned_data
            )
        except (FieldMissing, NumberTaken) as error:
            form.add_error("number", str(error))
        else:
            messages.success(request, _("The point has been added."))
            return redirect("cms:resolution", uid=uid)
    context = {"resolution": shown, "nodes": tree_of(shown), "form": form}
    status = 422 if form.errors else 200
    return render(request, "cms/resolution.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_COURSE)
def point(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One point: what it says, where it stands, what names it."""
    shown = get_object_or_404(points_for(request.user, EDIT_COURSE), uid=uid)
    form = PointForm(request.POST or None, initial=_said_by(shown))
    if request.method == "POST" and form.is_valid():
        try:
            edit_point(point=shown, actor=request.user, **form.cleaned_data)
        except (FieldMissing, NumberTaken) as error:
            form.add_error("number", str(error))
        else:
            messages.success(request, _("The point has been saved."))
            return redirect("cms:point", uid=uid)
    return _point_page(request, shown, form, MoveForm(**_place_of(shown)), _empty())


@require_POST
@policy(EDIT_COURSE)
def point_below(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Add a point below this one."""
    above = get_object_or_404(points_for(request.user, EDIT_COURSE), uid=uid)
    form = PointForm(request.POST, prefix="below")
    if form.is_valid():
        try:
            add_point(
                resolution=above.resolution,
                parent=above,
                actor=request.user,
                **form.cleaned_data,
            )
        except (FieldMissing, NumberTaken) as error:
            form.add_error("number", str(error))
        else:
            messages.success(request, _("The point has been added."))
            return redirect("cms:resolution", uid=above.resolution.uid)
    edit = PointForm(initial=_said_by(above))
    return _point_page(request, above, edit, MoveForm(**_place_of(above)), form)


@require_POST
@policy(EDIT_COURSE)
def point_move(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    shown = get_object_or_404(points_for(request.user, EDIT_COURSE), uid=uid)
    form = MoveForm(request.POST, **_place_of(shown))
    if form.is_valid():
        try:
            move_point(point=shown, actor=request.user, **form.cleaned_data)
        except PointMisplaced as error:
            form.add_error("parent", str(error))
        else:
            messages.success(request, _("The point has been moved."))
            return redirect("cms:resolution", uid=shown.resolution.uid)
    edit = PointForm(initial=_said_by(shown))
    return _point_page(request, shown, edit, form, _empty())


@require_POST
@policy(EDIT_COURSE)
def point_state(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Retire a point, or bring it back."""
    shown = get_object_or_404(points_for(request.user, EDIT_COURSE), uid=uid)
    if request.POST.get("state") == "restored":
        restore_point(point=shown, actor=request.user)
        messages.success(request, _("The point is in use again."))
    else:
        retire_point(point=shown, actor=request.user)
        messages.success(request, _("The point has been taken out of use."))
    return redirect("cms:point", uid=uid)


def _empty() -> PointForm:
    return PointForm(prefix="below")


def _said_by(point: Point) -> dict[str, str]:
    names = ("number", "title", "tag", "text")
    return {name: getattr(point, name) for name in names}


def _place_of(point: Point) -> dict[str, Any]:
    others = Point.objects.filter(resolution=point.resolution_id, retired_at=None)
    return {
        "prefix": "move",
        "points": others.exclude(pk=point.pk).order_by("number", "pk"),
        "initial": {
            "parent": point.parent.uid if point.parent else None,
            "position": point.position,
        },
    }


def _point_page(
    request: AuthenticatedRequest,
    shown: Point,
    form: PointForm,
    move: MoveForm,
    below: PointForm,
) -> HttpResponse:
    context = {
        "point": shown,
        "form": form,
        "move": move,
        "below": below,
        "lessons": activities_naming(shown),
        "questions": questions_naming(shown),
        "rounds": rounds_of(shown, most=MOST_ROUNDS),
    }
    status = 422 if form.errors or move.errors or below.errors else 200
    return render(request, "cms/point.html", context, status=status)
