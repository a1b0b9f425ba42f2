"""One person's, one console's or one hall's socket in a session."""

from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async

from live.consumers.guarded import GuardedConsumer
from live.hub import hub
from live.kinds.message import Close
from live.kinds.ticket import Ticket, read
from live.models import LiveSession
from live.seat import LineSeat, QueuedSeat, Seat
from live.selectors.session import person_in
from live.selectors.standing import Standing, is_in_good_standing
from live.services.entry import Entered, Knock
from live.services.room import lower_hand, raise_hand
from live.services.running import SessionNotRunning
from live.wire import line_of
from people.models import User

LONGEST_DEVICE = 64


class SessionConsumer(GuardedConsumer):
    """It translates; services decide. A ticket (live.kinds.ticket) opens it."""

    seat: Seat | None = None
    place: Ticket | None = None

    async def connect(self) -> None:
        query = parse_qs(self.scope["query_string"].decode(errors="replace"))
        ticket = read(query.get("ticket", [""])[0])
        device = _plain(query.get("device", [""])[0][:LONGEST_DEVICE])
        await self.accept()  # a code of ours reaches the page only so
        if ticket is None:
            await self.shut(Close.NO_TICKET)
            return
        if not hub().take_place(ticket):
            await self.shut(Close.TOO_MANY)
            return
        self.place = ticket
        entered = await hub().door.enter(Knock(ticket, device))
        if isinstance(entered, Close):
            await self.shut(entered)
            return
        self.seat = self._seat(entered)
        await hub().join(self.seat)

    def _seat(self, entered: Entered) -> Seat:
        known = (entered.standing, self.tell, self.shut, entered.lease)
        line = line_of(self.scope)
        return QueuedSeat(*known) if line is None else LineSeat(line, *known)

    async def disconnect(self, code: int) -> None:
        self.is_closed = True
        await self.leave()

    async def leave(self) -> None:
        if self.place is not None:
            place, self.place = self.place, None
            hub().free_place(place)
        if self.seat is not None:
            seat, self.seat = self.seat, None
            await hub().leave(seat)

    async def hear(self, message: dict[str, Any]) -> None:
        if self.seat is None:
            return
        match message:
            case {"type": "here"}:
                self.seat.heard_at = hub().loop.time()
            case {"type": "hand", "up": bool(up)}:
                standing = self.seat.standing
                if not await database_sync_to_async(_hand)(standing, is_up=up):
                    await self.shut(Close.NOT_FOUND)
            case _:
                await self.refuse("unknown")


def _plain(name: str) -> str:
    """A browser's mark for itself, without what a database refuses."""
    return "".join(one for one in name if one.isprintable())


def _hand(standing: Standing, *, is_up: bool) -> bool:
    """Raise or lower the hand; False when the right has ended."""
    user = User.objects.get(pk=standing.user_id)
    session = LiveSession.objects.get(pk=standing.session_id)
    person = person_in(user, session)
    if person is None or not is_in_good_standing(standing):
        return False
    if is_up:
        try:
            raise_hand(session=session, person=person)
        except SessionNotRunning:
            return True  # it has just ended, and the page is being told
    else:
        lower_hand(session=session, person=person)
    return True
