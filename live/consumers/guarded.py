"""What every socket of ours stands on: nothing that comes in can hurt."""

import asyncio
import json
import logging
from contextlib import suppress
from typing import Any

from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncWebsocketConsumer

from live.kinds.message import LARGEST, MOST_FAULTS, BadMessage, Close, Pace, parse
from live.wire import line_of

logger = logging.getLogger(__name__)


class GuardedConsumer(AsyncWebsocketConsumer):
    """Bounds size, pace and shape of messages; ``hear`` gets objects with a ``type``.

    Whatever is refused is answered ``{"refused": reason}``; who goes on is closed. A
    closed socket hears nothing more. However it ends, ``leave`` is called.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pace = Pace()
        self.faults = 0
        self.is_closed = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.is_closed = True
            # A fault may have come before the word that it is closed.
            await self.leave()

    async def dispatch(self, message: dict[str, Any]) -> None:
        """As Channels does, but for its hop to a thread before each event.

        The hop closes old connections of a thread that our events do not ask: whatever
        asks the database does so by ``database_sync_to_async``, which closes them itself.
        """
        handler = getattr(self, get_handler_name(message), None)
        if handler is None:
            told = f"No handler for {message['type']}"
            raise ValueError(told)
        await handler(message)

    async def hear(self, message: dict[str, Any]) -> None:
        raise NotImplementedError

    async def leave(self) -> None:
        """Give back what the socket holds."""
        raise NotImplementedError

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None
    ) -> None:
        if self.is_closed:
            return
        if text_data is None:
            await self.shut(Close.NOT_TEXT)
        elif (
            len(text_data) > LARGEST
            or len(text_data.encode(errors="replace")) > LARGEST
        ):
            await self.shut(Close.TOO_LARGE)
        elif not self.pace.allows(asyncio.get_running_loop().time()):
            await self.shut(Close.TOO_MANY)
        else:
            message = parse(text_data)
            if isinstance(message, BadMessage):
                await self.refuse(message.reason)
            else:
                await self.hear(message)

    async def refuse(self, reason: str) -> None:
        """Say that a message was not understood; after a few of them, close."""
        self.faults += 1
        if self.faults >= MOST_FAULTS:
            await self.shut(Close.BAD_MESSAGES)
        else:
            await self.tell(json.dumps({"refused": reason}))

    async def tell(self, text: str) -> None:
        """Send, unless the socket is closed."""
        if not self.is_closed:
            with suppress(OSError):  # they have just left, and that comes in yet
                await self.send(text_data=text)

    async def shut(self, code: int) -> None:
        """Close once."""
        if self.is_closed:
            return
        self.is_closed = True
        line = line_of(self.scope)
        if line is not None and line.is_full:
            line.cut()  # who does not read must not hold up whoever closes
        else:
            with suppress(OSError):  # as above
                await self.close(code=int(code))
