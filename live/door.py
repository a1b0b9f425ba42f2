"""The door of a process's rooms: who knocks while some are let in comes in with the next.

A class joins at once. One by one each would ask the database ten times; together they
ask for all, and nobody waits for longer than the round before theirs.
"""

import asyncio

from channels.db import database_sync_to_async

from live.kinds.message import Close
from live.services.entry import Entered, Knock, enter

MOST_AT_ONCE = 200


class Door:
    """Rounds of entering; one to an event loop."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Knock, asyncio.Future[Entered | Close]]] = []
        self.opening: asyncio.Task[None] | None = None

    async def enter(self, knock: Knock) -> Entered | Close:
        """A place, or the code with which one is sent away.

        Raises:
            Exception: what befell the round, for each who was in it.
        """
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
            knocks = [knock for knock, _answer in some]
            try:
                told = await database_sync_to_async(enter)(knocks)
            except Exception as fault:  # noqa: BLE001 -- each hears of it in its own task
                for _knock, answer in some:
                    if not answer.done():
                        answer.set_exception(fault)
            else:
                for (_knock, answer), one in zip(some, told, strict=True):
                    if not answer.done():  # they may have gone meanwhile
                        answer.set_result(one)
