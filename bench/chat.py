"""A class of N sockets: they join, chat 50 messages a second, and again while some do not read.

Everything is the product's: lms.sockets (one process, then two), PostgreSQL, tickets, rights,
leases and the bus. Messages are written by the service behind the form, from this process, each
by another member. Lateness is from before the writing to the arrival at a socket.
"""

import asyncio
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from typing import Any
from urllib.parse import quote

from django.db import connections
from django.utils import timezone

from bench.database import Place
from bench.listeners import Listener, free_port, open_all, quantile
from bench.processes import cpu_seconds, memory_kb
from bench.table import show
from courses.models import Enrolment
from live.kinds.chat import ChatMode
from live.kinds.ticket import Ticket, write
from live.models import ChatRoom, LiveSession, PresenceLease
from live.selectors.standing import mark_of
from live.services.chat import send_chat
from people.models import Person
from tests.factories import CourseRunFactory
from tests.faults.school import make_people
from tests.live.factories import LiveSessionFactory

SOCKETS = 5_000
A_SECOND, SECONDS, PATIENCE_SECONDS = 50, 20, 30
STALLED = 10  # one in so many does not read, the second time
MARKS = (b'"text":"', b" ")


def run(size: int | None) -> dict[str, Any]:
    """Measure ``size`` sockets in one process and in two."""
    sockets = size or SOCKETS
    rows = []
    for processes in (1, 2):
        session, people = _session(sockets)
        rows += _measure(session, people, processes)
    show(rows)
    return {"sizes": rows}


def _session(sockets: int) -> tuple[LiveSession, list[Person]]:
    """A class that is held, with an open chat; everybody is enrolled."""
    now = timezone.now()
    session: LiveSession = LiveSessionFactory.create(
        state=LiveSession.State.RUNNING,
        starts_at=now,
        started_at=now,
        published_at=now - timedelta(days=1),
    )
    ChatRoom.objects.create(session=session, mode=ChatMode.OPEN)
    people = make_people(sockets)
    its_run = CourseRunFactory.create(course=session.activity.section.course)
    Enrolment.objects.bulk_create(
        Enrolment(run=its_run, person=one, enrolled_at=now) for one in people
    )
    return session, people


def _measure(
    session: LiveSession, people: list[Person], processes: int
) -> list[dict[str, Any]]:
    ports = [free_port() for _ in range(processes)]
    servers = [
        subprocess.Popen(
            [sys.executable, "-m", "lms.sockets", "--port", str(port)],
            env={**os.environ, "LMS_ALLOWED_HOSTS": "*"},
        )
        for port in ports
    ]
    paths = [_path(session, one) for one in people]
    try:
        return asyncio.run(
            _hold([one.pid for one in servers], ports, session, people, paths)
        )
    finally:
        for one in servers:
            one.terminate()
        for one in servers:
            one.wait(30)


def _path(session: LiveSession, person: Person) -> str:
    assert person.user is not None
    ticket = Ticket(
        session=str(session.uid),
        user=person.user.pk,
        part="member",
        mark=mark_of(person.user),
    )
    return f"/ws/sessions/?ticket={quote(write(ticket))}&device=may"


async def _hold(
    pids: list[int],
    ports: list[int],
    session: LiveSession,
    people: list[Person],
    paths: list[str],
) -> list[dict[str, Any]]:
    late: list[tuple[float, int]] = []
    listeners = [Listener(path, MARKS, late) for path in paths]
    for port in ports:
        await _until_there(port)
    empty, began = memory_kb(*pids), time.monotonic()
    cpu, postgres = cpu_seconds(*pids), cpu_seconds(Place.server_pid())
    await open_all(listeners, ports)
    while await asyncio.to_thread(_leases, session) < len(people):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    joins = round(len(people) / (time.monotonic() - began))
    head = {"processes": len(pids), "sockets": len(people), "joins_s": joins}
    head["join_us"] = round(1e6 * (cpu_seconds(*pids) - cpu) / len(people))
    postgres = cpu_seconds(Place.server_pid()) - postgres
    head["join_postgres_us"] = round(1e6 * postgres / len(people))
    head["kb"] = round((memory_kb(*pids) - empty) / len(people), 1)
    rows, writers = [], cycle(people)
    for stalled in (0, len(people) // STALLED):
        for one in listeners[:stalled]:
            one.transport.pause_reading()
        late.clear()
        told = await _talk(pids, session, writers, late, len(people) - stalled)
        rows.append({**head, "stalled": stalled, **told})
        print(rows[-1], flush=True)
    for one in listeners:
        one.transport.abort()
    return rows


async def _talk(
    pids: list[int],
    session: LiveSession,
    writers: Iterator[Person],
    late: list[tuple[float, int]],
    reading: int,
) -> dict[str, Any]:
    cpu, postgres = cpu_seconds(*pids), cpu_seconds(Place.server_pid())
    memory = memory_kb(*pids)
    sent = await asyncio.to_thread(_write, session, writers)
    until, wanted = time.monotonic() + PATIENCE_SECONDS, sent * reading
    while _count(late) < wanted and time.monotonic() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.1)
    came = _count(late)
    return {
        "a_second": round(sent / SECONDS, 1),
        "delivered": round(came / wanted, 4),
        "p50_ms": quantile(late, 0.50),
        "p99_ms": quantile(late, 0.99),
        "cpu_us": round(1e6 * (cpu_seconds(*pids) - cpu) / max(1, came), 2),
        "postgres_s": round(cpu_seconds(Place.server_pid()) - postgres, 1),
        "grown_mb": round((memory_kb(*pids) - memory) / 1024, 1),
    }


def _leases(session: LiveSession) -> int:
    """A socket opens before the door; whoever has a lease is in."""
    return PresenceLease.objects.filter(session=session).count()


def _write(session: LiveSession, writers: Iterator[Person]) -> int:
    """Fifty messages a second, in their time or as fast as they can be written."""
    began = time.monotonic()
    count = A_SECOND * SECONDS
    for number in range(count):
        ahead = began + number / A_SECOND - time.monotonic()
        time.sleep(max(0.0, ahead))
        send_chat(
            session=session,
            person=next(writers),
            sent_uid=uuid.uuid4(),
            text=f"{time.monotonic_ns()} xin hỏi về nội dung thứ hai",
        )
    connections.close_all()
    return count


def _count(late: list[tuple[float, int]]) -> int:
    return sum(count for _ms, count in late)


async def _until_there(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.2)
        else:
            writer.close()
            return
    message = "The server does not answer."
    raise TimeoutError(message)
