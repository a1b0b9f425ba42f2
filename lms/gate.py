"""Who is let in to the pages when more come than can be served (ADR 0004).

A phone that waits too long asks again, and nobody reads the answer to its first request.
Served in the order of arrival, a crowd gets nothing but such answers: measured with 200
members who pressed Start together, 4,352 requests failed and 167 of them never got a test.
So once the first in the line has waited for as long as people are patient, the newest is let
in first; and who has waited too long is told at once to come again. Until then it is the order
of arrival, by which a short crowd waits least at its worst.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

PATIENT_SECONDS = 3.0  # a phone asks again after eight or ten
MOST_WAIT_SECONDS = 20.0


class Busy(Exception):
    """Too many came at once; whoever asks again has as good a chance as any."""


class Gate:
    """Lets ``places`` in at a time; for the thread of one event loop.

    Args:
        patient: seconds of waiting up to which it is the order of arrival.
        most_wait: seconds after which one is sent away.
    """

    def __init__(
        self,
        places: int,
        *,
        patient: float = PATIENT_SECONDS,
        most_wait: float = MOST_WAIT_SECONDS,
    ) -> None:
        self.free = places
        self.patient = patient
        self.most_wait = most_wait
        # Whose turn has not come, and when they came, by the loop's clock.
        self.waiting: deque[tuple[asyncio.Future[None], float]] = deque()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place for as long as the block lasts.

        Raises:
            Busy: none came free within ``most_wait`` seconds.
        """
        await self._enter()
        try:
            yield
        finally:
            self._leave()

    async def _enter(self) -> None:
        if self.free:
            self.free -= 1
            return
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        entry = turn, loop.time()
        self.waiting.append(entry)
        try:
            async with asyncio.timeout(self.most_wait):
                await turn
        except TimeoutError:
            if not has_come(turn):
                raise Busy from None
        except asyncio.CancelledError:
            if has_come(turn):
                self._leave()  # the place came at the moment when nobody wanted it
            raise
        finally:
            with suppress(ValueError):
                self.waiting.remove(entry)

    def _leave(self) -> None:
        while self.waiting:
            turn = self._next()
            if not turn.done():
                turn.set_result(None)
                return
        self.free += 1

    def _next(self) -> asyncio.Future[None]:
        waited = asyncio.get_running_loop().time() - self.waiting[0][1]
        is_calm = waited < self.patient
        turn, _since = self.waiting.popleft() if is_calm else self.waiting.pop()
        return turn


def has_come(turn: asyncio.Future[None]) -> bool:
    """Whether a place was given, be it at the last moment."""
    return turn.done() and not turn.cancelled()
