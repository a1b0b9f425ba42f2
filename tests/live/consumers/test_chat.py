"""The chat through sockets: in order, once, and only to those whom it concerns."""

import asyncio
import json
import time
import uuid

import pytest

from live.hub import hub
from live.kinds.message import Close
from live.models import ChatMessage
from live.services.chat import hide_message, mute, send_chat, set_chat_mode
from live.services.running import show_slide, start_session
from people.kinds.role import Role
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory
from tests.live.consumers.room import call, closing, entered, play, socket, ticket
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
    slide_of,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]
BURST, SOCKETS, SECONDS = 100, 30, 2.0


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    slide_of(session, 1)
    slide_of(session, 2)
    start_session(session=session, actor=None)
    set_chat_mode(session=session, mode="open", actor=UserFactory())
    return session


@pytest.fixture
def member(session):
    return member_of(session, UnitFactory())


async def _said(one, seconds=5):
    """The next frame of the chat."""
    until = asyncio.get_running_loop().time() + seconds
    while (left := until - asyncio.get_running_loop().time()) > 0:
        told = json.loads(await one.receive_from(timeout=left))
        if "chat" in told:
            return told["chat"]
    raise TimeoutError


def _send(session, person, text, **more):
    return send_chat(
        session=session, person=person, text=text, sent_uid=uuid.uuid4(), **more
    )


def test_a10_hidden_message_leaves_every_page_and_who_is_muted_is_told(session, member):
    actor, other = UserFactory(), member_of(session, UnitFactory())

    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        told = [await _said(one)]
        message = await call(_send)(session, member, "<b>Chào</b>")
        told.append(await _said(one))
        await call(hide_message)(message=message, actor=actor)
        told.append(await _said(one))
        late = await entered(await call(ticket)(session, other.user))
        snapshot = await _said(late)
        await call(mute)(session=session, person=member, actor=actor)
        told.append(await _said(one))
        await call(_send)(session, other, "tiếp tục")
        after = await _said(late)
        await one.disconnect()
        await late.disconnect()
        return str(message.uid), told, snapshot, after

    uid, (first, added, gone, muted), snapshot, after = play(scene)

    assert first == snapshot == {"mode": "open", "all": []}
    assert [one["text"] for one in added["add"]] == ["<b>Chào</b>"]
    assert added["add"][0]["name"] == member.full_name
    assert gone == {"mode": "open", "add": [], "gone": [uid]}
    assert muted == {"muted": True}
    assert [one["text"] for one in after["add"]] == ["tiếp tục"]  # and nothing between


def _slide(frame):
    return frame["set"]["slide"]["number"]


def test_a10_what_waits_is_for_the_console_and_a_hall_or_stranger_hears_no_chat(
    session, member
):
    lecturer, clerk, stranger = UserFactory(), UserFactory(), UserFactory()
    PersonFactory(user=stranger)
    hall = HallFactory(session=session, unit=UnitFactory())
    owner = session.activity.section.course.owner
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=owner)
    GrantFactory(user=clerk, role=Role.CELL_SECRETARY, unit=hall.unit)
    _send(session, member_of(session, UnitFactory()), "trước đó")
    set_chat_mode(session=session, mode="approved", actor=lecturer)

    async def scene():
        desk = await entered(await call(ticket)(session, lecturer, "host"))
        room = await entered(await call(ticket)(session, member.user))
        screen = await entered(await call(ticket)(session, clerk, "hall", hall))
        outside = socket(await call(ticket)(session, stranger))
        await outside.connect()
        code = await closing(outside)
        await _said(desk)
        before = await _said(room)
        await call(_send)(session, member, "xin duyệt")
        told = await _said(desk)
        await call(show_slide)(session=session, position=2, actor=None)
        await asyncio.sleep(0.4)
        frames = [
            [
                json.loads(await one.receive_from())
                for _ in range(one.output_queue.qsize())
            ]
            for one in (room, screen)
        ]
        for one in (desk, room, screen):
            await one.disconnect()
        return code, before, told, frames

    code, before, told, frames = play(scene)

    assert code == Close.NOT_FOUND
    assert [one["text"] for one in before["all"]] == ["trước đó"]
    assert told == {"mode": "approved", "add": [], "gone": []}
    for heard in frames:  # a count may have come as well, and no chat
        assert [_slide(one) for one in heard if "slide" in one["set"]] == [2]


def test_a10_burst_of_fifty_a_second_reaches_all_and_holds_up_no_slide(session):
    """Fifty a second for two seconds to thirty sockets: each once, in order."""
    unit = UnitFactory()
    people = [member_of(session, unit) for _ in range(BURST)]

    async def hear(room, texts):
        while len(texts) < BURST:
            told = await _said(room, seconds=15)
            texts += [one["text"] for one in told.get("add", [])]

    async def write():
        began = time.monotonic()
        for number, person in enumerate(people):
            await call(_send)(session, person, f"tin {number}")
            left = SECONDS * (number + 1) / BURST - (time.monotonic() - began)
            await asyncio.sleep(max(0, left))
            if number == BURST // 2:
                await call(show_slide)(session=session, position=2, actor=None)

    async def scene():
        text = [await call(ticket)(session, one.user) for one in people[:SOCKETS]]
        rooms = [await entered(one) for one in text]
        heard = [[] for _ in rooms]
        listening = [
            asyncio.ensure_future(hear(room, texts))
            for room, texts in zip(rooms, heard, strict=True)
        ]
        await write()
        await asyncio.gather(*listening)
        sequence = hub().rooms[session.pk].sequence
        for room in rooms:
            await room.disconnect()
        return heard, sequence

    heard, sequence = play(scene)

    expected = [f"tin {number}" for number in range(BURST)]
    assert [texts == expected for texts in heard] == [True] * SOCKETS
    session.refresh_from_db()
    assert sequence == session.sequence  # the slide came in between
    assert ChatMessage.objects.count() == BURST
