"""The sockets of this process, and how they hear (docs/adr/0012-live-hub.md).

No channel layer: a room is a set of seats in this process. Its news are read once,
encoded once, and the same text is put before every seat. The first news goes out at once,
what follows within 100 ms goes out together. A seat that does not read is skipped: its
queue is dropped, and a snapshot makes it whole once it reads again.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from django.db import connections
from django.utils import timezone

from live.bus import Bus
from live.door import Door
from live.kinds.frame import chat_frame, encoded, group_frame, joined
from live.kinds.message import Close
from live.kinds.ticket import Ticket
from live.room import Room
from live.seat import Seat
from live.selectors.chat import chat_since, chat_value
from live.selectors.group import groups_since
from live.selectors.room import (
    digest_of,
    events_after,
    questions_value,
    snapshot_of,
)
from live.selectors.standing import those_in_good_standing
from live.services.presence import MOST_SOCKETS, end_leases, move_leases
from live.wire import wired

logger = logging.getLogger(__name__)
TICK_SECONDS = 0.1
PULSE_SECONDS = 3.0
COUNTS_SECONDS = 1.0
ENDING_SECONDS = 0.5
BYE_SECONDS = 5.0
HEARD_SECONDS = 25.0  # who has been silent for longer proves nothing more


class Hub:
    """All rooms of this process; one to an event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.rooms: dict[int, Room] = {}
        self.door = Door()
        self.places: Counter[Ticket] = Counter()
        self.ending: list[UUID] = []
        self.bus: Bus | None = None
        self.reader: ThreadPoolExecutor | None = None
        self.rounds: list[asyncio.Task[None]] = []

    def take_place(self, ticket: Ticket) -> bool:
        """Whether one more socket of ``ticket`` may come in; asks no database.

        Leases say the same for all processes; this keeps hundreds at once from asking them.
        """
        if self.places[ticket] >= MOST_SOCKETS:
            return False
        self.places[ticket] += 1
        return True

    def free_place(self, ticket: Ticket) -> None:
        self.places[ticket] -= 1
        if not self.places[ticket]:
            del self.places[ticket]

    async def join(self, seat: Seat) -> None:
        """Let ``seat`` hear the room: a snapshot first, then all that comes after it."""
        self._wake_up()
        room = self.rooms.setdefault(seat.session_id, Room(seat.session_id))
        room.seats.add(seat)
        seat.begin(lambda: self._snapshot(room, seat))
        for text in await self._snapshot(room, seat):
            seat.offer(text)

    async def leave(self, seat: Seat) -> None:
        room = self.rooms.get(seat.session_id)
        if room is not None:
            room.seats.discard(seat)
            if not room.seats:
                del self.rooms[seat.session_id]
        if seat.writer is not None:
            seat.writer.cancel()
        if seat.lease is not None:
            self.ending.append(seat.lease)
        if not self.rooms:
            await self._rest()

    def seats(self) -> list[Seat]:
        return [seat for room in self.rooms.values() for seat in room.seats]

    async def say_bye(self) -> None:
        """Before this process stops: everybody comes back within a spread of 15 s.

        It waits until they have gone, but not for whoever does not read. Leases end now,
        or nothing would end them.
        """
        seats, until = self.seats(), self.loop.time() + BYE_SECONDS
        leaving = [self.loop.create_task(_send_home(seat)) for seat in seats]
        if leaving:
            await asyncio.wait(leaving, timeout=BYE_SECONDS)
        while self.rooms and self.loop.time() < until:  # noqa: ASYNC110 -- or patience ends
            await asyncio.sleep(BYE_SECONDS / 100)
        self.ending += [seat.lease for seat in self.seats() if seat.lease is not None]
        await self._end_leases()

    def news(self, session_id: int) -> None:
        """There may be news of a session: at once, or with the tick that is under way."""
        room = self.rooms.get(session_id)
        if room is None or (room.flushing and not room.flushing.done()):
            if room is not None:
                room.flush_at = max(room.flush_at, self.loop.time() + TICK_SECONDS)
            return
        room.flushing = self.loop.create_task(self._flush(room), name="live-flush")

    async def _flush(self, room: Room) -> None:
        """Tell what is new; go on while more comes in within a tick."""
        while True:
            room.flush_at = 0.0
            await self._tell_events(room)
            await self._tell_chat(room)  # a slide comes before what is said about it
            await asyncio.sleep(TICK_SECONDS)
            if not room.flush_at:
                return

    async def _tell_events(self, room: Room) -> None:
        async with room.lock:
            if room.sequence is None:
                return
            events = await self._ask(events_after, room.session_id, room.sequence)
            if not events:
                return
            room.sequence = events[-1][0]
            room.snapshot = None
            values = joined((key, value) for _n, key, value in events)
            room.tell(encoded(room.sequence, values))

    async def _tell_chat(self, room: Room) -> None:
        async with room.lock:
            if room.change is None:
                return
            news = await self._ask(chat_since, room.session_id, room.change)
            if news is None:
                return
            room.change = news.change
            room.chat = None
            text = chat_frame(news.value)
            frame = wired(text)
            for seat in room.seats:
                if seat.hears_chat and (seat.is_host or not news.for_hosts_only):
                    seat.offer(text, frame)
                for user_id, is_muted in news.muted:
                    if seat.standing.user_id == user_id and not seat.is_host:
                        seat.offer(chat_frame({"muted": is_muted}))
            if news.has_more:
                room.flush_at = self.loop.time() + TICK_SECONDS

    async def _snapshot(self, room: Room, seat: Seat) -> list[str]:
        """The room as it stands; made once for all who come between two events."""
        async with room.lock:
            if room.snapshot is None:
                sequence, values = await self._ask(
                    snapshot_of, room.session_id, timezone.now()
                )
                if room.sequence is None:
                    room.sequence = sequence
                room.snapshot = encoded(sequence, values)
            if room.chat is None:
                change, value = await self._ask(chat_value, room.session_id)
                if room.change is None:
                    room.change = change
                room.chat = chat_frame(value)
            told = [room.snapshot, room.chat] if seat.hears_chat else [room.snapshot]
            own = seat.is_member and room.groups.get(seat.standing.user_id)
            return [*told, group_frame(own, 1)] if own else told

    async def _ask[T](self, work: Callable[..., T], *words: object) -> T:
        """Have the hub's own thread ask the database: a crowd that joins waits apart."""
        self.reader = reader = self.reader or ThreadPoolExecutor(1, "live-hub")
        apart = {"thread_sensitive": False, "executor": reader}
        told: T = await database_sync_to_async(work, **apart)(*words)
        return told

    def _wake_up(self) -> None:
        if self.bus is not None:
            return
        self.bus = Bus(lambda one: self.loop.call_soon_threadsafe(self.news, one))
        self.bus.start()
        self.rounds = [
            self.loop.create_task(self._round(seconds, work), name="live-round")
            for seconds, work in (
                (PULSE_SECONDS, self._pulse),
                (COUNTS_SECONDS, self._count),
                (ENDING_SECONDS, self._end_leases),
            )
        ]

    async def _rest(self) -> None:
        """Nobody is here: end what is left, and keep no thread and no line."""
        for one in self.rounds:
            one.cancel()
        self.rounds = []
        bus, self.bus = self.bus, None
        await self._end_leases()
        if bus is not None:
            await sync_to_async(bus.stop, thread_sensitive=False)()
        reader, self.reader = self.reader, None
        if reader is not None:
            reader.submit(connections.close_all)
            reader.shutdown(wait=False)

    async def _round(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await work()
            except Exception:
                logger.warning("A round of live sessions failed", exc_info=True)

    async def _pulse(self) -> None:
        """Move the leases of those who were heard; let go those who lost their right."""
        seats = self.seats()
        heard = self.loop.time() - HEARD_SECONDS
        leases = {s.lease for s in seats if s.lease and s.heard_at >= heard}
        alive = await self._ask(move_leases, leases)
        good = await self._ask(
            those_in_good_standing, {seat.standing for seat in seats}
        )
        for seat in seats:
            is_ended = seat.lease in leases and seat.lease not in alive
            if is_ended or seat.standing not in good:
                await seat.close(Close.NOT_FOUND)
        for session_id in list(self.rooms):  # whatever the bus may have missed
            self.news(session_id)

    async def _count(self) -> None:
        """Numbers at most once a second: questions to all, the rest to the console."""
        for room in list(self.rooms.values()):
            counted = await self._ask(digest_of, room.session_id)
            if counted[0] != room.counted[0]:
                questions = await self._ask(questions_value, room.session_id)
                room.snapshot = None
                room.tell(encoded(room.sequence or 0, {"questions": questions}))
            if counted != room.counted:
                room.tell('{"counts":true}', hosts_only=True)
            room.counted = counted
            await self._tell_groups(room)

    async def _tell_groups(self, room: Room) -> None:
        """Tell the members of the small groups that have changed, and the console."""
        newest, told = await self._ask(groups_since, room.session_id, room.group_change)
        if newest == room.group_change:
            return
        room.group_change = newest
        room.groups |= told
        room.tell('{"counts":true}', hosts_only=True)
        for seat in room.seats:
            if seat.is_member and seat.standing.user_id in told:
                seat.offer(group_frame(told[seat.standing.user_id], len(told)))

    async def _end_leases(self) -> None:
        ending, self.ending = self.ending, []
        if ending:
            await self._ask(end_leases, ending)


async def _send_home(seat: Seat) -> None:
    await seat.send('{"bye":15}')
    await seat.close(Close.GOING_AWAY)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the loop that runs."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


async def say_bye() -> None:
    """Send home whoever sits in this loop's rooms; they come back to another process."""
    if asyncio.get_running_loop() in _hubs:
        await hub().say_bye()
