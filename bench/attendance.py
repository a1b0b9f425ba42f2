"""Heartbeats of many sockets; the minutes of a whole session, and its settlement.

Everything runs through the product's own functions on a durable database. Beside the
heartbeat by one statement stands the same work by a statement a socket, in one run.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from bench.database import Place
from bench.processes import cpu_seconds
from bench.table import show
from courses.models import Activity, Course, CourseRun, Section
from live.hub import PULSE_SECONDS
from live.models import Attendance, LiveSession
from live.selectors.attendance import lines_of, unit_lines
from live.services.presence import move_leases
from live.services.settlement import report_attendance, settle
from people.models import Unit

SIZES = (1_000, 10_000, 144_938)
HEARTS = 50_000
A_PROCESS = 5_000  # sockets whose leases move by one statement
ROUNDS = 3  # pulses: later ones meet the dead rows of earlier ones
SINGLE = 2_000  # sockets moved by a statement each, for the ratio
HANDED = 1_000  # people: no larger session is handed over, each costs the same
HALL = 60  # people
MOST_CORES, MOST_SECONDS = 0.10, 15.0  # the goals


def run(size: int | None) -> dict[str, Any]:
    """Measure each size (or ``size`` people alone)."""
    rows = []
    for people in [size] if size else SIZES:
        session = _made(people)
        rows.append(_measure(session, people))
        print(rows[-1], flush=True)
    show(rows)
    heart = _heartbeat(session)
    show([heart])
    _goals(heart, rows[-1])
    return {"sizes": rows, "heartbeat": heart}


def _goals(heart: dict[str, float], largest: dict[str, Any]) -> None:
    for words, value, most in (
        ("cores of 50,000 sockets' heartbeats", heart["cores"], MOST_CORES),
        (f"s, minutes of {largest['people']}", largest["seconds"], MOST_SECONDS),
    ):
        state = "met" if value <= most else "not met"
        print(f"{value} {words}: at most {most}, {state}")


def _measure(session: LiveSession, people: int) -> dict[str, Any]:
    end = session.ended_at
    assert end is not None
    row = {
        "people": people,
        "seconds": _seconds(lambda: sum(1 for _ in lines_of(session, end))),
        "by_unit_seconds": _seconds(lambda: unit_lines(session, end)),
        "settle_seconds": _seconds(lambda: settle(session=session, actor=None)),
        "handed": 0,
        "hand_over_ms": 0.0,
    }
    row["settle_ms_each"] = round(1e3 * row["settle_seconds"] / people, 2)
    if people <= HANDED:
        spent = _seconds(lambda: report_attendance(session=session))
        done = Attendance.objects.filter(session=session, reported_at__isnull=False)
        row["handed"] = done.count()
        row["hand_over_ms"] = round(1e3 * spent / max(1, row["handed"]), 2)
    return row


def _heartbeat(session: LiveSession) -> dict[str, float]:
    """A round for 50,000 sockets, the share of a core, and a statement each beside it."""
    with connection.cursor() as cursor:
        cursor.execute(_HEARTS, {"session": session.pk, "hearts": HEARTS})
        cursor.execute(
            "SELECT uid FROM live_presencelease WHERE ended_at IS NULL LIMIT %s",
            [HEARTS],
        )
        uids = [UUID(str(row[0])) for row in cursor.fetchall()]
    used = _moving(uids * ROUNDS, A_PROCESS) / ROUNDS
    single = _moving(uids[:SINGLE], 1) / len(uids[:SINGLE])
    return {
        "sockets": len(uids),
        "cpu_seconds": round(used, 2),
        "cores": round(used / PULSE_SECONDS, 3),
        "cpu_us_each": round(1e6 * used / len(uids), 1),
        "single_us_each": round(1e6 * single, 1),
        "ratio_single": round(single * len(uids) / used, 1),
    }


def _moving(uids: list[UUID], batch: int) -> float:
    """CPU seconds, PostgreSQL's included, of moving ``uids`` in statements of ``batch``."""
    own, server = time.process_time(), cpu_seconds(Place.server_pid())
    for start in range(0, len(uids), batch):
        move_leases(uids[start : start + batch])
    return time.process_time() - own + cpu_seconds(Place.server_pid()) - server


def _seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return round(time.perf_counter() - started, 2)


