"""Files of lessons, of the public front and of the editors' room."""

import re
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.views.decorators.http import require_safe

from cms.permissions import OPEN_EDITING
from cms.services.content_store import CONTENT_TYPES, path_of
from people.access import PUBLIC, SIGNED_IN, policy

RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
SHOWN = ("image/", "video/", "text/vtt")
EDITORS_FOLDERS = ("images", "original_images")
LONGEST_PIECE = 8 << 20  # bytes of a clip in one answer
FOR_EVER = "max-age=31536000, immutable"


@policy(SIGNED_IN)
@require_safe
def content_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file that a lesson shows, under the hash of its bytes."""
    return _answer(request, path_of(name), f"private, {FOR_EVER}")


@policy(PUBLIC)
@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of the public front."""
    return _answer(request, path_of(name, public=True), f"public, {FOR_EVER}")


@policy(OPEN_EDITING)
@require_safe
def editors_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture in the editors' room; other uploads have doors of their own."""
    folder, *below = path.split("/")
    if folder not in EDITORS_FOLDERS or ".." in below or "\x00" in path:
        raise Http404
    return _answer(request, path, "private, max-age=600")


def _answer(request: HttpRequest, path: str, cache: str) -> HttpResponseBase:
    try:
        is_there = default_storage.exists(path)
    except SuspiciousFileOperation:
        is_there = False
    if not is_there:
        raise Http404
    kind = CONTENT_TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
    response = _piece(request, path, kind) or FileResponse(
        default_storage.open(path), content_type=kind
    )
    shown = "inline" if kind.startswith(SHOWN) else "attachment"
    name = PurePosixPath(path).name
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = cache
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _piece(request: HttpRequest, path: str, kind: str) -> HttpResponse | None:
    """The part of a clip that a player asks for; None if it asks for no part."""
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        return None
    size = default_storage.size(path)
    first = int(asked[1])
    last = min(int(asked[2] or size - 1), size - 1, first + LONGEST_PIECE - 1)
    if first > last:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    with default_storage.open(path) as file:
        file.seek(first)
        piece = HttpResponse(file.read(last - first + 1), status=206, content_type=kind)
    piece["Content-Range"] = f"bytes {first}-{last}/{size}"
    return piece
