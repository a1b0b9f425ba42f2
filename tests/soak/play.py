"""The class from its start to its end, with a kill and a stop in its midst."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.soak.lesson import SLIDES, Lesson
from tests.soak.listener import Listener, ticket_of
from tests.soak.servers import PAGES, SOCKETS, Servers

AT_ONCE = 50
FIRST_SECONDS = 60  # everybody is in by then
FETCHERS = 8


@dataclass(frozen=True)
class Pace:
    """How long the class is, how often a slide comes, when the blows fall (shares)."""

    seconds: float
    every: float = 4.0
    kill: float = 0.25
    stop: float = 0.65


@dataclass
class Blow:
    """An end of a process: when, and who sat in it."""

    at: float
    lost: list[Listener]
    lasted: float = 0.0  # until it served again


@dataclass
class Course:
    """What happened, for the verdict."""

    listeners: list[Listener]
    presses: list[tuple[float, int]] = field(default_factory=list)
    kill: Blow | None = None
    stop: Blow | None = None
    refused: int = 0  # presses that the site did not take
    ended_at: float = 0.0


class Play:
    """Holds ``lesson`` on ``servers`` once."""

    def __init__(self, lesson: Lesson, servers: Servers, pace: Pace) -> None:
        self.lesson, self.servers, self.pace = lesson, servers, pace
        self.pages = servers.ports[PAGES]
        ports = [servers.ports[name] for name in SOCKETS]
        with ThreadPoolExecutor(FETCHERS) as some:
            tickets = some.map(lambda one: ticket_of(one, self.pages), lesson.guests)
        self.course = Course(
            [
                Listener(guest, ticket, ports, self.pages, seed)
                for seed, (guest, ticket) in enumerate(
                    zip(lesson.guests, tickets, strict=True)
                )
            ]
        )

    async def run(self) -> Course:
        course = self.course
        await self._come_in()
        assert await self._command(do="start")
        self.began = time.time()
        tasks = [asyncio.create_task(self._lecture())]
        tasks += [
            asyncio.create_task(self._be_away(one, *one.guest.away))
            for one in course.listeners
            if one.guest.away
        ]
        await self._until(self.pace.kill)
        course.kill = await self._blow(SOCKETS[0], self.servers.kill)
        await self._until(self.pace.stop)
        course.stop = await self._blow(SOCKETS[1], self.servers.ask_to_stop)
        await self._until(1.0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        course.ended_at = time.time()
        assert await self._command(do="end")
        await asyncio.sleep(1)
        for one in course.listeners:
            one.leave()
        await asyncio.sleep(2)  # the leases are ended
        return course

    async def _come_in(self) -> None:
        ports = [self.servers.ports[name] for name in SOCKETS]
        listeners = self.course.listeners
        for start in range(0, len(listeners), AT_ONCE):
            for place, one in enumerate(listeners[start : start + AT_ONCE]):
                one.open(ports[place % len(ports)])
            await asyncio.sleep(0.2)
        until = time.monotonic() + FIRST_SECONDS
        while time.monotonic() < until and not all(one.is_in for one in listeners):  # noqa: ASYNC110 -- or patience ends
            await asyncio.sleep(0.1)

    async def _lecture(self) -> None:
        number = 0
        while True:
            number = number % SLIDES + 1
            at = time.time()
            if await self._command(do="slide", number=number):
                self.course.presses.append((at, number))
            else:
                self.course.refused += 1
            await asyncio.sleep(max(0.0, self.pace.every - (time.time() - at)))

    async def _be_away(self, one: Listener, since: float, until: float) -> None:
        await self._until(since)
        one.leave()
        await self._until(until)
        one.open()

    async def _blow(self, name: str, strike: Callable[[str], object]) -> Blow:
        """End a process; a supervisor starts it again."""
        port = self.servers.ports[name]
        lost = [one for one in self.course.listeners if one.is_in and one.port == port]
        blow = Blow(time.time(), lost)
        await asyncio.to_thread(strike, name)
        await asyncio.to_thread(self.servers.restart, name)
        blow.lasted = time.time() - blow.at
        return blow

    async def _until(self, share: float) -> None:
        left = self.began + share * self.pace.seconds - time.time()
        await asyncio.sleep(max(0.0, left))

    async def _command(self, **told: object) -> bool:
        return await asyncio.to_thread(self.lesson.command, self.pages, **told)
