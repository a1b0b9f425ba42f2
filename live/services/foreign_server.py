"""The one door to the school's other servers: asked by our server, with bounds."""

import http.client
from time import monotonic
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


def ask(address: str, told: bytes | None = None) -> bytes:
    """The answer of ``address``, an http(s) address of a setting (live.media.backend).

    ``told`` is posted to it, as JSON.

    Not for within a transaction: it may take six seconds.

    Raises:
        ServerSilent: no answer in time, too long a one, or one that tells of a fault.
    """
    until = monotonic() + ALL_SECONDS
    headers = {"User-Agent": "hoc-tap", "Content-Type": "application/json"}
    request = Request(address, told, headers)  # noqa: S310 -- checked there
    found = b""
    try:
        with _opener.open(request, timeout=SOCKET_SECONDS) as answer:
            while piece := answer.read1(LARGEST):
                found += piece
                if len(found) > LARGEST or monotonic() > until:
                    message = "too long an answer"
                    raise ServerSilent(message)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ServerSilent(type(error).__name__) from error
    return found
