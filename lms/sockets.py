"""``python -m lms.sockets --port 8001``: the server of sockets, beside that of pages (ADR 12)."""

import argparse
import resource
from contextlib import suppress
from typing import Any

import uvicorn

from live.kinds.message import LARGEST

SOUND = "lms.asgi:application"
PING_SECONDS, PONG_SECONDS = 20.0, 40.0  # a line that is dead for so long is closed
WAITING = 4096  # lines that the system accepts before us: a class joins at once
LEAVE_SECONDS = 3


def main() -> None:
    """Serve until SIGTERM; whoever is in a room is told before (lms.asgi)."""
    asked = _asked()
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a socket is a file
    with suppress(KeyboardInterrupt):  # how uvicorn hands on the signal that ended it
        uvicorn.Server(config_of(asked.application, asked.host, asked.port)).run()


def config_of(application: Any, host: str, port: int) -> uvicorn.Config:
    """How sockets are served: bounded messages, no compression, pings, lines for the hub."""
    return uvicorn.Config(
        application,
        host=host,
        port=port,
        http="h11",
        ws="live.wire:LiveProtocol",
        ws_max_size=LARGEST,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PONG_SECONDS,
        lifespan="on",
        backlog=WAITING,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=LEAVE_SECONDS,
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lms.sockets", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("application", nargs="?", default=SOUND)
    return parser.parse_args()


if __name__ == "__main__":
    main()
