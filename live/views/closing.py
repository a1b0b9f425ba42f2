"""A hall's closing: the second witness, and lists signed on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kernel.errors import DomainError
from live.forms.closing import PaperListForm, WitnessForm
from live.kinds.roll import Mark
from live.models import Hall
from live.permissions import KEEP_HALL
from live.selectors.closing import halls_to_close, paper_lists_for
from live.selectors.session import halls_for
from live.services.closing import CountsDiffer, add_paper_list, witness_hall
from live.services.hall import roll_of
from people.access import policy
from people.http import AuthenticatedRequest
from people.models import Person

WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(WRITE)
@policy(KEEP_HALL)
def hall_closing(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The witness counts; the clerk's own count is shown once they have."""
    hall = get_object_or_404(halls_to_close(request.user, KEEP_HALL), uid=uid)
    form = WitnessForm(request.POST if request.method == "POST" else None)
    clerk_count = None
    if form.is_valid():
        try:
            witness_hall(hall=hall, actor=request.user, **form.cleaned_data)
        except CountsDiffer as error:
            form.add_error("reason", str(error))
            clerk_count = error.clerk_count
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your count is kept as the second witness."))
            return redirect("live:hall_closing", uid)
    context = _page(request, hall) | {"form": form, "clerk_count": clerk_count}
    status = 422 if form.is_bound else 200
    return render(request, "live/closing.html", context, status=status)


@require_http_methods(WRITE)
@policy(KEEP_HALL)
def hall_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """A scan of the signed list, by those who keep the hall."""
    hall = get_object_or_404(halls_for(request.user, KEEP_HALL), uid=uid)
    is_sent = request.method == "POST"
    told = (request.POST, request.FILES) if is_sent else ()
    form = PaperListForm(*told, choices=_choices(hall))
    if form.is_valid():
        people = Person.objects.filter(uid__in=form.cleaned_data["people"])
        try:
            add_paper_list(
                hall=hall,
                file=form.cleaned_data["file"],
                people=list(people.order_by("pk")),
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The list is kept; its people have grade C."))
            return redirect("live:hall_paper", uid)
    context = {"hall": hall, "form": form, "lists": _lists(hall)}
    status = 422 if form.is_bound else 200
    return render(request, "live/paper.html", context, status=status)


@require_safe
@policy(KEEP_HALL)
def hall_scan(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    """A scan, always as a download."""
    scan = get_object_or_404(paper_lists_for(request.user, KEEP_HALL), uid=uid)
    return FileResponse(scan.file.open(), as_attachment=True, filename=scan.file_name)


def _page(request: AuthenticatedRequest, hall: Hall) -> dict[str, Any]:
    roll = roll_of(hall)
    return {
        "hall": hall,
        "witness": getattr(hall, "witness", None),
        "marked": sum(one.closing is not None for one in roll.seats.values()),
        "guests": len(roll.guests),
        "expected": hall.seats.count(),
        "has_count": Mark.CLOSING in roll.counts,
        "is_clerk": hall.roll_events.filter(recorded_by=request.user).exists(),
        "is_keeper": hall.is_kept,  # type: ignore[attr-defined]  # annotated
    }


def _choices(hall: Hall) -> list[tuple[str, str]]:
    seats = hall.seats.select_related("person", "unit").order_by(
        "unit__name", "person__sort_key", "pk"
    )
    return [
        (str(one.person.uid), f"{one.person.full_name} · {one.unit.name}")
        for one in seats
    ]


def _lists(hall: Hall) -> list[dict[str, Any]]:
    lists = hall.paper_lists.select_related("added_by").prefetch_related(
        "marks__person"
    )
    return [
        {
            "scan": one,
            "names": sorted(
                (mark.person for mark in one.marks.all()), key=lambda p: p.sort_key
            ),
        }
        for one in lists.order_by("added_at", "pk")
    ]
