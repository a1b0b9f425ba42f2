"""A client that keeps no rule: what it sends goes to the sockets' own server as it stands."""

import asyncio
import base64
import logging
import os
import struct
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from live import hub
from lms.asgi import application
from lms.sockets import config_of
from tests.live.consumers.room import play

CONTINUED, TEXT, BINARY, CLOSE, PING = 0, 1, 2, 8, 9
ABNORMAL, NO_CODE = 1006, 1005
PATIENCE = 15


def frame(
    kind: int,
    inside: bytes = b"",
    *,
    last: bool = True,
    flags: int = 0,
    mask: bool = True,
) -> bytes:
    """A frame as a client sends it (RFC 6455, 5.2); by the arguments, one that it must not."""
    first = (0x80 if last else 0) | flags | kind
    masked = 0x80 if mask else 0
    size = len(inside)
    if size < 126:
        head = bytes((first, masked | size))
    elif size < 1 << 16:
        head = bytes((first, masked | 126)) + struct.pack("!H", size)
    else:
        head = bytes((first, masked | 127)) + struct.pack("!Q", size)
    return head + (b"\0\0\0\0" if mask else b"") + inside


class Raw:
    """One connection to the port."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.reader = reader
        self.writer = writer
        self.head = b""
        self.texts: list[bytes] = []

    async def say(self, *frames: bytes) -> None:
        try:
            self.writer.write(b"".join(frames))
            await self.writer.drain()
        except ConnectionError:
            pass  # it was cut: that is read at the other end

    async def ended(self) -> int:
        """Read to the end; the code of the farewell."""
        code = ABNORMAL
        try:
            while True:
                kind, inside = await asyncio.wait_for(self.frame(), PATIENCE)
                if kind == TEXT:
                    self.texts.append(inside)
                elif kind == CLOSE:
                    code = struct.unpack("!H", inside[:2])[0] if inside else NO_CODE
                    await self.say(frame(CLOSE, inside[:2]))
        except (asyncio.IncompleteReadError, ConnectionError):
            return code
        finally:
            self.writer.close()

    async def frame(self) -> tuple[int, bytes]:
        kind, size = await self.reader.readexactly(2)
        if size == 126:
            size = int.from_bytes(await self.reader.readexactly(2))
        elif size == 127:
            size = int.from_bytes(await self.reader.readexactly(8))
        return kind & 15, await self.reader.readexactly(size)

    async def text(self) -> bytes:
        while True:
            kind, inside = await asyncio.wait_for(self.frame(), PATIENCE)
            if kind == TEXT:
                return inside


async def knock(
    port: int, path: str, *, origin: bytes = b"http://localhost", more: bytes = b""
) -> Raw:
    """Ask for a socket; ``head`` is what was answered, empty where the line was cut."""
    key = base64.b64encode(os.urandom(16))
    there = await connect(port)
    await there.say(
        b"GET " + path.encode() + b" HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
        + b"\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key
        + b"\r\nSec-WebSocket-Version: 13\r\n" + more + b"\r\n"
    )  # fmt: skip
    there.head = await head_of(there)
    return there


async def connect(port: int) -> Raw:
    return Raw(*await asyncio.open_connection("127.0.0.1", port))


async def head_of(there: Raw) -> bytes:
    try:
        return await asyncio.wait_for(there.reader.readuntil(b"\r\n\r\n"), PATIENCE)
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def at(ticket: str) -> str:
    return f"/ws/sessions/?ticket={ticket}&device=may-1"


async def come(port: int, ticket: str) -> Raw:
    """Somebody in the room, who has read what stands there."""
    there = await knock(port, at(ticket))
    assert b" 101 " in there.head
    assert b'"session"' in await there.text()
    await there.text()  # the chat
    return there


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 -- what is waited for has no event
            await asyncio.sleep(0.01)


def serve(scene: Callable[[int], Awaitable[Any]]) -> Any:
    """Play ``scene(port)`` on the server that sites run; nobody is left in its rooms."""

    async def whole() -> Any:
        server = uvicorn.Server(config_of(application, "127.0.0.1", 0))
        serving = asyncio.create_task(server.serve())
        await until(lambda: server.started)
        logging.getLogger(
            "uvicorn"
        ).propagate = True  # for whoever looks for tracebacks
        try:
            told = await scene(server.servers[0].sockets[0].getsockname()[1])
            await until(lambda: not hub.hub().rooms and not hub.hub().places)
            return told
        finally:
            server.should_exit = True
            await serving

    return play(whole)


def tracebacks(caplog: Any) -> list[str]:
    """What was said of faults, by us and by the server."""
    return [one.getMessage() for one in caplog.records if one.exc_info]
