"""What a socket proves, and for how long."""

import asyncio
from datetime import timedelta

import pytest
from django.db.models import F

from kernel.clock import database_now
from live.models import PresenceLease
from tests.live.consumers.room import (
    call,
    closing,
    entered,
    play,
    socket,
    ticket,
)
from tests.live.factories import (
    lease,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]
SECOND = timedelta(seconds=1.5)


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


def test_a12_line_that_never_speaks_proves_a_few_seconds_alone(
    session, member, monkeypatch
):
    monkeypatch.setattr("live.hub.PULSE_SECONDS", 0.1)
    monkeypatch.setattr("live.hub.HEARD_SECONDS", 0.3)

    async def scene():
        one = await entered(await call(ticket)(session, member.user))
        await asyncio.sleep(1.2)
        lease = await PresenceLease.objects.aget()
        await one.disconnect()
        return (lease.last_seen_at - lease.started_at).total_seconds()

    assert play(scene) < 0.9


def test_a12_places_of_a_killed_process_are_free_after_ten_seconds(session, member):
    async def scene():
        text = await call(ticket)(session, member.user)
        await call(_left_behind)(session, member, seconds=9)
        early = socket(text)
        await early.connect()
        code = await closing(early)
        await PresenceLease.objects.aupdate(last_seen_at=F("last_seen_at") - SECOND)
        late = await entered(text)
        await late.disconnect()
        return code

    assert play(scene) == 4429


def _left_behind(session, person, seconds):
    """Three leases that nobody ended and that moved so many seconds ago."""
    since = database_now() - timedelta(seconds=seconds)
    for _ in range(3):
        lease(session, since - timedelta(minutes=5), since, person=person)
