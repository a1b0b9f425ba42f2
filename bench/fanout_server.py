"""The servers that fan out: our hub's rooms and seats, or Channels' plain ``group_send``.

The hub writes to lines where the server gives them (lms.sockets), else through ASGI. Each
process serves one way (``FANOUT`` in the environment): sockets at ``/``, and ``GET /go/<n>``
sends ``n`` events, four a second, each with the nanosecond at which it began.
"""

import asyncio
import json
import os
import time
from typing import Any

import django

django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.layers import InMemoryChannelLayer, channel_layers  # noqa: E402

from live.kinds.frame import encoded  # noqa: E402
from live.room import Room  # noqa: E402
from live.seat import LineSeat, QueuedSeat  # noqa: E402
from live.selectors.standing import Standing  # noqa: E402
from live.wire import line_of  # noqa: E402

EVERY_SECONDS = 0.25
WAY = os.environ["FANOUT"]
NOBODY = Standing(0, 0, "member", "")
room = Room(0)
layer = InMemoryChannelLayer(capacity=10_000)
channel_layers.set("default", layer)


async def _snapshot() -> list[str]:
    return ["{}"]


def _text(number: int) -> str:
    slide = {"url": "/sessions/slides/0/", "number": number, "t": time.monotonic_ns()}
    return encoded(number, {"slide": slide})


class HubSocket(AsyncWebsocketConsumer):  # type: ignore[misc]
    """A seat of the hub, as live.consumers.session makes it, without rights and leases."""

    async def connect(self) -> None:
        await self.accept()
        line, known = line_of(self.scope), (NOBODY, self.tell, self.close)
        seat = QueuedSeat(*known) if line is None else LineSeat(line, *known)
        room.seats.add(seat)
        seat.begin(_snapshot)
        self.seat = seat

    async def tell(self, text: str) -> None:
        await self.send(text_data=text)

    async def disconnect(self, code: int) -> None:
        room.seats.discard(self.seat)
        if self.seat.writer is not None:
            self.seat.writer.cancel()


class GroupSocket(AsyncWebsocketConsumer):  # type: ignore[misc]
    """What the documentation of Channels shows."""

    async def connect(self) -> None:
        await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()

    async def say(self, event: dict[str, Any]) -> None:
        await self.send(text_data=event["text"])

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("room", self.channel_name)


async def _go(count: int) -> None:
    for number in range(count):
        text = _text(number)
        if WAY == "hub":
            room.tell(text)
        else:
            await layer.group_send("room", {"type": "say", "text": text})
        await asyncio.sleep(EVERY_SECONDS)


async def _live(receive: Any, send: Any) -> None:
    while (told := (await receive())["type"]) != "lifespan.shutdown":
        await send({"type": f"{told}.complete"})
    await send({"type": "lifespan.shutdown.complete"})


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Sockets by the chosen way; ``/go/<n>`` sends; all else says that we are there."""
    if scope["type"] == "websocket":
        kind = HubSocket if WAY == "hub" else GroupSocket
        await kind.as_asgi()(scope, receive, send)
        return
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    words = scope["path"].strip("/").split("/")
    if words[0] == "go":
        asyncio.get_running_loop().create_task(_go(int(words[1])))
    body = json.dumps({"here": len(room.seats)}).encode()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})
