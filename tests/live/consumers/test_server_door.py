"""The door of the sockets' own server: outages, crowds, and those who leave in its midst."""

import asyncio
import time

import pytest
from django.db import OperationalError

from live import door
from live.consumers import session as consumer
from live.hub import hub
from live.selectors import standing
from people.models import User
from tests.factories import UnitFactory
from tests.live.consumers.raw import (
    CLOSE,
    TEXT,
    at,
    come,
    frame,
    knock,
    serve,
    tracebacks,
    until,
)
from tests.live.consumers.room import call, ticket
from tests.live.factories import member_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]


def test_t8_who_leaves_while_the_door_is_slow_takes_nothing_along(
    session, member, monkeypatch, caplog
):
    """More often than there are places, and refused: it must not keep anybody out later."""
    opened = asyncio.Event()
    enter = door.Door.enter

    async def slowly(self, one):
        told = await enter(self, one)
        await opened.wait()
        return told

    async def scene(port):
        text = await call(ticket)(session, member.user)
        stale = await call(ticket)(session, await User.objects.acreate(username="x"))
        with monkeypatch.context() as patch:
            patch.setattr(door.Door, "enter", slowly)
            for _ in range(4):
                for one in (text, stale):
                    there = await knock(port, at(one))
                    there.writer.transport.abort()
            await until(lambda: not hub().door.waiting)
            opened.set()
            await until(lambda: not hub().places)
        there = await come(port, text)
        await there.say(frame(CLOSE, b"\x03\xe8"))
        return await there.ended()

    assert serve(scene) == 1000
    assert tracebacks(caplog) == []


def test_t8_outage_at_the_door_keeps_nobody_out_afterwards(
    session, member, monkeypatch, caplog
):
    def fails(_knocks):
        raise OperationalError("no database")

    async def scene(port):
        text = await call(ticket)(session, member.user)
        with monkeypatch.context() as patch:
            patch.setattr(door, "enter", fails)
            codes = [await (await knock(port, at(text))).ended() for _ in range(5)]
        there = await come(port, text)
        await there.say(frame(CLOSE, b"\x03\xe8"))
        return codes, await there.ended()

    assert serve(scene) == ([1012] * 5, 1000)


def test_t8_one_who_cannot_be_let_in_harms_no_other_of_the_round(session, monkeypatch):
    people = [member_of(session, UnitFactory()) for _ in range(12)]
    enter, rounds = door.enter, []

    def choosy(knocks):
        rounds.append(len(knocks))
        if any(one.ticket.user == people[5].user_id for one in knocks):
            raise standing.LiveSession.DoesNotExist
        return enter(knocks)

    async def scene(port):
        texts = [await call(ticket)(session, one.user) for one in people]
        monkeypatch.setattr(door, "enter", choosy)
        come_in = await asyncio.gather(*(knock(port, at(one)) for one in texts))
        codes = []
        for number, one in enumerate(come_in):
            if number != 5:
                await one.text()
                await one.say(frame(CLOSE, b"\x03\xe8"))
            codes.append(await one.ended())
        return codes

    codes = serve(scene)

    assert codes == [1000] * 5 + [1012] + [1000] * 6
    assert max(rounds) > 1


def test_t8_pulse_goes_on_though_somebody_left_in_its_midst(
    session, monkeypatch, caplog
):
    """A right ends while its owner is being heard, and they are gone when told so."""
    monkeypatch.setattr("live.hub.PULSE_SECONDS", 0.2)
    one, other = (member_of(session, UnitFactory()) for _ in range(2))
    hand = consumer._hand
    opened = asyncio.Event()

    async def scene(port):
        loop = asyncio.get_running_loop()

        def slowly(*words, **more):
            asyncio.run_coroutine_threadsafe(opened.wait(), loop).result(10)
            return hand(*words, **more)

        gone = await come(port, await call(ticket)(session, one.user))
        stays = await come(port, await call(ticket)(session, other.user))
        monkeypatch.setattr(consumer, "_hand", slowly)
        await gone.say(frame(TEXT, b'{"type":"hand","up":true}'))
        seats = {seat.standing.user_id: seat for seat in hub().seats()}
        await User.objects.filter(pk=one.user_id).aupdate(is_active=False)
        gone.writer.transport.abort()
        await until(lambda: seats[one.user_id].line.protocol.disconnected)
        await asyncio.sleep(0.6)  # three rounds of the pulse
        opened.set()
        await User.objects.filter(pk=other.user_id).aupdate(is_active=False)
        return await stays.ended()

    assert serve(scene) == 4404
    assert tracebacks(caplog) == []


def test_t8_right_that_ends_while_they_come_in_closes_within_five_seconds(
    session, member, monkeypatch
):
    enter = door.enter

    def and_then_revoke(knocks):
        told = enter(knocks)
        User.objects.filter(pk=member.user_id).update(is_active=False)
        return told

    async def scene(port):
        text = await call(ticket)(session, member.user)
        monkeypatch.setattr(door, "enter", and_then_revoke)
        there = await come(port, text)
        since = time.monotonic()
        return await there.ended(), time.monotonic() - since

    code, seconds = serve(scene)

    assert code == 4404
    assert seconds < 5
