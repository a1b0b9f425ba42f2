"""Whatever comes in through a socket: the right code, and no traceback."""

import asyncio
import json
from collections import Counter
from datetime import timedelta

import pytest

from live.models import PresenceLease
from tests.factories import UnitFactory
from tests.live.consumers.room import (
    HERE,
    call,
    closing,
    entered,
    play,
    socket,
    ticket,
)
from tests.live.factories import (
    HallFactory,
    LiveSessionFactory,
    member_of,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]
SECOND = timedelta(seconds=1.5)


def test_t8_socket_without_a_right_is_closed(session, member):
    foreign = LiveSessionFactory()
    stranger = member_of(foreign, UnitFactory())
    hall = HallFactory(session=session, unit=UnitFactory())
    tickets = {
        "": 4401,
        ticket(session, member.user)[:-2] + "xx": 4401,
        ticket(foreign, member.user): 4404,
        ticket(session, stranger.user): 4404,
        ticket(session, member.user, "hall", hall): 4404,
        ticket(session, member.user, "host"): 4404,
    }

    async def refused(text):
        one = socket(text)
        await one.connect()
        code = await closing(one)
        await one.disconnect()
        return code

    async def scene():
        return {text: await refused(text) for text in tickets}

    assert play(scene) == tickets
    assert not PresenceLease.objects.exists()


def test_t8_foreign_origin_is_refused_before_anything(session, member):
    headers = [(b"origin", b"https://evil.example"), HERE[1]]

    async def scene():
        one = socket(await call(ticket)(session, member.user), headers=headers)
        is_in, _code = await one.connect(timeout=5)
        return is_in

    assert play(scene) is False


GARBAGE = {
    "not json": (["{", "nothing", "[" * 9000, '{"type":', "\x00"], 4400),
    "no type": (["[]", "3", '"x"', "{}", '{"type":4}'], 4400),
    "too deep": ([json.dumps({"type": "x", "a": [[[[[[[[[1]]]]]]]]]})] * 5, 4400),
    "unknown": (
        ['{"type":"fly"}', '{"type":"hand"}', '{"type":"hand","up":3}'] * 2,
        4400,
    ),
    "too large": (['{"type":"' + "x" * 2_000_000 + '"}'], 1009),
    "wide letters": (['{"type":"' + "ộ" * 8_000 + '"}'], 1009),
    "binary": ([b"\x00\xff" * 10], 1003),
    "too quick": (['{"type":"here"}'] * 21, 4429),
    "lone surrogate": (['{"type":"\\ud800"}'] * 5, 4400),
    "not a number": (['{"type":"here","a":NaN}'] * 5, 4400),
}


def test_t8_garbage_meets_the_right_code_and_no_traceback(session, member, caplog):
    async def meet(messages):
        one = await entered(await call(ticket)(session, member.user))
        for message in messages:
            if isinstance(message, bytes):
                await one.send_to(bytes_data=message)
            else:
                await one.send_to(text_data=message)
        code = await closing(one)
        await one.disconnect()
        return code

    async def scene():
        return {
            kind: await meet(messages) for kind, (messages, _code) in GARBAGE.items()
        }

    codes = play(scene)

    assert codes == {kind: code for kind, (_messages, code) in GARBAGE.items()}
    assert [one for one in caplog.records if one.exc_info] == []


def test_t8_fourth_socket_of_a_person_is_refused(session, member):
    async def scene():
        text = await call(ticket)(session, member.user)
        held = [await entered(text) for _ in range(3)]
        fourth = socket(text)
        await fourth.connect(timeout=5)
        code = await closing(fourth)
        for one in [*held, fourth]:
            await one.disconnect()
        return code

    assert play(scene) == 4429


def test_t8_of_300_sockets_of_one_client_three_stay_and_no_traceback(
    session, member, caplog
):
    async def knock(text):
        one = socket(text)
        await one.connect(timeout=30)
        event = await one.receive_output(timeout=30)
        return one, event.get("code", 0)

    async def scene():
        text = await call(ticket)(session, member.user)
        met = await asyncio.gather(*(knock(text) for _ in range(300)))
        for one, code in met:
            if not code:
                await one.disconnect()
        return Counter(code for _one, code in met)

    assert play(scene) == {0: 3, 4429: 297}
    assert PresenceLease.objects.count() == 3
    assert [one for one in caplog.records if one.exc_info] == []


BAD_NAMES = ("device=%00", "device=%ff%fe", f"device={'x' * 5000}", "device=%ED%A0%80")


def test_t8_bad_names_open_no_hole_and_no_traceback(session, member, caplog):
    async def told(query, path="/ws/sessions/"):
        one = socket("")
        one.scope["query_string"], one.scope["path"] = query.encode(), path
        await one.connect()
        event = await one.receive_output(timeout=5)
        if "code" not in event:
            await one.disconnect()
        return event.get("code", 0)

    async def scene():
        text = await call(ticket)(session, member.user)
        marks = [await told(f"ticket={text}&{name}") for name in BAD_NAMES]
        for bad in ("%00", "x" * 5000, "%ff:%fe:%00", f"{text}&ticket=%00", ""):
            marks += [await told(f"ticket={bad}")]
        return marks, await nowhere()

    async def nowhere():
        one = socket("")
        one.scope["path"] = "/ws/sessions/\x00/../etc/"
        return await one.connect()

    marks, refused = play(scene)

    assert marks == [0, 0, 0, 0, 4401, 4401, 4401, 0, 4401]
    assert refused == (False, 4404)
    devices = PresenceLease.objects.values_list("device", flat=True)
    assert all(one.isprintable() and len(one) <= 64 for one in devices)
    assert [one for one in caplog.records if one.exc_info] == []


def test_a10_events_of_a_socket_take_no_hop_to_a_thread(session, member, monkeypatch):
    """Channels asks a thread to close old connections before each; a crowd pays for it."""

    async def hop():
        raise AssertionError

    monkeypatch.setattr("channels.consumer.aclose_old_connections", hop)

    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        await one.send_to(text_data=json.dumps({"type": "fly"}))
        while "refused" not in (told := json.loads(await one.receive_from())):
            pass  # the room as it stands
        await one.disconnect()
        return told

    assert play(scene) == {"refused": "unknown"}
