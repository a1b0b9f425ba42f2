"""One socket in a room of this process: its line, or its queue and the task that empties it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from uuid import UUID

from live.selectors.standing import Standing
from live.wire import Line, wired

MOST_WAITING = 64 * 1024  # bytes before one seat


class Seat:
    """Who sits here, and what waits to be sent to them; a hall's screen hears no chat."""

    def __init__(
        self,
        session_id: int,
        standing: Standing,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[int], Awaitable[None]],
        lease: UUID | None = None,
        *,
        is_host: bool = False,
        line: Line | None = None,
    ) -> None:
        self.session_id = session_id
        self.standing = standing
        self.send = send
        self.close = close
        self.lease = lease
        self.is_host = is_host
        self.line = line
        self.hears_chat = standing.part != "hall"
        self.heard_at = asyncio.get_running_loop().time()
        self.waiting: deque[str] = deque()
        self.size = 0
        self.is_behind = False
        self.has_news = asyncio.Event()
        self.writer: asyncio.Task[None] | None = None

    def offer(self, text: str, frame: bytes | None = None) -> None:
        """Put ``text`` before the seat, or skip it if too much waits already.

        Args:
            frame: the same as it goes over a line, made once for all seats.
        """
        if self.is_behind:
            return
        if self.line is not None:
            if self.line.offer(frame or wired(text)):
                return
            self.is_behind = True
        elif self.size + len(text) > MOST_WAITING:
            self.waiting.clear()
            self.size = 0
            self.is_behind = True
        else:
            self.waiting.append(text)
            self.size += len(text)
        self.has_news.set()

    async def write(self, snapshot: Callable[[], Awaitable[list[str]]]) -> None:
        """Send what waits, for as long as the socket is open; make whole who was behind."""
        while True:
            await self.has_news.wait()
            self.has_news.clear()
            while self.waiting:
                text = self.waiting.popleft()
                self.size -= len(text)
                await self.send(text)
            if self.is_behind:
                if self.line is not None:
                    await self.line.drained()
                texts = await snapshot()
                self.is_behind = False
                for text in texts:
                    self.offer(text)
