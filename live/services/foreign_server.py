"""The one door to the school's other servers: asked by our server, with bounds."""

import http.client
from http import HTTPStatus
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

SOCKET_SECONDS = 4
ALL_SECONDS = 6
LARGEST = 65_536  # bytes of an answer


class ServerSilent(Exception):
    """It cannot be reached, is too slow, or answers something else than an answer."""


class _Stays(HTTPRedirectHandler):
    """An answer that sends us elsewhere is none: the address bears our signature."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


_opener = build_opener(_Stays)


def ask(address: str, told: bytes | None = None, token: str = "") -> bytes:
    """The answer of ``address``, an http(s) address of a setting (live.media.backend).

    ``told`` is posted to it, as JSON. ``token``, signed by us, goes along as a bearer; to
    whom it goes a refusal is an answer, too, in the words of its protocol.

    Not for within a transaction: it may take six seconds.

    Raises:
        ServerSilent: no answer in time, too long a one, or one that tells of a fault.
    """
    until = monotonic() + ALL_SECONDS
    headers = {"User-Agent": "hoc-tap", "Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = Request(address, told, headers)  # noqa: S310 -- checked there
    found = b""
    try:
        with _opened(request, reads_faults=bool(token)) as answer:
            while piece := answer.read1(LARGEST):
                found += piece
                if len(found) > LARGEST or monotonic() > until:
                    message = "too long an answer"
                    raise ServerSilent(message)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ServerSilent(type(error).__name__) from error
    return found


def _opened(request: Request, *, reads_faults: bool) -> Any:
    try:
        return _opener.open(request, timeout=SOCKET_SECONDS)
    except HTTPError as error:
        if reads_faults and error.code >= HTTPStatus.BAD_REQUEST:
            return error
        raise