def _made(people: int) -> LiveSession:
    """Two hours with a break; a third online with a cut line, the others in halls."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_unit, people_person, courses_course CASCADE")
    root = Unit.objects.create(
        kind=Unit.Kind.PROVINCE, code="B", name="Tỉnh ủy", name_key="tinh uy",
        founded_on=timezone.localdate(),
    )  # fmt: skip
    start = timezone.now() - timedelta(hours=3)
    course = Course.objects.create(title="Nghị quyết", owner=root)
    CourseRun.objects.create(
        course=course, owner=root, opens_at=start, closes_at=start + timedelta(days=9)
    )
    section = Section.objects.create(course=course, title="Học", position=1)
    activity = Activity.objects.create(
        section=section, kind="live", title="Buổi học", position=1,
        rule={"clauses": [{"kind": "attended"}]},
    )  # fmt: skip
    session = LiveSession.objects.create(
        activity=activity, state=LiveSession.State.ENDED, starts_at=start,
        started_at=start, ended_at=start + timedelta(hours=2),
    )  # fmt: skip
    asked = {
        "session": session.pk, "people": people, "start": start, "unit": root.pk,
        "run": course.runs.get().pk, "halls": max(1, people // HALL),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in _ROWS:
            cursor.execute(statement, asked)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")
    return session


_ROWS = (
    """INSERT INTO people_person (id, uid, kind, code, full_name, name_key, sort_key,
        position, phone)
    SELECT n, gen_random_uuid(), 'member', 'B' || n, 'Nguyễn Thị ' || n, '', n::text, '', ''
    FROM generate_series(1, %(people)s) AS n""",
    """INSERT INTO courses_enrolment (uid, run_id, person_id, state, enrolled_at)
    SELECT gen_random_uuid(), %(run)s, id, 'active', %(start)s FROM people_person""",
    """INSERT INTO live_agendapart (session_id, position, kind, title, minutes, began_at, ended_at)
    VALUES (%(session)s, 1, 'talk', 'A', 60, %(start)s, %(start)s + interval '60 min'),
        (%(session)s, 2, 'break', 'B', 15, %(start)s + interval '60 min',
            %(start)s + interval '75 min'),
        (%(session)s, 3, 'discussion', 'C', 45, %(start)s + interval '75 min',
            %(start)s + interval '120 min')""",
    """INSERT INTO people_homeunit (person_id, unit_id, period, decision_number,
        recorded_at)
    SELECT id, %(unit)s, daterange('2020-01-01', NULL), '', now() FROM people_person""",
    """INSERT INTO live_hall (id, uid, session_id, unit_id, name, secret)
    SELECT n, gen_random_uuid(), %(session)s, %(unit)s, 'H' || n, ''
    FROM generate_series(1, %(halls)s) AS n""",
    """INSERT INTO live_presencelease (uid, session_id, person_id, hall_id, device,
        started_at, last_seen_at, ended_at)
    SELECT gen_random_uuid(), %(session)s, NULL, id, '', %(start)s,
        %(start)s + interval '120 min', %(start)s + interval '120 min' FROM live_hall
    UNION ALL
    SELECT gen_random_uuid(), %(session)s, id, NULL, '',
        %(start)s + part * interval '50 min' + interval '30 s' * (id %% 4),
        %(start)s + (part + 1) * interval '50 min', %(start)s + (part + 1) * interval '50 min'
    FROM people_person, generate_series(0, 1) AS part WHERE id %% 3 = 0""",
    """INSERT INTO live_rollcall (session_id, hall_id, person_id, period, opening, closing)
    SELECT %(session)s, 1 + id %% %(halls)s, id,
        tstzrange(%(start)s + interval '1 min' * (id %% 9), NULL), %(start)s,
        %(start)s + interval '80 min' FROM people_person WHERE id %% 3 <> 0""",
    """INSERT INTO live_hallseat (session_id, hall_id, person_id, unit_id)
    SELECT session_id, hall_id, person_id, %(unit)s FROM live_rollcall""",
    """INSERT INTO live_rollevent (uid, hall_id, device, sequence, counter, kind, about,
        value, at, recorded_at)
    SELECT gen_random_uuid(), roll.hall_id, md5(roll.hall_id::text)::uuid, place.n, place.n,
        mark.kind, person.uid, 'true', %(start)s + mark.after, %(start)s + mark.after
    FROM live_rollcall AS roll JOIN people_person AS person ON person.id = roll.person_id,
        (VALUES ('opening', interval '0', 0), ('closing', interval '80 min', 1))
            AS mark (kind, after, round),
        LATERAL (SELECT 2 * roll.person_id + mark.round AS n) AS place""",
)
_HEARTS = """
    INSERT INTO live_presencelease (uid, session_id, person_id, device, started_at,
        last_seen_at)
    SELECT gen_random_uuid(), %(session)s, id, '', now(), now()
    FROM people_person, generate_series(1, 50) LIMIT %(hearts)s
"""
