"""A room of sockets for tests, on one event loop, through lms.asgi."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from django.db import connections

from live.kinds.ticket import Ticket, write
from live.models import Hall, LiveSession
from live.selectors.standing import mark_of
from lms.asgi import application
from people.models import User

HERE = [(b"origin", b"http://localhost"), (b"host", b"localhost")]


class Socket(ApplicationCommunicator):  # type: ignore[misc]
    """A socket as a server would carry it (Channels' own wants daphne)."""

    snapshot: Any = None

    async def connect(self, timeout: float = 5) -> tuple[bool, int | None]:  # noqa: ASYNC109
        await self.send_input({"type": "websocket.connect"})
        event = await self.receive_output(timeout)
        if event["type"] == "websocket.close":
            return False, event.get("code")
        return True, None

    async def send_to(
        self, text_data: str | None = None, bytes_data: bytes | None = None
    ) -> None:
        await self.send_input(
            {"type": "websocket.receive", "text": text_data, "bytes": bytes_data}
        )

    async def receive_from(self, timeout: float = 5) -> str:  # noqa: ASYNC109
        event = await self.receive_output(timeout)
        assert event["type"] == "websocket.send", event
        return event["text"]

    async def disconnect(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(5)


def ticket(
    session: LiveSession, user: User, part: str = "member", hall: Hall | None = None
) -> str:
    return write(
        Ticket(
            session=str(session.uid),
            user=user.pk,
            part=part,
            hall=str(hall.uid) if hall else "",
            mark=mark_of(user),
        )
    )


def socket(text: str, *, headers: list[tuple[bytes, bytes]] = HERE) -> Socket:
    return Socket(
        application,
        {
            "type": "websocket",
            "path": "/ws/sessions/",
            "query_string": f"ticket={text}&device=may-1".encode(),
            "headers": headers,
            "subprotocols": [],
        },
    )


def play(scene: Callable[[], Awaitable[Any]]) -> Any:
    """Run ``scene`` to its end; its threads let go of the database."""

    async def whole() -> Any:
        try:
            return await asyncio.wait_for(scene(), 40)
        finally:
            await database_sync_to_async(connections.close_all)()

    return asyncio.run(whole())


async def entered(text: str, **more: Any) -> Socket:
    """A socket that has its snapshot."""
    one = socket(text, **more)
    is_in, _protocol = await one.connect(timeout=5)
    assert is_in
    told = await heard(one, "session")
    one.snapshot = told
    return one


async def heard(one: Socket, key: str, seconds: float = 5) -> Any:
    """Listen until ``key`` is set; its value."""
    until = asyncio.get_running_loop().time() + seconds
    while (left := until - asyncio.get_running_loop().time()) > 0:
        told = json.loads(await one.receive_from(timeout=left))
        if key in told.get("set", {}):
            return told["set"][key]
    raise TimeoutError(key)


async def closing(one: Socket, seconds: float = 8) -> int:
    """Listen until the socket is closed; with which code."""
    while True:
        event = await one.receive_output(timeout=seconds)
        if event["type"] == "websocket.close":
            return event["code"]


call = database_sync_to_async
