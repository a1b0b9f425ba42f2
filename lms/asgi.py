"""Sockets, by Channels: each opens by a signed ticket, from a page of ours only."""

import asyncio
import logging
import os
import signal
from contextlib import suppress
from typing import Any

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope
from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

get_asgi_application()  # sets Django up before any consumer is imported

from live.hub import say_bye  # noqa: E402 -- Django is set up now
from live.routing import websocket_urlpatterns  # noqa: E402 -- Django is set up now

NO_SUCH_SOCKET = 4404

logger = logging.getLogger(__name__)

_sockets = AllowedHostsOriginValidator(URLRouter(websocket_urlpatterns))


async def application(
    scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
) -> None:
    """Sockets, and the word to all of them before the process stops; no pages."""
    match scope["type"]:
        case "websocket":
            await _socket(scope, receive, send)
        case "lifespan":
            await _live(receive, send)
        case "http":
            await _no_page(send)


async def _socket(scope: Any, receive: Any, send: Any) -> None:
    try:
        await _sockets(scope, receive, send)
    except ValueError:  # Channels' word for: no route
        logger.info("No socket at %s", scope["path"])
        await send({"type": "websocket.close", "code": NO_SUCH_SOCKET, "reason": ""})


async def _live(receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    while True:
        match (await receive())["type"]:
            case "lifespan.startup":
                _say_bye_first()
                await send({"type": "lifespan.startup.complete"})
            case "lifespan.shutdown":
                await send({"type": "lifespan.shutdown.complete"})
                return


def _say_bye_first() -> None:
    """Let SIGTERM wait until all sockets have been told; then the server stops as ever.

    Granian cuts its sockets before it speaks of a shutdown, and takes SIGINT for the same.
    """
    loop = asyncio.get_running_loop()
    stopping: list[asyncio.Task[None]] = []

    async def stop() -> None:
        try:
            await say_bye()
        finally:
            signal.raise_signal(signal.SIGINT)

    def asked() -> None:
        if not stopping:
            stopping.append(loop.create_task(stop()))

    with suppress(ValueError, RuntimeError, NotImplementedError):  # not the main thread
        loop.add_signal_handler(signal.SIGTERM, asked)


async def _no_page(send: ASGISendCallable) -> None:
    await send(
        {"type": "http.response.start", "status": 404, "headers": [], "trailers": False}
    )
    await send({"type": "http.response.body", "body": b"", "more_body": False})
