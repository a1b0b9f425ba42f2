"""The seats of one session in this process, and what is known of the session."""

import asyncio

from live.seat import Seat
from live.wire import wired


class Room:
    """One to a session that somebody of this process sits in."""

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
        frame = wired(text)
        for seat in self.seats:
            if seat.is_host or not hosts_only:
                seat.offer(text, frame)
