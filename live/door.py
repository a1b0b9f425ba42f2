"""The door of a process's rooms: who knocks while some are let in comes in with the next.

A class joins at once. One by one each would ask the database ten times; together they
ask for all, and nobody waits for longer than the round before theirs.
"""

import asyncio
import logging
from collections.abc import Sequence

from channels.db import database_sync_to_async
from django.db import InterfaceError, OperationalError

from live.kinds.message import Close
from live.services.entry import Entered, Knock, enter

MOST_AT_ONCE = 200
OUTAGES = (InterfaceError, OperationalError)

type Waiting = tuple[Knock, asyncio.Future[Entered | Close]]

logger = logging.getLogger(__name__)


class Door:
    """Rounds of entering; one to an event loop."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.opening: asyncio.Task[None] | None = None

    async def enter(self, knock: Knock) -> Entered | Close:
        """A place, or the code with which one is sent away: to come again in an outage."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Entered | Close] = loop.create_future()
        self.waiting.append((knock, answer))
        if self.opening is None or self.opening.done():
            self.opening = loop.create_task(self._open(), name="live-door")
        return await answer

    async def _open(self) -> None:
        while self.waiting:
            some = self.waiting[:MOST_AT_ONCE]
            del self.waiting[:MOST_AT_ONCE]
            await self._let_in(some)

    async def _let_in(self, some: Sequence[Waiting]) -> None:
        """Answer all together; where one spoils it, the others are asked for without it."""
        try:
            told = await database_sync_to_async(enter)([knock for knock, _ in some])
        except Exception as fault:
            if len(some) > 1 and not isinstance(fault, OUTAGES):
                half = len(some) // 2
                await self._let_in(some[:half])
                await self._let_in(some[half:])
                return
            logger.warning("%d at the door must come again", len(some), exc_info=True)
            told = [Close.GOING_AWAY] * len(some)
        for (_knock, answer), one in zip(some, told, strict=True):
            if not answer.done():  # they may have gone meanwhile
                answer.set_result(one)
