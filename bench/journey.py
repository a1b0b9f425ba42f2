"""The whole way of a member: sign in, study, be tested, see the result; 27 requests.

Sign in (2), home, course, lesson, the test's door, Start and its page, 20 answers saved
one by one, the question before submitting, submit and result are asked of the site as a
province is served, by a crowd of clients in threads of this process, whose CPU is not
counted. The members are those of the made province who have not been tested; the course
lets them go to the test before all lessons are done.
"""

import http.client
import re
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle, islice
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.urls import reverse

from assessments.models import Attempt, Quiz
from bench.database import Place
from bench.processes import cpu_seconds
from bench.served import Served, make_province
from bench.table import show
from courses.models import Activity, Campaign, Enrolment
from people.models import User
from tests.faults.phone import Phone, Reply
from tests.faults.taker import read_paper

CLIENTS, WORKERS, SAVES = 50, 2, 20
WARM = 4
PASSWORD = "nghi-quyet-98"  # noqa: S105 -- of a database that is thrown away
SMALL_PROVINCE = 5_000


@dataclass(frozen=True)
class Way:
    """One member's addresses."""

    username: str
    course: str
    lesson: str
    door: str


class Steps:
    """Seconds of each kind of request, and what went wrong; shared by all clients."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []

    def timed(self, name: str, ask: Any, *arguments: Any) -> Reply:
        began = time.perf_counter()
        reply: Reply = ask(*arguments)
        with self.lock:
            self.seconds[name].append(time.perf_counter() - began)
            if reply.status not in {HTTPStatus.OK, HTTPStatus.FOUND}:
                self.faults.append(f"{name}: {reply.status}")
        return reply


def run(size: int | None) -> dict[str, Any]:
    """Let all who can be tested (or ``size`` of them) go their way, fifty at a time."""
    make_province("small" if size and size < SMALL_PROVINCE else "province")
    ways = _ways(size or 1000)
    steps = Steps()
    with Served(workers=WORKERS) as served:
        for way in ways[:WARM]:
            _go(served.port, way, Steps())
        before, began = cpu_seconds(served.pid, Place.server_pid()), time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as threads:
            for way in ways[WARM:]:
                threads.submit(_go, served.port, way, steps)
        seconds = time.perf_counter() - began
        spent = cpu_seconds(served.pid, Place.server_pid()) - before
    count = len(ways) - WARM
    rows: list[dict[str, Any]] = [
        {"step": name, "asked": len(all_), "p95_ms": round(1000 * _p95(all_), 1)}
        for name, all_ in steps.seconds.items()
    ]
    show(rows)
    if steps.faults:
        print(f"{len(steps.faults)} faults, as {steps.faults[0]}")
    done = Attempt.objects.filter(state=Attempt.State.SUBMITTED)
    names = [way.username for way in ways]
    assert done.filter(person__user__username__in=names).count() == len(ways)
    return {
        "journeys": count,
        "errors": len(steps.faults),
        "per_minute": round(60 * count / seconds, 1),
        "cpu_s": round(spent / count, 4),
        "requests": sum(row["asked"] for row in rows) // count,
        "p95_ms": max(row["p95_ms"] for row in rows),
    }


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def _go(port: int, way: Way, steps: Steps) -> None:
    """The whole way of one member; an exception is a fault, not an end of the crowd."""
    try:
        phone = _sign_in(port, way, steps)
        for name, path in (("home", "/today/"), ("course", way.course)):
            steps.timed(name, phone.get, path)
        steps.timed("lesson", phone.get, way.lesson)
        steps.timed("door", phone.get, way.door)
        begun = steps.timed("start", phone.post, f"{way.door}start/")
        page = steps.timed("test page", phone.get, begun.location)
        _answer(phone, page.body, steps)
        steps.timed("finish", phone.get, f"{begun.location}finish/")
        result = steps.timed("submit", phone.post, f"{begun.location}submit/")
        steps.timed("result", phone.get, result.location)
        phone.close()
    except (OSError, http.client.HTTPException, IndexError, KeyError) as error:
        with steps.lock:
            steps.faults.append(repr(error))


def _sign_in(port: int, way: Way, steps: Steps) -> Phone:
    path = reverse("people:sign_in")
    phone = Phone(port, "")
    steps.timed("sign-in page", phone.get, path)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    found: list[str] = []

    def post() -> Reply:
        body = urlencode({"username": way.username, "password": PASSWORD})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", path, body, phone.headers | kind)
        answer = line.getresponse()
        answer.read()
        cookies = " ".join(answer.headers.get_all("Set-Cookie", []))
        found.extend(re.findall(r"sessionid=(\w+)", cookies))
        return Reply(answer.status)

    steps.timed("sign in", post)
    line.close()
    phone.close()
    return Phone(port, found[0])


def _answer(phone: Phone, page: str, steps: Steps) -> None:
    paper = read_paper(page)
    for item in islice(cycle(paper.options), SAVES):
        paper.seqs[item] += 1
        token = paper.options[item][paper.seqs[item] % len(paper.options[item])][0]
        event = {
            "uid": str(uuid4()), "item": item, "seq": paper.seqs[item], "tokens": [token]
        }  # fmt: skip
        message = {"lease": paper.lease, "events": [event]}
        steps.timed("save", phone.send, paper.url, message)


def _ways(most: int) -> list[Way]:
    """Members who have studied all lessons and have no attempt, each with an account."""
    campaign = Campaign.objects.get(state=Campaign.State.PUBLISHED)
    assert campaign.published is not None
    run = campaign.published.run
    quiz = Quiz.objects.get(activity__section__course=run.course_id, is_practice=False)
    required = Activity.objects.filter(section__course=run.course_id, is_required=True)
    lesson = required.filter(kind="lesson").order_by("section__position", "position")[0]
    type(run).objects.filter(pk=run.pk).update(in_order=False)  # to the test at once
    places = Enrolment.objects.filter(
        run=run, person__user=None, attempts=None, state=Enrolment.State.ACTIVE
    ).select_related("person")
    ways = []
    hashed = make_password(PASSWORD)
    for place in places.order_by("pk")[:most]:
        user = User.objects.create(
            username=f"way-{place.pk}", display_name="Đảng viên", password=hashed
        )
        type(place.person).objects.filter(pk=place.person_id).update(user=user)
        ways.append(
            Way(
                username=user.username,
                course=reverse("courses:study_course", args=[place.uid]),
                lesson=reverse("cms:lesson", args=[place.uid, lesson.uid]),
                door=reverse("assessments:quiz", args=[place.uid, quiz.activity.uid]),
            )
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert len(ways) > WARM, "nobody may be tested"
    return ways
