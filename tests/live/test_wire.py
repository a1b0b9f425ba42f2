"""Frames that go over a line without a hop, on real sockets of uvicorn's."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any

import pytest
import uvicorn

from live.kinds.message import LARGEST, Close
from live.seat import LineSeat
from live.selectors.standing import Standing
from live.wire import line_of, wired
from lms.sockets import config_of
from tests.soak.line import Line, _first_frame

NOBODY = Standing(0, 0, "member", "")
LONG = "x" * 16_000
PATIENCE = 20


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_t8_frame_is_read_as_the_text_it_was_made_of(size):
    text = "ữ" * (size // 3) + "a" * (size % 3)
    frame = wired(text)

    assert _first_frame(frame) == (1, text.encode(), len(frame))


class _Room:
    """An application that seats whoever comes, and keeps their seats."""

    def __init__(self) -> None:
        self.seats: list[LineSeat] = []
        self.closed: list[int] = []
        self.whole = ['{"whole":true}']

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            while (told := (await receive())["type"]) != "lifespan.shutdown":
                await send({"type": f"{told}.complete"})
            await send({"type": "lifespan.shutdown.complete"})
            return
        await receive()
        await send({"type": "websocket.accept"})

        async def say(text: str) -> None:
            await send({"type": "websocket.send", "text": text})

        async def shut(code: int) -> None:
            await send({"type": "websocket.close", "code": code})

        async def snapshot() -> list[str]:
            return self.whole

        line = line_of(scope)
        assert line is not None
        seat = LineSeat(line, NOBODY, say, shut)
        self.seats.append(seat)
        seat.begin(snapshot)
        while (await receive())["type"] != "websocket.disconnect":
            pass
        if seat.writer is not None:
            seat.writer.cancel()


def _play(scene: Callable[[_Room, int], Awaitable[Any]]) -> Any:
    async def whole() -> Any:
        room = _Room()
        server = uvicorn.Server(config_of(room, "127.0.0.1", 0))
        serving = asyncio.create_task(server.serve())
        await _until(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            return await asyncio.wait_for(scene(room, port), PATIENCE)
        finally:
            server.should_exit = True
            await serving

    return asyncio.run(whole())


async def _come(room: _Room, port: int) -> tuple[Line, list[str], list[int]]:
    """A client's line, what it heard, and the code with which it ended."""
    heard: list[str] = []
    closed: list[int] = []
    there = len(room.seats) + 1
    loop = asyncio.get_running_loop()
    _transport, line = await loop.create_connection(
        lambda: Line("/", heard.append, closed.append), "127.0.0.1", port
    )
    await _until(lambda: len(room.seats) == there)
    return line, heard, closed


async def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():  # noqa: ASYNC110 -- what is waited for has no event
        await asyncio.sleep(0.01)


def _fill(seat: LineSeat) -> int:
    """Tell the seat until it is behind; how many texts that took."""
    told = 0
    while not seat.is_behind:
        seat.offer(LONG)
        told += 1
    return told


def test_t8_texts_come_in_their_order_whichever_way_they_go():
    async def scene(room, port):
        line, heard, _closed = await _come(room, port)
        seat = room.seats[0]
        for number in range(50):
            if number % 2:
                seat.offer(json.dumps(number))
            else:
                await seat.send(json.dumps(number))
        await _until(lambda: len(heard) == 50)
        line.close()
        return [json.loads(one) for one in heard]

    assert _play(scene) == list(range(50))


def test_t8_who_does_not_read_is_skipped_and_made_whole_later():
    async def scene(room, port):
        slow, heard, _closed = await _come(room, port)
        _other, quick, _end = await _come(room, port)
        slow.transport.pause_reading()
        await asyncio.to_thread(lambda: None)
        told = _fill(room.seats[0])
        for _ in range(100):  # nothing more waits for who is behind
            room.seats[0].offer(LONG)
        waiting = room.seats[0].line.protocol.transport.get_write_buffer_size()
        room.seats[1].offer("hurry")
        await _until(lambda: quick == ["hurry"])
        slow.transport.resume_reading()
        await _until(lambda: bool(heard) and heard[-1] == '{"whole":true}')
        room.seats[0].offer("on")
        await _until(lambda: heard[-1] == "on")
        return waiting, len(heard) - 2, told

    waiting, heard, told = _play(scene)

    assert waiting < 64 * 1024 + 2 * len(LONG)
    assert heard == told - 1  # all that was taken; the one that was refused is skipped


def test_t8_whole_room_larger_than_the_line_takes_is_told_once():
    async def scene(room, port):
        slow, heard, _closed = await _come(room, port)
        seat = room.seats[0]
        room.whole = ["y" * 200_000, '{"whole":true}']
        transport = seat.line.protocol.transport
        transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_SNDBUF, 4_096)
        slow.transport.pause_reading()
        await asyncio.to_thread(lambda: None)
        _fill(seat)
        slow.transport.resume_reading()
        await _until(lambda: '{"whole":true}' in heard)
        return [one for one in heard if one != LONG]

    told = _play(scene)

    assert [len(one) for one in told] == [200_000, 14]


def test_t8_line_that_is_full_is_cut_without_waiting():
    async def scene(room, port):
        slow, _heard, closed = await _come(room, port)
        slow.transport.pause_reading()
        _fill(room.seats[0])
        line = room.seats[0].line
        assert line.is_full
        line.cut()
        slow.transport.resume_reading()
        await _until(lambda: closed == [1006])
        room.seats[0].offer("nobody hears it")
        return True

    assert _play(scene)


def test_t8_frame_after_the_farewell_is_not_sent():
    async def scene(room, port):
        _line, heard, closed = await _come(room, port)
        await room.seats[0].close(4404)
        room.seats[0].offer("too late")
        await _until(lambda: bool(closed))
        return heard, closed

    assert _play(scene) == ([], [4404])


def test_t8_message_larger_than_any_of_ours_ends_the_socket():
    async def scene(room, port):
        line, heard, closed = await _come(room, port)
        line.say("x" * (LARGEST + 1))
        await _until(lambda: bool(closed))
        return heard, closed

    assert _play(scene) == ([], [Close.TOO_LARGE])
