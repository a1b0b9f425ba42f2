"""Answering with a kept file, whole or in part."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from h5p.kinds.kept import path_of
from h5p.spec.media import type_of

RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
LONGEST_PIECE = 8 << 20  # bytes of a clip in one answer
FOR_EVER = "public, max-age=31536000, immutable"
_SHOWN = ("image/", "video/", "audio/", "font/", "text/vtt")
_LIBRARY = ("text/css", "text/javascript", "application/json")


def answer(
    request: HttpRequest,
    sha256: str,
    name: str,
    cache: str,
    *,
    is_library: bool = False,
) -> HttpResponseBase:
    """The kept bytes under ``name``, for a page that may have no origin."""
    place = path_of(sha256)
    return answer_from(request, place, name, cache, is_library=is_library)


def answer_from(
    request: HttpRequest,
    place: str,
    name: str,
    cache: str,
    *,
    is_library: bool = False,
) -> HttpResponseBase:
    """The bytes that lie at ``place`` in the storage, as ``name``.

    Whatever they are, they are no page of ours: opened by themselves they can do nothing.
    """
    kind = type_of(name)
    response = _piece(request, place, kind) or FileResponse(
        default_storage.open(place), content_type=kind
    )
    is_shown = kind.startswith(_SHOWN) or (is_library and kind in _LIBRARY)
    response["Content-Disposition"] = "inline" if is_shown else "attachment"
    response["Accept-Ranges"] = "bytes"
    return with_marks(response, cache)


def with_marks(response: HttpResponseBase, cache: str) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = cache
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _piece(request: HttpRequest, place: str, kind: str) -> HttpResponse | None:
    """The part that a player asks for; None if it asks for no part."""
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        return None
    size = default_storage.size(place)
    first = int(asked[1])
    last = min(int(asked[2] or size - 1), size - 1, first + LONGEST_PIECE - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with default_storage.open(place) as file:
        file.seek(first)
        piece = HttpResponse(file.read(last - first + 1), status=206, content_type=kind)
    piece["Content-Range"] = f"bytes {first}-{last}/{size}"
    return piece
