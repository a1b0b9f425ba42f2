"""The server's half of a socket, on whose line the hub may write itself (ADR 12).

A text through ASGI costs a hop and three calls for each socket. Here a frame is made once
for a room, and its bytes are handed to each line: a third of the CPU. ``lms.sockets`` serves
by it; under another server there is no line in the scope and texts go through ASGI.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode, Frame

EXTENSION = "hoc-tap.line"
TEXT, TWO_BYTES, EIGHT_BYTES = 0x81, 126, 127
MOST_PIECES = 64  # frames of one message; browsers send ours in one


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
    """Uvicorn's protocol, with its line in the scope, held against who keeps no rule."""

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if not self.handshake_initiated:  # a head that is too long; it comes as a whole
            self.transport.abort()

    def handle_ping(self) -> None:
        """Answer; but cut who asks on and on and reads no answer, for answers would pile up."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.transport.abort()

    def handle_cont(self, event: Frame) -> None:
        """Take a piece; size alone bounds no message whose pieces are empty."""
        if self.close_sent:
            return
        if len(self.frames) < MOST_PIECES:
            super().handle_cont(event)
        else:
            self._fail(CloseCode.MESSAGE_TOO_BIG)

    def send_receive_event_to_app(self) -> None:
        """Hand on a message; a text that is none ends the socket without a traceback."""
        if not self.close_sent and self.curr_msg_data_type == "text":
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self._fail(CloseCode.INVALID_DATA)
                return
        super().send_receive_event_to_app()

    async def send(self, message: Any) -> None:
        """As uvicorn; but a socket that is closed already is gone, and no fault of ours.

        Raises:
            ClientDisconnected: the other side has left, or we have said farewell.
        """
        await self.writable.wait()
        if self.handshake_complete and self.close_sent:
            raise ClientDisconnected
        await super().send(message)

    def _fail(self, code: CloseCode) -> None:
        self.frames = []
        self.conn.fail(code)
        self.handle_parser_exception()

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if self.response.status_code == HTTPStatus.SWITCHING_PROTOCOLS:
            extensions: dict[Any, Any] = self.scope["extensions"]
            extensions[EXTENSION] = Line(self)  # the application runs later


def line_of(scope: Mapping[str, Any]) -> Line | None:
    """The line of a socket, where the server gives one."""
    found = (scope.get("extensions") or {}).get(EXTENSION)
    return found if isinstance(found, Line) else None
