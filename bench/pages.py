"""What a page costs: CPU of all processes, queries, weight, in a whole province."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Quiz
from assessments.services.attempt import start_attempt
from bench.database import Place
from bench.processes import cpu_seconds
from bench.served import Served, cookie_of, make_province
from bench.table import show
from courses.models import Campaign, Enrolment, Progress
from people.models import Unit, User

WARM, MEASURED = 30, 300
SMALL_PROVINCE = 5_000  # members; with fewer the small one is made


def run(size: int | None) -> dict[str, Any]:
    """Measure home, lesson, test and board, each ``MEASURED`` times on one connection."""
    make_province("small" if size and size < SMALL_PROVINCE else "province")
    pages = _pages()
    rows = []
    with Served() as served:
        for name, (user, path, *posts) in pages.items():
            cookie = cookie_of(user, *posts)
            rows.append({"name": name, **_measure(served, cookie, path)})
    show(rows)
    return {"pages": rows}


def _measure(served: Served, cookie: str, path: str) -> dict[str, float]:
    line, headers = served.line(), {"Cookie": cookie}
    headers["Accept-Encoding"] = "gzip"
    weight = 0
    for turn in range(WARM + MEASURED):
        if turn == WARM:
            before = cpu_seconds(served.pid, Place.server_pid())
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        weight = len(answer.read())
        assert answer.status == 200, (path, answer.status)
    spent = cpu_seconds(served.pid, Place.server_pid()) - before
    return {
        "cpu_ms": round(spent / MEASURED * 1000, 2),
        "queries": _queries(cookie, path),
        "kb": round(weight / 1024, 1),
    }


def _queries(cookie: str, path: str) -> int:
    client = Client(SERVER_NAME="localhost", headers={"Cookie": cookie})
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)


def _pages() -> dict[str, tuple[Any, ...]]:
    """Who opens which address, after which posts: the test's page asks for the lease."""
    member = User.objects.get(username="dangvien")
    secretary = User.objects.get(username="bithu")
    officer = User.objects.get(username="canboxa")
    campaign = Campaign.objects.get(state=Campaign.State.PUBLISHED)
    assert campaign.published is not None
    place = Enrolment.objects.get(person__user=member, run=campaign.published.run)
    lesson = Progress.objects.filter(enrolment=place).latest("opened_at").activity
    done = Enrolment.objects.get(person__user=secretary, run=campaign.published.run)
    course = campaign.published.course
    quiz = Quiz.objects.get(activity__section__course=course, is_practice=False)
    attempt = start_attempt(quiz=quiz, enrolment=done, actor=secretary).attempt
    unit = Unit.objects.get(grants__user=officer)
    return {
        "home": (member, reverse("home")),
        "lesson": (member, reverse("cms:lesson", args=[place.uid, lesson.uid])),
        "test": (
            secretary,
            reverse("assessments:attempt", args=[attempt.uid]),
            reverse("assessments:take_over", args=[attempt.uid]),
        ),
        "board": (officer, reverse("records:board", args=[campaign.uid, unit.uid])),
    }
