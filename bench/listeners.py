"""Sockets of this machine that note how late what they hear is."""

import asyncio
import socket
import time
from collections.abc import Sequence
from typing import Any

AT_ONCE = 100


class Listener(asyncio.Protocol):
    """Opens ``path``; each ``before<nanosecond>after`` in what comes is one delivery.

    ``late`` gets ``(milliseconds, deliveries)`` for what came together, by its oldest.
    ``before`` never contains ``}``, and something after it does.
    """

    def __init__(
        self, path: str, marks: tuple[bytes, bytes], late: list[tuple[float, int]]
    ) -> None:
        self.path = path
        self.before, self.after = marks
        self.late = late
        self.rest = b""
        self.is_open = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        host, port = transport.get_extra_info("peername")[:2]
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Origin: http://{host}:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        if not self.is_open.done():
            self.is_open.set_result(b" 101 " in data[:20])
        data = self.rest + data
        whole = data.rfind(b"}") + 1
        self.rest = data[whole:]
        place = data.find(self.before, 0, whole)
        if place < 0:
            return
        start = place + len(self.before)
        told = int(data[start : data.find(self.after, start)])
        late = (time.monotonic_ns() - told) / 1e6
        self.late.append((late, data.count(self.before, 0, whole)))

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.is_open.done():
            self.is_open.set_result(False)


async def open_all(listeners: Sequence[Listener], ports: Sequence[int]) -> None:
    """Open them, a hundred at once, each at the next of ``ports``; all must come in."""
    loop = asyncio.get_running_loop()

    async def open_one(number: int, one: Listener) -> None:
        port = ports[number % len(ports)]
        await loop.create_connection(lambda: one, "127.0.0.1", port)
        assert await one.is_open

    for first in range(0, len(listeners), AT_ONCE):
        some = enumerate(listeners[first : first + AT_ONCE], first)
        await asyncio.gather(*(open_one(number, one) for number, one in some))


def quantile(late: Sequence[tuple[float, int]], share: float) -> float:
    """Milliseconds within which ``share`` of all deliveries came."""
    wanted, seen = share * sum(count for _ms, count in late), 0
    for ms, count in sorted(late):
        seen += count
        if seen >= wanted:
            return round(ms, 1)
    return 0.0


def free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])
