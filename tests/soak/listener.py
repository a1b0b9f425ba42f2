"""A page in the room: it comes back by itself, as static/live/room_socket.js does."""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.faults.phone import Phone
from tests.soak.line import ABNORMAL, Line

FIRST_WAIT = 1.0
LONGEST_WAIT = 20.0
HERE_EVERY = 10.0
TOO_MANY_WAIT = 5.0
NO_TICKET, FOR_GOOD, TOO_MANY = 4401, 4404, 4429


@dataclass(frozen=True)
class Guest:
    """Who listens: an account, the way to its ticket, and a habit."""

    person: int
    cookie: str
    ticket_path: str
    device: str
    is_silent: bool = False  # holds the socket open and never says that it is there
    away: tuple[float, float] | None = None  # shares of the class


@dataclass
class Stay:
    """From the first word of the room to the end of the line, by this machine's clock."""

    since: float
    until: float | None = None
    code: int = 0
    was_told: bool = False  # "bye" came before the end


@dataclass
class Heard:
    """What came in: moments of slides, and what should not be."""

    slides: list[tuple[float, int]] = field(default_factory=list)
    disorder: int = 0
    codes: list[int] = field(default_factory=list)


class Listener:
    """Opens one of ``ports``, and the other where it is refused, as nginx in front does."""

    def __init__(
        self, guest: Guest, ticket: str, ports: Sequence[int], pages: int, seed: int
    ) -> None:
        self.guest = guest
        self.ticket = ticket
        self.ports = ports
        self.pages = pages
        self.random = random.Random(seed)
        self.heard = Heard()
        self.stays: list[Stay] = []
        self.tries: list[float] = []
        self.wait = FIRST_WAIT
        self.spread: float | None = None
        self.sequence = 0
        self.is_over = False
        self.line: Line | None = None
        self.trying: asyncio.Task[None] | None = None
        self.saying: asyncio.Task[None] | None = None

    @property
    def is_in(self) -> bool:
        return bool(self.stays) and self.stays[-1].until is None

    @property
    def port(self) -> int:
        """Of the process in which it sits."""
        return self.line.port if self.line else 0

    @property
    def slide(self) -> int | None:
        """The number of the slide on the screen."""
        return self.heard.slides[-1][1] if self.heard.slides else None

    def open(self, port: int | None = None) -> None:
        self.is_over = False
        if self.saying is None and not self.guest.is_silent:
            self.saying = asyncio.create_task(self._say_here())
        self.soon(0, port)

    def leave(self) -> None:
        """Close the page."""
        self.is_over = True
        for task in (self.trying, self.saying):
            if task is not None:
                task.cancel()
        self.trying = self.saying = None
        if self.line is not None:
            self.line.close()

    def soon(self, wait: float, port: int | None = None) -> None:
        self.trying = asyncio.create_task(self._try(wait, port))

    async def _try(self, wait: float, port: int | None) -> None:
        await asyncio.sleep(wait)
        if self.line is not None and self.line.code == NO_TICKET:
            await self._renew()
        path = f"/ws/sessions/?ticket={quote(self.ticket)}&device={self.guest.device}"
        loop = asyncio.get_running_loop()
        self.tries.append(time.time())
        first = port or self.random.choice(self.ports)
        for one in sorted(self.ports, key=lambda other: other != first):
            with suppress(OSError):
                _transport, self.line = await loop.create_connection(
                    lambda: Line(path, self._hear, self._closed), "127.0.0.1", one
                )
                return
        self._closed(ABNORMAL)

    def _hear(self, text: str) -> None:
        now, message = time.time(), json.loads(text)
        if "bye" in message:
            self.stays[-1].was_told = True
            self.spread = self.random.random() * message["bye"]
            return
        values = message.get("set", {})
        if not self.is_in:
            self.stays.append(Stay(now))
            self.sequence = 0
        if "session" in values:
            self.wait = FIRST_WAIT
        if "slide" in values:
            self.heard.slides.append((now, (values["slide"] or {}).get("number", 0)))
            self.heard.disorder += message["sequence"] < self.sequence
            self.sequence = message["sequence"]

    def _closed(self, code: int) -> None:
        if self.is_in:
            self.stays[-1].until = time.time()
            self.stays[-1].code = code
        self.heard.codes.append(code)
        if self.is_over or code == FOR_GOOD:
            self.is_over = True
            return
        if self.spread is not None:
            wait, self.spread = self.spread, None
        elif code == TOO_MANY:
            wait = TOO_MANY_WAIT * (0.5 + self.random.random())
        else:
            wait = self.wait * (0.5 + self.random.random())
            self.wait = min(2 * self.wait, LONGEST_WAIT)
        self.soon(wait)

    async def _renew(self) -> None:
        """A page that stood open for long has an old ticket."""
        fetched = await asyncio.to_thread(ticket_of, self.guest, self.pages)
        self.ticket = fetched or self.ticket

    async def _say_here(self) -> None:
        while True:
            await asyncio.sleep(HERE_EVERY)
            if self.line is not None:
                self.line.say('{"type":"here"}')


def ticket_of(guest: Guest, pages: int) -> str:
    """A ticket as the room's page gets one; none if no whole answer came."""
    phone = Phone(pages, guest.cookie)
    reply = phone.get(guest.ticket_path)
    phone.close()
    return str(reply.told()["ticket"]) if reply.is_page else ""
