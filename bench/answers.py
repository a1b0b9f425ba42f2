"""Saving answers: ours against a bare psycopg2 loop that writes the same rows.

Both commit once an answer, durably, on one connection, block by block in turn. Ours is
measured twice: the service alone, and the whole request of a signed-in member through
Django's handler. Then the service again among a thousand, ten thousand and a hundred
thousand open attempts. CPU is that of this process and of every process of PostgreSQL.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from assessments.kinds.answer_message import AnswerEvent
from assessments.models import Attempt, AttemptItem
from assessments.services.answer import save_answers
from bench.attempts import grow
from bench.table import show
from tests.assessments.factories import ready_quiz, started
from tests.factories import NOON

BLOCK = 100
BLOCKS = 10
SIZES = (1_000, 10_000, 100_000)
EVENT = """INSERT INTO assessments_responseevent
    (uid, attempt_id, item_id, seq, tokens, received_at)
    VALUES (%s, %s, %s, %s, %s, clock_timestamp())"""
ANSWER = """INSERT INTO assessments_response (item_id, seq, tokens, saved_at)
    VALUES (%s, %s, %s, clock_timestamp())
    ON CONFLICT (item_id) DO UPDATE
    SET seq = excluded.seq, tokens = excluded.tokens, saved_at = excluded.saved_at"""


@dataclass
class Side:
    """One way of saving, and what it has taken so far."""

    name: str
    save: Callable[[Attempt, AttemptItem, int], None]
    seconds: float = 0.0
    cpu: float = 0.0
    count: int = 0

    @property
    def rate(self) -> float:
        return self.count / self.seconds

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cpu / self.count


def run(size: int | None) -> dict[str, object]:
    """Save ``size`` answers (2,000 if not given) in each way."""
    settings.ALLOWED_HOSTS = ["testserver"]
    attempts = [started(ready_quiz(questions=10, duration_seconds=14_400), now=NOON)]
    papers = [(one, list(one.items.order_by("pk"))) for one in attempts]
    client = Client()
    assert attempts[0].person.user
    client.force_login(
        attempts[0].person.user, "django.contrib.auth.backends.ModelBackend"
    )
    sides = [
        Side("bare psycopg2", _bare),
        Side("our service", _service),
        Side("our whole request", _request(client)),
    ]
    each = size or 2000
    for seq in _turns(each):
        for side in sides:
            _block(side, papers, seq * len(sides) + sides.index(side))
    show([_row(side) for side in sides])
    bare, service, request = sides
    sizes = [_among(attempts[0], number) for number in SIZES]
    show(sizes)
    return {
        "size": bare.count,
        "ratio": round(service.rate / bare.rate, 3),
        "cpu_ms": round(service.cpu_ms, 3),
        "request_ratio": round(request.rate / bare.rate, 3),
        "request_cpu_ms": round(request.cpu_ms, 3),
        "per_second": round(service.rate, 1),
        "sizes": sizes,
        "against": "a bare psycopg2 loop with the same rows and commits",
    }


def _among(like: Attempt, number: int) -> dict[str, object]:
    """What saving costs at random places among ``number`` open attempts."""
    grow(like, number)
    side = Side("our service", _service)
    some = Attempt.objects.filter(person=like.person).select_related("person")
    papers = [
        (one, list(one.items.all()))
        for one in some.order_by("uid").prefetch_related("items")[: BLOCK * BLOCKS]
    ]
    for turn in range(BLOCKS):
        own = papers[turn * BLOCK % len(papers) :][:BLOCK]
        _block(side, own, turn + 2)
    return {
        "attempts": number,
        "cpu_ms": round(side.cpu_ms, 3),
        "per_second": round(side.rate, 1),
    }


def _turns(each: int) -> Iterator[int]:
    yield from range(1, each // BLOCK + 1)


def _block(
    side: Side, papers: list[tuple[Attempt, list[AttemptItem]]], turn: int
) -> None:
    before, began = _cpu(), time.perf_counter()
    for n in range(BLOCK):
        attempt, items = papers[n % len(papers)]
        side.save(attempt, items[n % len(items)], turn * BLOCK + n)
    side.seconds += time.perf_counter() - began
    side.cpu += _cpu() - before
    side.count += BLOCK


def _bare(attempt: Attempt, item: AttemptItem, seq: int) -> None:
    connection.ensure_connection()
    line = connection.connection
    line.autocommit = False
    with line.cursor() as cursor:
        cursor.execute(
            EVENT, [str(uuid4()), attempt.pk, item.pk, seq, [item.tokens[seq % 4]]]
        )
        cursor.execute(ANSWER, [item.pk, seq, [item.tokens[seq % 4]]])
    line.commit()
    line.autocommit = True


def _service(attempt: Attempt, item: AttemptItem, seq: int) -> None:
    event = AnswerEvent(uuid4(), item.uid, seq, (item.tokens[seq % 4],))
    saved = save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=attempt.lease,
        events=[event],
    )
    assert len(saved.uids) == 1


def _request(client: Client) -> Callable[[Attempt, AttemptItem, int], None]:
    def save(attempt: Attempt, item: AttemptItem, seq: int) -> None:
        event = {
            "uid": str(uuid4()),
            "item": str(item.uid),
            "seq": seq,
            "tokens": [item.tokens[seq % 4]],
        }
        reply = client.post(
            reverse("assessments:save_answers", args=[attempt.uid]),
            {"lease": str(attempt.lease), "events": [event]},
            content_type="application/json",
        )
        assert reply.json() == {"saved": [event["uid"]]}

    return save


def _row(side: Side) -> dict[str, object]:
    return {
        "way": side.name,
        "answers": side.count,
        "a second": side.rate,
        "CPU ms each": side.cpu_ms,
    }


def _cpu() -> float:
    """Seconds of this process and of PostgreSQL's."""
    ticks = os.sysconf("SC_CLK_TCK")
    postmaster = _stat(connection.connection.info.backend_pid)[1]
    used = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent, cpu = _stat(int(entry.name))[1:]
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has ended meanwhile
            if postmaster in {parent, int(entry.name)}:
                used += cpu
    return time.process_time() + used / ticks


def _stat(pid: int) -> tuple[int, int, int]:
    """(pid, parent, ticks used) of a process."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    fields = told.rpartition(")")[2].split()
    return pid, int(fields[1]), int(fields[11]) + int(fields[12])
