"""One socket in a room of this process, and how what is told reaches it."""

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from uuid import UUID

from live.selectors.standing import Standing
from live.wire import Line, wired

MOST_WAITING = 64 * 1024  # bytes before one seat


class Seat(ABC):
    """Who sits here; a hall's screen hears no chat.

    Whoever does not read what is told is skipped and made whole by ``snapshot`` later.
    """

    snapshot: Callable[[], Awaitable[list[str]]]

    def __init__(
        self,
        standing: Standing,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[int], Awaitable[None]],
        lease: UUID | None = None,
    ) -> None:
        self.standing = standing
        self.session_id = standing.session_id
        self.send = send
        self.close = close
        self.lease = lease
        self.is_host = standing.part == "host"
        self.is_member = standing.part == "member"
        self.hears_chat = standing.part != "hall"
        self.heard_at = asyncio.get_running_loop().time()
        self.is_behind = False
        self.writer: asyncio.Task[None] | None = None

    @abstractmethod
    def offer(self, text: str, frame: bytes | None = None) -> None:
        """Put ``text`` before the seat, or skip it if too much waits already.

        Args:
            frame: the same as it goes over a line, made once for all seats.
        """

    def begin(self, snapshot: Callable[[], Awaitable[list[str]]]) -> None:
        """Be there, until the socket ends; before anything is offered."""
        self.snapshot = snapshot

    def _write_by(self, work: Coroutine[Any, Any, None]) -> None:
        self.writer = asyncio.get_running_loop().create_task(work, name="live-seat")

    async def _make_whole(self) -> None:
        texts = await self.snapshot()
        self.is_behind = False  # nothing is told between the snapshot and here
        self._offer_all(texts)

    def _offer_all(self, texts: list[str]) -> None:
        for text in texts:
            self.offer(text)


class LineSeat(Seat):
    """A seat whose line is written to; it needs no task and no queue of its own."""

    def __init__(
        self,
        line: Line,
        standing: Standing,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[int], Awaitable[None]],
        lease: UUID | None = None,
    ) -> None:
        super().__init__(standing, send, close, lease)
        self.line = line

    def offer(self, text: str, frame: bytes | None = None) -> None:
        if self.is_behind or self.line.offer(frame or wired(text)):
            return
        self.is_behind = True
        self._write_by(self._catch_up())

    async def _catch_up(self) -> None:
        await self.line.drained()
        await self._make_whole()

    def _offer_all(self, texts: list[str]) -> None:
        """At once: were the first alone taken, a slow line would be told it for ever."""
        self.offer("", b"".join(map(wired, texts)))


class QueuedSeat(Seat):
    """A seat that is told through ASGI: a queue, and the task that empties it."""

    def __init__(
        self,
        standing: Standing,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[int], Awaitable[None]],
        lease: UUID | None = None,
    ) -> None:
        super().__init__(standing, send, close, lease)
        self.waiting: deque[str] = deque()
        self.size = 0
        self.has_news = asyncio.Event()

    def begin(self, snapshot: Callable[[], Awaitable[list[str]]]) -> None:
        super().begin(snapshot)
        self._write_by(self._write())

    def offer(self, text: str, frame: bytes | None = None) -> None:
        if self.is_behind:
            return
        if self.size + len(text) > MOST_WAITING:
            self.waiting.clear()
            self.size = 0
            self.is_behind = True
        else:
            self.waiting.append(text)
            self.size += len(text)
        self.has_news.set()

    async def _write(self) -> None:
        """Send what waits, for as long as the socket is open."""
        while True:
            await self.has_news.wait()
            self.has_news.clear()
            while self.waiting:
                text = self.waiting.popleft()
                self.size -= len(text)
                await self.send(text)
            if self.is_behind:
                await self._make_whole()
