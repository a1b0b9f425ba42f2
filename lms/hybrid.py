"""One port: pages under threads, sockets under Channels (ADR 0004).

A page costs four times less CPU under a thread than under ASGI, and each thread keeps one
connection to the database. When more come than there are threads, ``lms.gate`` says who is next.
"""

import logging
from functools import cache
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope
from django.conf import settings
from django.template.loader import render_to_string
from granian.utils.proxies import wrap_asgi_with_proxy_headers

from lms.asgi import application as sockets
from lms.gate import Busy, Gate
from lms.wsgi import application as pages

THREADS = 8
COME_AGAIN_SECONDS = b"5"

logger = logging.getLogger(__name__)

_pages: Any = WSGIMiddleware(cast("Any", pages), workers=THREADS)
_gate = Gate(THREADS)


async def application(
    scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
) -> None:
    """Send each connection to the half that serves it."""
    match scope["type"]:
        case "http":
            await _page(scope, _as_coroutine(receive), send)
        case _:
            await sockets(scope, receive, send)


async def _page(scope: Any, receive: Any, send: Any) -> None:
    try:
        async with _gate.place():
            await _pages(scope, receive, send)
    except Busy:
        logger.warning("Too many at once: %s was sent away", scope["path"])
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"retry-after", COME_AGAIN_SECONDS),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": _busy_page()})


# Who asks is whom the proxy names, or limits by network would count all as one.
application = wrap_asgi_with_proxy_headers(application, settings.PROXIES)


@cache
def _busy_page() -> bytes:
    return render_to_string("503.html").encode()


def _as_coroutine(receive: Any) -> Any:
    """Granian's ``receive`` gives an awaitable; the bridge to threads wants a coroutine."""

    async def received() -> Any:
        return await receive()

    return received
