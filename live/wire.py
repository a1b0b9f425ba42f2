"""The server's half of a socket, on whose line the hub may write itself (ADR 12).

A text through ASGI costs a hop and three calls for each socket. Here a frame is made once
for a room, and its bytes are handed to each line: a third of the CPU. ``lms.sockets`` serves
by it; under another server there is no line in the scope and texts go through ASGI.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "hoc-tap.line"
TEXT, TWO_BYTES, EIGHT_BYTES = 0x81, 126, 127


def wired(text: str) -> bytes:
    """The frame of a whole text, as a server sends it (RFC 6455, 5.2)."""
    inside = text.encode()
    size = len(inside)
    if size < TWO_BYTES:
        head = bytes((TEXT, size))
    elif size < 1 << 16:
        head = bytes((TEXT, TWO_BYTES)) + size.to_bytes(2)
    else:
        head = bytes((TEXT, EIGHT_BYTES)) + size.to_bytes(8)
    return head + inside


class Line:
    """Where frames of one socket go. It is full from 64 KiB on until a quarter is left."""

    def __init__(self, protocol: WebSocketsSansIOProtocol) -> None:
        self.protocol = protocol

    @property
    def is_full(self) -> bool:
        """Whether the other side does not read what is sent."""
        return not self.protocol.writable.is_set()

    def offer(self, frame: bytes) -> bool:
        """Send ``frame``; False where the line is full, and nothing was sent."""
        protocol = self.protocol
        if not protocol.writable.is_set():
            return False
        if not protocol.close_sent and not protocol.transport.is_closing():
            protocol.transport.write(frame)
        return True

    async def drained(self) -> None:
        """Wait until the line takes more, or is gone."""
        await self.protocol.writable.wait()

    def cut(self) -> None:
        """End the line at once: who does not read would hear no farewell."""
        self.protocol.transport.abort()


class LiveProtocol(WebSocketsSansIOProtocol):
    """Uvicorn's protocol, with its line in the scope."""

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if self.response.status_code == HTTPStatus.SWITCHING_PROTOCOLS:
            extensions: dict[Any, Any] = self.scope["extensions"]
            extensions[EXTENSION] = Line(self)  # the application runs later


def line_of(scope: Mapping[str, Any]) -> Line | None:
    """The line of a socket, where the server gives one."""
    found = (scope.get("extensions") or {}).get(EXTENSION)
    return found if isinstance(found, Line) else None
