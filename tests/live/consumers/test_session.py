"""Sockets of a session: in step, bounded, and gone when the right is."""

import asyncio
import json
import time

import pytest

from courses.models import Enrolment
from live.hub import say_bye
from live.models import Hand, PresenceLease
from live.services.room import ask_question
from live.services.running import (
    end_session,
    next_part,
    open_checkpoint,
    show_slide,
    start_session,
)
from people.kinds.role import Role
from people.models import User
from people.services.account import sign_out_everywhere
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.consumers.room import (
    HERE,
    call,
    closing,
    entered,
    heard,
    play,
    socket,
    ticket,
)
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
    slide_of,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1, title="Phần một")
    AgendaPartFactory(session=session, position=2, title="Thảo luận", kind="discussion")
    slide_of(session, 1)
    slide_of(session, 2)
    start_session(session=session, actor=None)
    return session


@pytest.fixture
def member(session):
    return member_of(session, UnitFactory())


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


def test_a12_lease_opens_with_the_socket_and_ends_with_it(session, member):
    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        await one.send_to('{"type":"here"}')
        await asyncio.sleep(3.5)
        lease = await PresenceLease.objects.aget()
        moved = (lease.last_seen_at - lease.started_at).total_seconds()
        await one.disconnect()
        await asyncio.sleep(0.7)
        return moved, await PresenceLease.objects.aget()

    moved, lease = play(scene)

    assert moved >= 2.5
    assert lease.ended_at is not None
    assert (lease.person, lease.hall, lease.device) == (member, None, "may-1")


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
        await say_bye()
        _chat, told = [json.loads(await one.receive_from()) for _ in range(2)]
        code = await closing(one)
        await one.disconnect()
        return told, code

    assert play(scene) == ({"bye": 15}, 1012)
