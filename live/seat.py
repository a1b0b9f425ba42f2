"""One socket in a room of this process, its queue, its task; and the room of them all."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from uuid import UUID

from live.selectors.standing import Standing

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
    ) -> None:
        self.session_id = session_id
        self.standing = standing
        self.send = send
        self.close = close
        self.lease = lease
        self.is_host = is_host
        self.hears_chat = standing.part != "hall"
        self.is_member = standing.part == "member"
        self.heard_at = asyncio.get_running_loop().time()
        self.waiting: deque[str] = deque()
        self.size = 0
        self.is_behind = False
        self.has_news = asyncio.Event()
        self.writer: asyncio.Task[None] | None = None

    def offer(self, text: str) -> None:
        """Put ``text`` before the seat, or skip it if too much waits already."""
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

    async def write(self, snapshot: Callable[[], Awaitable[list[str]]]) -> None:
        """Send what waits, for as long as the socket is open."""
        while True:
            await self.has_news.wait()
            self.has_news.clear()
            while self.waiting:
                text = self.waiting.popleft()
                self.size -= len(text)
                await self.send(text)
            if self.is_behind:
                self.is_behind = False
                for text in await snapshot():
                    await self.send(text)


class Room:
    """The seats of one session in this process."""

    def __init__(self, session_id: int) -> None:
        self.session_id = session_id
        self.seats: set[Seat] = set()
        self.sequence: int | None = None
        self.snapshot: str | None = None
        self.change: int | None = None  # of the chat
        self.chat: str | None = None  # its last messages
        self.group_change = 0  # of the small groups
        self.groups: dict[int, int] = {}  # user -> the newest change of their group
        self.counted: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
        self.lock = asyncio.Lock()
        self.flush_at = 0.0
        self.flushing: asyncio.Task[None] | None = None

    def tell(self, text: str, *, hosts_only: bool = False) -> None:
        for seat in self.seats:
            if seat.is_host or not hosts_only:
                seat.offer(text)
