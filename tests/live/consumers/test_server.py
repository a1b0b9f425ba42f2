"""The sockets' own server against whoever keeps no rule: right codes, no traceback."""

import asyncio
import zlib

import pytest

from live.hub import hub
from live.kinds.message import LARGEST
from live.models import PresenceLease
from tests.live.consumers.raw import (
    ABNORMAL,
    BINARY,
    CLOSE,
    CONTINUED,
    PING,
    TEXT,
    at,
    come,
    connect,
    frame,
    head_of,
    knock,
    serve,
    tracebacks,
    until,
)
from tests.live.consumers.room import call, ticket

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]

SQUEEZED = zlib.compressobj(9, zlib.DEFLATED, -12)
BOMB = SQUEEZED.compress(b" " * 2_000_000) + SQUEEZED.flush(zlib.Z_SYNC_FLUSH)
HALF = frame(TEXT, b'{"type":', last=False)
FRAMES = {
    "not utf-8": ([frame(TEXT, b"\xff\xfe\xfa")], 1007),
    "half a surrogate": ([frame(TEXT, b'{"type":"\xed\xa0\x80"}')], 1007),
    "letter cut by frames": (
        [
            frame(TEXT, b'{"type":"\xe1', last=False),
            frame(CONTINUED, b'\xbb\x99\xff"}'),
        ],
        1007,
    ),
    "binary": ([frame(BINARY, b"\0\xff" * 9)], 1003),
    "2 MB": ([frame(TEXT, b"x" * 2_000_000)], 1009),
    "2 MB in pieces": (
        [HALF, *[frame(CONTINUED, b"x" * 4_000, last=False)] * 500],
        1009,
    ),
    "pieces of nothing": ([HALF, *[frame(CONTINUED, last=False)] * 200_000], 1009),
    "size of 2^64": ([b"\x81\xff" + b"\xff" * 8 + b"\0" * 4], 1009),
    "bomb": ([frame(TEXT, BOMB, flags=0x40)], 1002),
    "not masked": ([frame(TEXT, b"{}", mask=False)], 1002),
    "rest of nothing": ([frame(CONTINUED, b"{}")], 1002),
    "begun twice": ([HALF, HALF], 1002),
    "unknown kind": ([frame(3, b"{}")], 1002),
    "long ping": ([frame(PING, b"x" * 126)], 1002),
    "farewell of one byte": ([frame(CLOSE, b"\x03")], 1002),
    "farewell of a code that is none": ([frame(CLOSE, b"\x03\xed")], 1002),
    "said after the farewell": (
        [frame(CLOSE, b"\x03\xe8"), frame(TEXT, b"{"), frame(PING)],
        1000,
    ),
    "hand and then too much": (
        [frame(TEXT, b'{"type":"hand","up":true}'), frame(TEXT, b"x" * 20_000)],
        1009,
    ),
    "deep": ([frame(TEXT, b"[" * (LARGEST - 1))] * 5, 4400),
    "too quick": ([frame(TEXT, b'{"type":"here"}')] * 40, 4429),
    "too quick, in pieces": (
        [frame(TEXT, b'{"type":', last=False), frame(CONTINUED, b'"here"}')] * 40,
        4429,
    ),
}
CUT = ("2 MB", "2 MB in pieces", "pieces of nothing")


def test_t8_frames_that_break_rules_meet_the_right_code(session, member, caplog):
    async def scene(port):
        codes = {}
        for what, (frames, _code) in FRAMES.items():
            there = await come(port, await call(ticket)(session, member.user))
            await there.say(*frames)
            codes[what] = await there.ended()
            await until(lambda: not hub().places)
        return codes

    codes = serve(scene)

    for what in CUT:  # what was still on its way may push the farewell aside
        assert codes.pop(what) in {1009, ABNORMAL}
    assert codes == {
        what: code for what, (_, code) in FRAMES.items() if what not in CUT
    }
    assert tracebacks(caplog) == []
    assert not PresenceLease.objects.filter(ended_at=None).exists()


HEADS = {
    "long address": ("/ws/sessions/?ticket=" + "x" * 9_000, b""),
    "many names": (
        "/ws/sessions/",
        b"".join(b"A%d: 1\r\n" % one for one in range(200)),
    ),
    "long name": ("/ws/sessions/", b"A: " + b"x" * 9_000 + b"\r\n"),
    "40 KB": ("/ws/sessions/", b"A: " + b"x" * 40_000 + b"\r\n"),
    "odd letters": ("/ws/sessions/", b"A: \xff\xfe\r\n"),
    "another address": ("/ws/%2e%2e/%00/admin", b""),
    "squeezed": ("/ws/sessions/", b"Sec-WebSocket-Extensions: permessage-deflate\r\n"),
}
ORIGINS = [
    b"https://evil.example", b"null", b"", b"http://[",
    b"http://localhost.evil.example", b"http://localhost@evil.example", b"\xff",
    b"http://evil.example#http://localhost", b"javascript:alert(1)",
]  # fmt: skip
PAGES = [
    b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /admin/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"POST /ws/sessions/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\nx",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
]


def test_t8_handshakes_that_break_rules_leave_no_line_open(session, member, caplog):
    async def status(port, path, **more):
        there = await knock(port, path, **more)
        if b" 101 " in there.head:
            return await there.ended()
        while await asyncio.wait_for(there.reader.read(999), 5):
            pass
        there.writer.close()
        return int(there.head.split()[1]) if there.head else 0

    async def scene(port):
        path = at(await call(ticket)(session, member.user))
        heads = {
            what: await status(port, path, more=more)
            for what, (path, more) in HEADS.items()
        }
        return heads, [await status(port, path, origin=one) for one in ORIGINS]

    heads, origins = serve(scene)

    assert heads.pop("40 KB") in {0, 400}  # as above
    assert heads == {
        "long address": 0, "many names": 0, "long name": 0,
        "odd letters": 4401, "another address": 403, "squeezed": 4401,
    }  # fmt: skip
    assert origins == [403] * len(ORIGINS)
    assert tracebacks(caplog) == []


def test_t8_port_of_sockets_has_no_pages_and_waits_for_no_slow_client(
    session, member, caplog
):
    async def asked(port, words):
        there = await connect(port)
        await there.say(words)
        head = await head_of(there)
        there.writer.close()
        return int(head.split()[1])

    async def scene(port):
        slow = [await connect(port) for _ in range(50)]
        for one in slow:
            await one.say(b"GET /ws/sessions/ HTTP/1.1\r\nHost: loc")
        pages = [await asked(port, one) for one in PAGES]
        honest = await come(port, await call(ticket)(session, member.user))
        for one in slow:
            one.writer.close()
        await honest.say(frame(CLOSE, b"\x03\xe8"))
        return pages, await honest.ended()

    assert serve(scene) == ([404] * len(PAGES), 1000)
    assert tracebacks(caplog) == []


def test_t8_answers_do_not_pile_up_before_who_asks_and_reads_nothing(
    session, member, caplog
):
    async def scene(port):
        there = await come(port, await call(ticket)(session, member.user))
        there.reader._transport.pause_reading()
        (seat,) = hub().seats()
        transport = seat.line.protocol.transport
        most, pings = 0, frame(PING, b"x" * 125) * 500
        async with asyncio.timeout(15):
            while not transport.is_closing():
                there.writer.write(pings)
                await asyncio.sleep(0)
                most = max(most, transport.get_write_buffer_size())
        there.writer.transport.abort()
        return most

    assert serve(scene) < 512 * 1024
    assert tracebacks(caplog) == []
