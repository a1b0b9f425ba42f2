"""Small groups through sockets: only those hear of a group who sit in it."""

import asyncio
import json

import pytest

from live.models import GroupWork
from live.services.group_answer import take_pen, write_answer
from live.services.group_work import open_work, show_group
from live.services.grouping import make_groups
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.consumers.room import call, entered, heard, play, ticket
from tests.live.factories import member_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]
QUIET = 2.5  # seconds in which a change would have been told


async def _own(one, after=0, seconds=8):
    """The next change of one's own group."""
    until = asyncio.get_running_loop().time() + seconds
    while (left := until - asyncio.get_running_loop().time()) > 0:
        told = json.loads(await one.receive_from(timeout=left))
        if "own_group" in told and told["own_group"]["change"] > after:
            return told["own_group"]
    raise TimeoutError


async def _counts(one, seconds=8):
    until = asyncio.get_running_loop().time() + seconds
    while (left := until - asyncio.get_running_loop().time()) > 0:
        if "counts" in json.loads(await one.receive_from(timeout=left)):
            return True
    return False


def _queued(one):
    return [one.output_queue.get_nowait() for _ in range(one.output_queue.qsize())]


def _make(session, actor):
    work = make_groups(
        session=session, division="number", count=2, case="Nên làm gì?", actor=actor
    )
    open_work(work=work, actor=actor)


def _seated(session, place):
    work = GroupWork.objects.get()
    group = work.groups.order_by("position")[place]
    return group, group.members.select_related("person__user").get().person


def _told_of_groups(one):
    """What waits to be read of changes of small groups."""
    return [
        json.loads(told["text"])
        for told in _queued(one)
        if "own_group" in told.get("text", "")
    ]


@pytest.fixture
def people(session):
    unit = UnitFactory()
    return {one.pk: one for one in (member_of(session, unit) for _ in range(2))}


@pytest.fixture
def lecturer(session):
    owner = session.activity.section.course.owner
    return GrantFactory(user=UserFactory(), role=Role.LECTURER, unit=owner).user


async def _all_in(session, lecturer, people):
    desk = await entered(await call(ticket)(session, lecturer, "host"))
    rooms = {
        pk: await entered(await call(ticket)(session, one.user))
        for pk, one in people.items()
    }
    await call(_make)(session, lecturer)
    first = {pk: await _own(one) for pk, one in rooms.items()}
    assert {told["change"] for told in first.values()} == {1}
    return desk, rooms


def test_a10_members_hear_of_their_own_group_and_the_console_of_all(
    session, lecturer, people
):
    async def scene():
        desk, rooms = await _all_in(session, lecturer, people)
        group, writer = await call(_seated)(session, 0)
        _group, other = await call(_seated)(session, 1)
        await call(take_pen)(group=group, person=writer)
        changed = await _own(rooms[writer.pk], after=1)
        _queued(desk)
        await call(write_answer)(group=group, person=writer, text="Nhắc nhở")
        told_desk = await _counts(desk)
        await asyncio.sleep(QUIET)
        aside = _told_of_groups(rooms[other.pk])
        late = await entered(await call(ticket)(session, people[writer.pk].user))
        again = await _own(late)
        await call(show_group)(group=group, actor=lecturer)
        shown = await heard(rooms[other.pk], "group")
        for one in (desk, late, *rooms.values()):
            await one.disconnect()
        return changed, told_desk, aside, again, shown

    changed, told_desk, aside, again, shown = play(scene)

    assert changed["change"] == 2
    assert told_desk
    assert aside == []
    assert again["change"] == 3
    assert shown == {"title": "Nhóm 1", "case": "Nên làm gì?", "answer": "Nhắc nhở"}
