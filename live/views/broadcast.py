"""The lecturer's browser goes on the air and sends what it records, piece by piece."""

import logging
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from live.models import Broadcast
from live.permissions import LEAD_SESSION
from live.selectors.session import sessions_for
from live.services.broadcasting import begin_broadcast, end_broadcast
from live.services.packing import (
    LARGEST_PIECE,
    BroadcastOver,
    MediaUnreadable,
    PieceMissing,
    TooMuchMedia,
    take_piece,
)
from people.access import policy
from people.http import AuthenticatedRequest
from people.models import User

logger = logging.getLogger(__name__)
STATUS = {
    BroadcastOver: HTTPStatus.GONE,
    PieceMissing: HTTPStatus.CONFLICT,
    TooMuchMedia: HTTPStatus.TOO_MANY_REQUESTS,
    MediaUnreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
}


@require_POST
@policy(LEAD_SESSION)
def broadcast_begin(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    session = get_object_or_404(sessions_for(request.user, LEAD_SESSION), uid=uid)
    source = request.POST.get("source", "")
    if source not in Broadcast.Source.values:
        said = _("This command is not understood.")
        return JsonResponse({"said": said}, status=HTTPStatus.BAD_REQUEST)
    try:
        begun = begin_broadcast(session=session, source=source, actor=request.user)
    except DomainError as error:
        return JsonResponse({"said": str(error)}, status=HTTPStatus.CONFLICT)
    piece = reverse("live:broadcast_piece", args=[uid, begun.uid, 0])
    return JsonResponse(
        {
            "piece": piece.removesuffix("0/"),
            "end": reverse("live:broadcast_end", args=[uid, begun.uid]),
        }
    )


@require_POST
@policy(LEAD_SESSION)
def broadcast_piece(
    request: AuthenticatedRequest, uid: UUID, broadcast_uid: UUID, number: int
) -> JsonResponse:
    """A piece of the recording as the body; the answer names the one expected next."""
    one = _broadcast(request, uid, broadcast_uid, sent_by=request.user)
    if _length(request) > LARGEST_PIECE:
        said = str(TooMuchMedia())
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return JsonResponse({"said": said}, status=status)
    try:
        expected = take_piece(
            broadcast=one, number=number, data=request.body, now=timezone.now()
        )
    except PieceMissing as error:
        told = {"said": str(error), "expected": error.expected}
        return JsonResponse(told, status=STATUS[PieceMissing])
    except (BroadcastOver, TooMuchMedia, MediaUnreadable) as error:
        return JsonResponse({"said": str(error)}, status=STATUS[type(error)])
    except OSError:
        logger.exception("A piece of a broadcast could not be written")
        said = _("The server cannot keep it now. It is sent again by itself.")
        return JsonResponse({"said": said}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"expected": expected})


@require_POST
@policy(LEAD_SESSION)
def broadcast_end(
    request: AuthenticatedRequest, uid: UUID, broadcast_uid: UUID
) -> JsonResponse:
    one = _broadcast(request, uid, broadcast_uid)
    return JsonResponse({"ended": end_broadcast(broadcast=one, actor=request.user)})


def _broadcast(
    request: AuthenticatedRequest, uid: UUID, broadcast_uid: UUID, **more: User
) -> Broadcast:
    """Who leads may end any; what one begins, nobody else speaks in, nor in a relay's."""
    led = sessions_for(request.user, LEAD_SESSION).filter(uid=uid)
    return get_object_or_404(Broadcast, session__in=led, uid=broadcast_uid, **more)


def _length(request: HttpRequest) -> int:
    told = request.headers.get("Content-Length") or "0"
    return int(told) if told.isdecimal() else LARGEST_PIECE + 1
