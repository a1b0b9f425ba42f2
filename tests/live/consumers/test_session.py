"""Sockets of a session: in step, bounded, and gone when the right is."""

import asyncio
import json
import time
from datetime import timedelta

import pytest
from django.db import connections

from courses.models import Enrolment
from live import door
from live.hub import say_bye
from live.models import Hand, PresenceLease
from live.services.room import ask_question
from live.services.running import (
    end_session,
    next_part,
    open_checkpoint,
    show_slide,
)
from people.kinds.role import Role
from people.models import User
from people.services.account import sign_out_everywhere
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.consumers.room import (
    call,
    closing,
    entered,
    heard,
    play,
    socket,
    ticket,
)
from tests.live.factories import (
    member_of,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]
SECOND = timedelta(seconds=1.5)


def test_a10_room_hears_each_change_once_and_in_order(session, member):
    async def scene():
        text = await call(ticket)(session, member.user)
        one, other = await entered(text), await entered(text)
        await call(show_slide)(session=session, position=2, actor=None)
        slides = [await heard(room, "slide") for room in (one, other)]
        await call(next_part)(session=session, actor=None, after=1)
        part = await heard(one, "part")
        await one.disconnect()
        await other.disconnect()
        return slides, part

    slides, part = play(scene)

    assert [one["number"] for one in slides] == [2, 2]
    assert part["title"] == "Thảo luận"


def test_a10_slide_does_not_wait_for_a_crowd_that_joins(session, monkeypatch):
    """Each round at the door is made slow, and for one; a slide in their midst passes them by."""
    people = [member_of(session, UnitFactory()) for _ in range(20)]
    enter = door.enter

    let_in = []

    def slowly(*words):
        time.sleep(0.1)
        let_in.append(words)
        return enter(*words)

    def change():
        show_slide(session=session, position=2, actor=None)
        connections.close_all()

    async def scene():
        first, *others = [await call(ticket)(session, one.user) for one in people]
        there = await entered(first)
        monkeypatch.setattr(door, "enter", slowly)
        monkeypatch.setattr(door, "MOST_AT_ONCE", 1)
        joining = [asyncio.ensure_future(entered(one)) for one in others]
        await asyncio.to_thread(change)
        await heard(there, "slide", seconds=20)
        before = len(let_in)
        for one in [there, *await asyncio.gather(*joining)]:
            await one.disconnect()
        return before

    assert play(scene) < len(people) / 2


def test_a10_reload_of_the_lecturer_does_not_end_the_class(session, member):
    lecturer = UserFactory()
    owner = session.activity.section.course.owner
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=owner)

    async def scene():
        console = await entered(await call(ticket)(session, lecturer, "host"))
        room = await entered(await call(ticket)(session, member.user))
        await console.disconnect()
        again = await entered(await call(ticket)(session, lecturer, "host"))
        await call(show_slide)(session=session, position=2, actor=None)
        told = await heard(room, "slide"), await heard(again, "slide")
        await room.disconnect()
        await again.disconnect()
        return told

    told = play(scene)

    session.refresh_from_db()
    assert [one["number"] for one in told] == [2, 2]
    assert session.state == "running"


def test_a10_who_comes_late_gets_the_whole_room_at_once(session, member):
    show_slide(session=session, position=2, actor=None)
    open_checkpoint(session=session, actor=None)
    ask_question(session=session, person=member, text="Khi nào áp dụng?")

    async def scene():
        one = socket(await call(ticket)(session, member.user))
        await one.connect(timeout=5)
        told = json.loads(await one.receive_from(timeout=5))
        await one.disconnect()
        return told

    told = play(scene)["set"]

    assert told["slide"]["number"] == 2
    assert told["part"]["title"] == "Phần một"
    assert set(told["checkpoint"]) == {
        "uid", "question", "options", "closes_at", "seconds",
    }  # fmt: skip
    assert [one["text"] for one in told["questions"]] == ["Khi nào áp dụng?"]
    assert member.full_name not in json.dumps(told, ensure_ascii=False)


def test_t8_revocation_closes_the_socket_within_five_seconds(session):
    people = [member_of(session, UnitFactory()) for _ in range(4)]
    withdrawn, signed_out, inactive, untouched = people

    def revoke():
        Enrolment.objects.filter(person=withdrawn).update(state="withdrawn")
        sign_out_everywhere(user=signed_out.user)
        User.objects.filter(pk=inactive.user.pk).update(is_active=False)

    async def scene():
        sockets = [
            await entered(await call(ticket)(session, one.user)) for one in people
        ]
        await call(revoke)()
        since = time.monotonic()
        codes = [await closing(one) for one in sockets[:3]]
        seconds = time.monotonic() - since
        await sockets[3].send_to('{"type":"hand","up":true}')
        await asyncio.sleep(0.5)
        for one in sockets:
            await one.disconnect()
        return codes, seconds

    codes, seconds = play(scene)

    assert codes == [4404] * 3
    assert seconds < 5
    assert Hand.objects.get().person == untouched  # is still in, and heard


def test_t8_rights_are_read_again_on_each_message(session, member):
    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        await one.send_to('{"type":"hand","up":true}')
        await asyncio.sleep(0.3)
        await Enrolment.objects.aupdate(state=Enrolment.State.WITHDRAWN)
        await one.send_to('{"type":"hand","up":false}')
        code = await closing(one, 2)
        await one.disconnect()
        return code

    assert play(scene) == 4404
    assert Hand.objects.get().lowered_at is None


def test_a10_end_reaches_everybody(session, member):
    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        await call(end_session)(session=session, actor=None)
        told = await heard(one, "session")
        await one.disconnect()
        return told

    assert play(scene) == {"state": "ended"}


def test_a10_stop_spreads_the_way_back_over_fifteen_seconds(session, member):
    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        leaving = asyncio.ensure_future(say_bye())
        _chat, told = [json.loads(await one.receive_from()) for _ in range(2)]
        code = await closing(one)
        await one.disconnect()
        await leaving
        return told, code, await PresenceLease.objects.aget()

    told, code, lease = play(scene)

    assert (told, code) == ({"bye": 15}, 1012)
    assert lease.ended_at is not None
