"""Segments and playlists under signed addresses; where they are is told to whom it may."""

import re
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
)
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from live.kinds.media_address import is_good
from live.models import LiveSession
from live.permissions import KEEP_HALL, LEAD_SESSION, PLAN_SESSION
from live.selectors.media import address_of, media_value, replays_for, rooms_for
from live.services.media_files import LIVE, REPLAY, folder_of, playlist_name
from people.access import PUBLIC, SIGNED_IN, policy
from people.http import AuthenticatedRequest

NAME = re.compile(r"(?:(?:live|replay)-[va]\.m3u8|i\d{1,6}[va]\.mp4|\d{1,9}[va]\.m4s)")
TYPES = {
    "m3u8": "application/vnd.apple.mpegurl",
    "mp4": "video/mp4",
    "m4s": "video/iso.segment",
}
AGAIN_SECONDS = 240  # when a page asks for a new address
AN_HOUR = int(timedelta(hours=1).total_seconds())


@require_safe
@policy(SIGNED_IN, PLAN_SESSION, LEAD_SESSION, KEEP_HALL)
def media_where(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    """Where the live playlists are, or those of the replay once the session is over."""
    session = get_object_or_404(rooms_for(request.user), uid=uid)
    when, on_air = LIVE, media_value(session)
    if session.state == LiveSession.State.ENDED:
        session = get_object_or_404(replays_for(request.user), uid=uid)
        when, on_air = REPLAY, {}
    addresses = {
        name: _address(session, playlist_name(when, kind))
        for name, kind in (("video", "v"), ("sound", "a"))
    }
    answer = JsonResponse({**addresses, "media": on_air, "again": AGAIN_SECONDS})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_safe
@policy(PUBLIC)
def media_file(
    request: HttpRequest, folder: str, expiry: int, mark: str, name: str
) -> HttpResponse:
    """A file of a session, without a look into the database.

    The mark is the right; a server in front may keep the answer, and check the mark by
    asking here (deploy/README.md).
    """
    if not is_good(folder, expiry, mark, timezone.now()) or not NAME.fullmatch(name):
        raise Http404
    try:
        data = (settings.LIVE_FILES / folder / name).read_bytes()  # some 150 KB
    except OSError as error:
        raise Http404 from error
    kind = name.rpartition(".")[2]
    answer = HttpResponse(data, content_type=TYPES[kind])
    keeps = "max-age=1" if kind == "m3u8" else f"max-age={AN_HOUR}, immutable"
    answer.headers["Cache-Control"] = f"public, {keeps}"
    return answer


def _address(session: LiveSession, name: str) -> str:
    """Nothing as long as there is no such playlist: the first segment is on its way."""
    if not (folder_of(session) / name).is_file():
        return ""
    return address_of(session, name, timezone.now())
