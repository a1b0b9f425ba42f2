"""One WebSocket of a client: opens, tells what it heard, says, closes (RFC 6455)."""

import asyncio
import base64
import os
import struct
from collections.abc import Callable

ABNORMAL = 1006
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
TWO_BYTES, EIGHT_BYTES = 126, 127


class Line(asyncio.Protocol):
    """``heard`` gets each text, ``closed`` the code, once."""

    def __init__(
        self, path: str, heard: Callable[[str], None], closed: Callable[[int], None]
    ) -> None:
        self.path = path
        self.heard = heard
        self.closed = closed
        self.port = 0
        self.is_open = False
        self.code = ABNORMAL
        self.rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        host, self.port = transport.get_extra_info("peername")[:2]
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: {host}:{self.port}\r\n"
            f"Origin: http://{host}:{self.port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self.rest += data
        if not self.is_open:
            head, mark, after = self.rest.partition(b"\r\n\r\n")
            if not mark:
                return
            if b" 101 " not in head[:20]:
                self.transport.abort()
                return
            self.is_open, self.rest = True, after
        while (frame := _first_frame(self.rest)) is not None:
            kind, inside, length = frame
            self.rest = self.rest[length:]
            self._take(kind, inside)

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        self.closed(self.code)

    def say(self, text: str) -> None:
        if self.is_open:
            self._send(TEXT, text.encode())

    def close(self) -> None:
        """Say goodbye, as a page does that is left."""
        if self.is_open:
            self._send(CLOSE, struct.pack("!H", 1000))
        self.transport.close()

    def _take(self, kind: int, inside: bytes) -> None:
        if kind == TEXT:
            self.heard(inside.decode())
        elif kind == PING:
            self._send(PONG, inside)
        elif kind == CLOSE:
            if len(inside) >= 2:
                self.code = struct.unpack("!H", inside[:2])[0]
            self.close()

    def _send(self, kind: int, inside: bytes) -> None:
        mask = os.urandom(4)
        size = len(inside)
        head = bytes([0x80 | kind])
        if size < TWO_BYTES:
            head += bytes([0x80 | size])
        else:
            head += bytes([0x80 | TWO_BYTES]) + struct.pack("!H", size)
        masked = bytes(one ^ mask[place % 4] for place, one in enumerate(inside))
        self.transport.write(head + mask + masked)


def _first_frame(data: bytes) -> tuple[int, bytes, int] | None:
    """Kind, content and length of the first whole frame; servers do not mask."""
    if len(data) < 2:
        return None
    size, start = data[1] & 0x7F, 2
    if size == TWO_BYTES:
        start = 4
        size = int.from_bytes(data[2:4])
    elif size == EIGHT_BYTES:
        start = 10
        size = int.from_bytes(data[2:10])
    if len(data) < start + size or start > len(data):
        return None
    return data[0] & 0x0F, data[start : start + size], start + size
