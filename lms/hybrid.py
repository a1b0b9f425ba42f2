"""One port: pages under threads, sockets under Channels (ADR 0004).

A page costs four times less CPU under a thread than under ASGI, and each thread keeps one
connection to the database.
"""

import logging
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope

from lms.asgi import application as sockets
from lms.asgi import say_bye
from lms.wsgi import application as pages

THREADS = 8
NO_SUCH_SOCKET = 4404

logger = logging.getLogger(__name__)

_pages: Any = WSGIMiddleware(cast("Any", pages), workers=THREADS)


async def application(
    scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
) -> None:
    """Send each connection to the half that serves it."""
    match scope["type"]:
        case "http":
            await _pages(scope, _as_coroutine(receive), send)
        case "websocket":
            await _socket(scope, receive, send)
        case "lifespan":
            await _live(receive, send)


def _as_coroutine(receive: Any) -> Any:
    """Granian's ``receive`` gives an awaitable; the bridge to threads wants a coroutine."""

    async def received() -> Any:
        return await receive()

    return received


async def _socket(scope: Any, receive: Any, send: Any) -> None:
    try:
        await sockets(scope, receive, send)
    except ValueError:  # Channels' word for: no route
        logger.info("No socket at %s", scope["path"])
        await send({"type": "websocket.close", "code": NO_SUCH_SOCKET})


async def _live(receive: Any, send: Any) -> None:
    while True:
        match (await receive())["type"]:
            case "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            case "lifespan.shutdown":
                await say_bye()
                await send({"type": "lifespan.shutdown.complete"})
                return
