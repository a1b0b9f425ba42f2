"""Halls: the list, the clerk's roll, the big screen, the marks that come in."""

import json
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from live.kinds.code import code_at, seconds_left
from live.kinds.roll_message import LARGEST, BadMarks, parse_marks
from live.kinds.ticket import Ticket, write
from live.models import Hall, HallSeat
from live.permissions import KEEP_HALL
from live.selectors.closing import halls_to_close
from live.selectors.session import halls_for, with_sizes
from live.selectors.standing import mark_of
from live.services.hall import roll_of, take_marks
from live.views.media_policy import playing
from people.access import policy
from people.http import AuthenticatedRequest
from people.views.listing import page_of

PAGE = 25


@require_safe
@policy(KEEP_HALL)
def halls(request: AuthenticatedRequest) -> HttpResponse:
    mine = with_sizes(halls_to_close(request.user, KEEP_HALL))
    page = page_of(
        request, Paginator(mine.order_by("-session__starts_at", "name", "pk"), PAGE)
    )
    return render(request, "live/halls.html", {"page": page})


@require_safe
@policy(KEEP_HALL)
def hall(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The clerk's page: the whole roll, which the browser keeps and works on offline."""
    one = _hall(request, uid)
    seats = HallSeat.objects.filter(hall=one).select_related("person", "unit")
    context = {
        "hall": one,
        "session": one.session,
        "package": _package(
            one, list(seats.order_by("unit__name", "person__sort_key"))
        ),
        "count": seats.count(),
    }
    return render(request, "live/hall.html", context)


@require_safe
@policy(KEEP_HALL)
def hall_screen(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _hall(request, uid)
    context = {"hall": one, "session": one.session, "ticket": _ticket(request, one)}
    server = one.session.backend.server if one.session.is_running else None
    return playing(render(request, "live/screen.html", context), server)


@require_safe
@policy(KEEP_HALL)
def hall_code(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    """The code of the checkpoint that is open, a new ticket, and who was marked."""
    one, now = _hall(request, uid), timezone.now()
    checkpoint = one.session.checkpoints.filter(closes_at__gt=now).last()
    told: dict[str, Any] = {
        "code": "",
        "marked": one.roll.count(),
        "expected": one.seats.count(),
        "ticket": _ticket(request, one),
    }
    if checkpoint is not None:
        moment = now.timestamp()
        told["code"] = code_at(bytes(one.secret), str(checkpoint.uid), moment)
        told["seconds"] = seconds_left(moment)
    answer = JsonResponse(told)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@policy(KEEP_HALL)
def hall_marks(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    """Marks of a device come in; all are acknowledged, known ones too, or none is."""
    one = _hall(request, uid)
    try:
        marks = parse_marks(json.loads(request.body[: LARGEST + 1]))
    except (BadMarks, ValueError, RecursionError):
        said = _("The marks could not be read; they stay on this device.")
        return JsonResponse({"said": said}, status=400)
    take_marks(hall=one, marks=marks, actor=request.user)
    newest = one.roll_events.order_by("-counter").values_list("counter", flat=True)
    return JsonResponse(
        {
            "taken": [str(mark.uid) for mark in marks],
            "counter": newest.first() or 0,
            "roll": _state(one),
        }
    )


def _hall(request: AuthenticatedRequest, uid: UUID) -> Hall:
    return get_object_or_404(halls_for(request.user, KEEP_HALL), uid=uid)


def _package(hall: Hall, seats: list[HallSeat]) -> dict[str, Any]:
    newest = hall.roll_events.order_by("-counter").values_list("counter", flat=True)
    return {
        "hall": str(hall.uid),
        "server": timezone.now().isoformat(),
        "counter": newest.first() or 0,
        "people": [
            {
                "uid": str(one.person.uid),
                "name": one.person.full_name,
                "key": one.person.name_key,
                "unit": one.unit.name,
            }
            for one in seats
        ],
        "roll": _state(hall),
    }


def _state(hall: Hall) -> dict[str, Any]:
    roll = roll_of(hall)
    return {
        "seats": {
            about: {
                "opening": seat.opening is not None,
                "closing": seat.closing is not None,
                "left": seat.left is not None,
                "reason": seat.reason,
            }
            for about, seat in roll.seats.items()
        },
        "guests": roll.guests,
        "counts": roll.counts,
    }


def _ticket(request: AuthenticatedRequest, hall: Hall) -> str:
    return write(
        Ticket(
            session=str(hall.session.uid),
            user=request.user.pk,
            part="hall",
            hall=str(hall.uid),
            mark=mark_of(request.user),
        )
    )
