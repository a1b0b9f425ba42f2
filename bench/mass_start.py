"""Mass start: 3,000 members open the test within a minute, then 1,000 within ten seconds.

Opening is pressing Start and having the page with the questions. The server is granian
with two processes as a province is served, PostgreSQL is durable, and the crowd is a
process of its own whose CPU is not counted. Once from papers drawn ahead, as it is
meant; a smaller crowd then starts without them, to show what they spare.
"""

import json
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import timedelta
from statistics import median, quantiles
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from assessments.models import Attempt, Quiz
from assessments.services.drawn_paper import draw_ahead
from bench.database import Place
from bench.processes import cpu_seconds
from bench.served import Served
from bench.starters import Crowd, Opening
from bench.table import show
from courses.models import CourseRun, Enrolment
from people.models import Person, User
from tests.assessments.factories import enrolled_in, ready_quiz

QUESTIONS, POOL = 20, 120
FIRST_SECONDS, THEN_SECONDS = 60, 10
WORKERS = 2
BACKEND = "django.contrib.auth.backends.ModelBackend"


def run(size: int | None) -> dict[str, Any]:
    """Let ``size`` members (3,000) start in a minute, then a third of it in ten seconds."""
    first = size or 3000
    then = max(1, first // 3)
    quiz = ready_quiz(questions=QUESTIONS, pool=POOL, duration_seconds=3600)
    members = _members(quiz, first + 2 * then)
    drawn, spent = _draw(quiz, first + then)
    print(f"{drawn} papers drawn ahead, {1000 * spent / drawn:.2f} ms CPU each")
    rows = []
    with Served(workers=WORKERS) as served:
        _open(served, members[:1], 1)  # the first request loads the code
        for name, crowd, seconds in (
            ("within a minute", members[1:first], FIRST_SECONDS),
            ("within ten seconds", members[first : first + then], THEN_SECONDS),
            ("the same, papers not drawn", members[first + then :], THEN_SECONDS),
        ):
            rows.append({"crowd": name, **_open(served, crowd, seconds)})
    show(rows)
    assert Attempt.objects.count() == len(members), "an attempt is missing or doubled"
    meant = rows[:2]
    return {
        "size": first + then,
        "errors": sum(row["errors"] for row in meant),
        "p95_ms": max(row["p95 ms"] for row in meant),
        "cpu_ms": max(row["CPU ms each"] for row in meant),
        "cpu_ms_not_drawn": rows[2]["CPU ms each"],
    }


def _open(served: Served, members: list[list[str]], seconds: float) -> dict[str, Any]:
    crowd = Crowd(port=served.port, seconds=seconds, members=members)
    before, began = cpu_seconds(served.pid, Place.server_pid()), time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "bench.starters"],
        input=json.dumps(asdict(crowd)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    spent = cpu_seconds(served.pid, Place.server_pid()) - before
    openings = [Opening(**one) for one in json.loads(told.stdout)]
    faults = [one.fault for one in openings if one.fault]
    if faults:
        print(f"{len(faults)} faults, as {faults[0]}")
    pages = sorted(one.page for one in openings)
    return {
        "members": len(members),
        "errors": len(faults) + len(members) - len(openings),
        "p50 ms": round(1000 * median(pages), 1),
        "p95 ms": round(1000 * _share(pages), 1),
        "worst ms": round(1000 * pages[-1], 1),
        "CPU ms each": round(1000 * spent / len(members), 2),
        "seconds": round(time.perf_counter() - began, 1),
    }


def _share(values: list[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def _draw(quiz: Quiz, count: int) -> tuple[int, float]:
    """Draw ahead for the first ``count`` members; how many papers, and the CPU of it."""
    run = CourseRun.objects.get(course=quiz.activity.section.course)
    before, began = cpu_seconds(Place.server_pid()), time.process_time()
    drawn = draw_ahead(quiz=quiz, run=run, most=count)
    spent = cpu_seconds(Place.server_pid()) - before + time.process_time() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return drawn, spent


def _members(quiz: Quiz, count: int) -> list[list[str]]:
    """(cookie, path of Start) of ``count`` members in one run of the test's course."""
    run = enrolled_in(quiz).run
    now = timezone.now()
    Enrolment.objects.filter(run=run).delete()
    CourseRun.objects.filter(pk=run.pk).update(
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1)
    )
    names = [f"m{number}" for number in range(count)]
    users = User.objects.bulk_create(
        User(username=one, display_name=one, password="") for one in names
    )
    people = Person.objects.bulk_create(
        Person(user=user, code=f"C-{user.username}", full_name=user.username,
               name_key=user.username, sort_key=user.username)
        for user in users
    )  # fmt: skip
    places = Enrolment.objects.bulk_create(
        Enrolment(run=run, person=one, enrolled_at=now) for one in people
    )
    keys = _sign_in(users)
    return [
        [f"sessionid={key}", f"/study/{place.uid}/tests/{quiz.activity.uid}/start/"]
        for key, place in zip(keys, places, strict=True)
    ]


def _sign_in(users: list[User]) -> list[str]:
    """A session of each; its key is the cookie."""
    store, until = SessionStore(), timezone.now() + timedelta(days=1)
    sessions = [
        Session(
            session_key=f"s{number:031d}",
            session_data=store.encode(
                {
                    SESSION_KEY: str(user.pk),
                    BACKEND_SESSION_KEY: BACKEND,
                    HASH_SESSION_KEY: user.get_session_auth_hash(),
                }
            ),
            expire_date=until,
        )
        for number, user in enumerate(users)
    ]
    return [one.session_key for one in Session.objects.bulk_create(sessions)]
