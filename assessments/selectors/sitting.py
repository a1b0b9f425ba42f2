"""The closed attempts of a round, as the rules of integrity read them."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from assessments.kinds.coincidence import Answer
from assessments.kinds.integrity import Sitting
from assessments.kinds.question_type import CHOICES
from assessments.models import (
    Attempt,
    AttemptDevice,
    AttemptItem,
    AttemptTrace,
    Quiz,
)
from courses.models import CourseRun
from people.models import HomeUnit

LEAST_SCALED = "0.5"  # where a test has no pass mark
CHUNK = 5000


def sittings_of(quiz: Quiz, run: CourseRun, day: date) -> list[Sitting]:
    """The closed attempts of those who have a home on ``day``, in six queries."""
    closed = Attempt.objects.filter(quiz=quiz, enrolment__run=run).exclude(
        state=Attempt.State.OPEN
    )
    homes = dict(
        HomeUnit.objects.filter(
            period__contains=day, person__in=closed.values("person")
        ).values_list("person", "unit")
    )
    answers = _answers(closed)
    traces = {
        one.attempt_id: one for one in AttemptTrace.objects.filter(attempt__in=closed)
    }
    devices: dict[int, set[str]] = defaultdict(set)
    for attempt, device in AttemptDevice.objects.filter(attempt__in=closed).values_list(
        "attempt", "device"
    ):
        devices[attempt].add(device)
    least = max(float(quiz.pass_scaled), float(LEAST_SCALED))
    return [
        Sitting(
            id=one.pk,
            person=one.person_id,
            unit=homes[one.person_id],
            started_at=one.started_at,
            submitted_at=one.submitted_at or one.deadline_at,
            is_expired=one.state == Attempt.State.EXPIRED,
            has_passed=float(one.scaled or 0) >= least,
            answers=answers.get(one.pk, {}),
            devices=frozenset(devices.get(one.pk, ())),
            left_times=traces[one.pk].left_times if one.pk in traces else 0,
            left_seconds=traces[one.pk].left_seconds if one.pk in traces else 0,
        )
        for one in closed.order_by("pk")
        if one.person_id in homes
    ]


def rounds_since(moment: datetime) -> list[tuple[Quiz, CourseRun]]:
    """The rounds in which an attempt was closed after ``moment``; practice left out."""
    pairs = (
        Attempt.objects.filter(submitted_at__gte=moment, quiz__is_practice=False)
        .values_list("quiz", "enrolment__run")
        .distinct()
        .order_by("quiz", "enrolment__run")
    )
    quizzes = Quiz.objects.in_bulk([quiz for quiz, _ in pairs])
    runs = CourseRun.objects.in_bulk([run for _, run in pairs])
    return [(quizzes[quiz], runs[run]) for quiz, run in pairs]


def _answers(closed: QuerySet[Attempt]) -> Mapping[int, dict[int, Answer]]:
    """By attempt and version: what was chosen, and whether it was wholly right."""
    rows = (
        AttemptItem.objects.filter(attempt__in=closed, response__isnull=False)
        .select_related("version", "response")
        .only(
            "attempt", "tokens", "options", "points", "version", "version__kind",
            "response__tokens", "response__texts",
        )
        .iterator(CHUNK)
    )  # fmt: skip
    words: dict[str, str] = {}
    found: dict[int, dict[int, Answer]] = defaultdict(dict)
    for item in rows:
        word = _word(item)
        told = (words.setdefault(word, word), item.points == 1)
        found[item.attempt_id][item.version_id] = told
    return found


def _word(item: AttemptItem) -> str:
    """What was answered, as one word that is the same for the same answer."""
    places = item.places
    picked = [places.get(token, "") for token in item.response.tokens]
    if item.version.kind in CHOICES:
        picked.sort()
    typed = {places.get(token, ""): one for token, one in item.response.texts.items()}
    return json.dumps([picked, typed], sort_keys=True)
