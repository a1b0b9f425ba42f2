"""T2: every byte that a taker gets in a whole test is searched for planted keys."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from assessments.kinds.given import Given
from assessments.kinds.question_type import type_names
from assessments.models import Attempt, AttemptItem, Quiz
from tests.assessments.factories import (
    ApprovedFactory,
    BlueprintLineFactory,
    QuizFactory,
    enrolled_in,
)
from tests.assessments.kinds.samples import RIGHT, SAMPLES
from tests.assessments.learner import door, told, url

pytestmark = pytest.mark.django_db
CANARY = "chimyen7Q"
NUMBER = "71930.125"
PLANTED = [CANARY, "71930"]  # a number may be written with a comma
REFERENCES = {"id", "match"}  # names of places and parts
WORDS = {"feedback", "scoring"}
STATIC = re.compile(r'(?:href|src)="/static/([^"#?]+)')


def planted(node: Any, inside: str = "") -> Any:
    """``node`` of a content with a canary in each part that only the server may know."""
    if isinstance(node, list):
        return [planted(one, inside) for one in node]
    if not isinstance(node, dict):
        return node
    changed = {}
    for key, value in node.items():
        if key in REFERENCES:
            changed[key] = CANARY + value
        elif key == "feedback" or (inside in {"accepted", "levels"} and key == "text"):
            changed[key] = f"{CANARY} {value}"
        elif inside == "accepted" and key == "value":
            changed[key] = NUMBER
        elif key == "text":
            changed[key] = re.sub(r"\[\[(\w+)\]\]", rf"[[{CANARY}\1]]", value)
        else:
            changed[key] = planted(value, key)
    return changed


def ids_in(node: Any) -> set[str]:
    if isinstance(node, list):
        return {one for inner in node for one in ids_in(inner)}
    if not isinstance(node, dict):
        return set()
    own = {node["id"]} if "id" in node else set()
    return own.union(*(ids_in(one) for one in node.values()))


def right(kind: str) -> Given:
    """The right answer to the planted question."""
    ids = ids_in(SAMPLES[kind].as_json())

    def place(told: str) -> str:
        return "/".join(CANARY + one if one in ids else one for one in told.split("/"))

    given = RIGHT[kind]
    return Given(
        tuple(place(one) for one in given.picked),
        {place(one): text for one, text in given.typed.items()},
    )


def planted_quiz() -> Quiz:
    """A test with one question of each type that is registered."""
    quiz: Quiz = QuizFactory.create(review=Quiz.Review.OWN_ANSWERS, attempts_allowed=2)
    for kind in type_names():
        version = ApprovedFactory(
            question__bank=quiz.bank,
            kind=kind,
            content=planted(SAMPLES[kind].as_json()),
            stem=f"Câu hỏi kiểu {kind}?",
        )
        BlueprintLineFactory(quiz=quiz, point=version.point, count=1)
    return quiz


class Ear(Client):
    """A browser that keeps every byte it was sent: status, headers, cookies, bodies."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[bytes] = []

    def request(self, **request: Any) -> Any:
        reply = super().request(**request)
        body = b"".join(reply) if reply.streaming else reply.content
        heads = "\n".join(f"{key}: {value}" for key, value in reply.items())
        whole = f"{reply.reason_phrase}\n{heads}\n{reply.cookies}\n".encode() + body
        self.heard.append(whole)
        return reply

    @property
    def sounds(self) -> bytes:
        return b"\n".join(self.heard)


def sit(ear: Ear, quiz: Quiz) -> Attempt:
    enrolment = enrolled_in(quiz)
    ear.force_login(enrolment.person.user, "django.contrib.auth.backends.ModelBackend")
    ear.get(door(enrolment, quiz))
    ear.post(door(enrolment, quiz, "start"), follow=True)
    return Attempt.objects.get(enrolment=enrolment)


def event(item: AttemptItem, given: Given, seq: int) -> dict[str, Any]:
    answer = told(item, given)
    return {
        "uid": str(uuid4()),
        "item": str(item.uid),
        "seq": seq,
        "tokens": list(answer.tokens),
        "texts": dict(answer.texts),
    }


def send(ear: Ear, attempt: Attempt, *events: dict[str, Any]) -> Any:
    message = {"lease": str(attempt.lease), "events": list(events)}
    return ear.post(
        url(attempt, "save_answers"), message, content_type="application/json"
    )


def test_t2_every_registered_type_has_a_planted_sample() -> None:
    assert set(SAMPLES) == set(RIGHT) == set(type_names())
    assert all(CANARY in str(planted(one.as_json())) for one in SAMPLES.values())


def test_t2_nothing_planted_leaves_before_the_review() -> None:
    ear, quiz = Ear(), planted_quiz()
    attempt = sit(ear, quiz)
    items = list(attempt.items.select_related("version").order_by("position"))
    assert {one.version.kind for one in items} == set(type_names())

    for item in items:
        kind = item.version.kind
        send(ear, attempt, event(item, right(kind), 1))
        send(ear, attempt, event(item, Given(), 2))
    send(ear, attempt, *(event(one, right(one.version.kind), 3) for one in items))
    send(ear, attempt, {"uid": "x"})  # refusals speak too
    ear.get(url(attempt, "attempt"))
    ear.post(url(attempt, "save_form"), {"go": "stay"}, follow=True)
    ear.get(url(attempt, "finish"))
    send(Ear(), attempt)
    ear.post(url(attempt, "take_over"), follow=True)
    ear.post(url(attempt, "submit"), follow=True)
    send(ear, attempt, event(items[0], right(items[0].version.kind), 4))
    ear.get(reverse("assessments:attempt_list"))
    ear.get(door(attempt.enrolment, quiz))
    paths = sorted(set(STATIC.findall(ear.sounds.decode())))
    files = b"".join(Path(str(finders.find(one))).read_bytes() for one in paths)

    attempt.refresh_from_db()
    assert not attempt.is_open
    identities = [str(one.version.uid) for one in items]
    heard = ear.sounds + files + "".join(paths).encode()
    found = [one for one in [*PLANTED, *identities] if one.encode() in heard]
    assert found == []
    assert b'"correct"' not in ear.sounds


@pytest.mark.parametrize("kind", type_names())
def test_t2_replies_to_right_and_wrong_answers_are_the_same_bytes(kind: str) -> None:
    ear = Ear()
    attempt = sit(ear, planted_quiz())
    item = attempt.items.select_related("version").get(version__kind=kind)
    ear.heard.clear()

    events = [
        event(item, one, seq) for seq, one in enumerate((right(kind), Given()), 1)
    ]
    for one in events:
        send(ear, attempt, one)

    first, second = (
        heard.replace(one["uid"].encode(), b"")
        for heard, one in zip(ear.heard, events, strict=True)
    )
    assert b"saved" in first
    assert first == second


def test_t2_the_scan_hears_a_key_that_is_let_out() -> None:
    """The control: after the review with keys the canary sings."""
    ear, quiz = Ear(), planted_quiz()
    Quiz.objects.filter(pk=quiz.pk).update(review=Quiz.Review.KEYS, attempts_allowed=1)
    attempt = sit(ear, quiz)
    before = CANARY.encode() in ear.sounds

    ear.post(url(attempt, "submit"), follow=True)

    assert not before
    assert CANARY.encode() in ear.sounds
