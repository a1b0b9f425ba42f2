import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from assessments.models import QuestionVersion, ResponseEvent
from tests.assessments.factories import (
    ApprovedFactory,
    quiz_of_all_types,
    ready_quiz,
)
from tests.assessments.learner import begin, door, send, url

pytestmark = pytest.mark.django_db


def test_a17_save_answers_takes_one_statement_of_its_own(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    attempt = begin(client)

    with django_assert_max_num_queries(
        4
    ):  # session, account, answers; ours to see the item
        reply = send(client, attempt)

    assert reply.status_code == 200


def batch(rest: str) -> bytes:
    """A message whose one event ends in ``rest``."""
    uid = uuid4()
    event = f'{{"uid": "{uid}", "item": "{uid}", {rest}}}'
    return f'{{"lease": "{uid}", "events": [{event}]}}'.encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        b'{"lease": 1, "events": []}',
        b'{"lease": "x", "events": []}',
        b'{"lease": "4b4dc3e2-5c30-4d6d-9e0b-0f5e5a6b3a10", "events": {}}',
        b'{"lease": "4b4dc3e2-5c30-4d6d-9e0b-0f5e5a6b3a10", "events": [1]}',
        batch('"seq": 1'),
        batch('"seq": 1e999, "tokens": []'),
        batch('"seq": true, "tokens": []'),
        batch('"seq": -1, "tokens": []'),
        batch('"seq": 99999999999999999999, "tokens": []'),
        batch(r'"seq": 1, "tokens": ["\u0000"]'),
        batch(r'"seq": 1, "tokens": ["\ud800"]'),
        batch('"seq": 1, "tokens": "0123456789"'),
        batch('"seq": 1, "tokens": [{}]'),
        b'{"a":' * 5000,
        b'{"lease": "' + b"x" * 70_000,
    ],
    ids=range(20),
)
def test_save_answers_refuses_what_is_no_message(client: Client, body: bytes) -> None:
    attempt = begin(client)
    reply = client.post(
        url(attempt, "save_answers"), body, content_type="application/json"
    )

    assert (reply.status_code, reply.json()) == (400, {"refusal": "malformed"})


def test_t1_a_fault_of_the_database_is_never_a_success(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = begin(client)

    def fail(**_: object) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr("assessments.views.answer.save_events", fail)
    by_script = send(client, attempt)
    by_form = client.post(url(attempt, "save_form"), {"go": "stay"})

    assert (by_script.status_code, by_form.status_code) == (503, 503)


def test_t2_right_and_wrong_answers_get_the_same_bytes(client: Client) -> None:
    attempt = begin(client)
    item = attempt.items.order_by("position")[0]
    events = [
        {"uid": str(uuid4()), "item": str(item.uid), "seq": seq, "tokens": [token]}
        for seq, token in enumerate(item.tokens, start=1)
    ]

    replies = [send(client, attempt, events=[one]) for one in events]

    assert ResponseEvent.objects.count() == 4
    bodies = {
        reply.content.replace(event["uid"].encode(), b"")  # type: ignore[attr-defined]
        for reply, event in zip(replies, events, strict=True)
    }
    assert bodies == {b'{"saved": [""]}'}


def test_t2_no_key_leaves_before_the_attempt_is_reviewed(client: Client) -> None:
    quiz, canary = ready_quiz(questions=1, review="own_answers"), "CANARY7QX"
    version: QuestionVersion = ApprovedFactory.create(
        question__bank=quiz.bank,
        point=quiz.blueprint.get().point,
        content={
            "options": [
                {
                    "id": f"{canary}-a",
                    "text": "Một",
                    "correct": True,
                    "feedback": canary,
                },
                {
                    "id": f"{canary}-b",
                    "text": "Hai",
                    "correct": False,
                    "feedback": canary,
                },
            ],
            "scoring": canary,
            "feedback": canary,
        },
    )
    quiz.blueprint.update(count=2)
    attempt = begin(client, quiz)
    pages = [
        client.get(door(attempt.enrolment, quiz)),
        client.get(url(attempt, "attempt")),
        send(client, attempt),
        client.post(url(attempt, "save_form"), {"go": "stay"}, follow=True),
        client.get(url(attempt, "finish")),
        client.post(url(attempt, "submit"), follow=True),
        client.get(reverse("assessments:attempt_list")),
    ]
    ids = [str(version.uid), str(version.question.uid)]
    sent = b"".join(page.content + str(page.headers).encode() for page in pages)

    assert attempt.items.filter(version=version).exists()
    assert not [word for word in [canary, "correct", *ids] if word.encode() in sent]


def test_t2_no_key_of_any_type_leaves_before_the_attempt_is_reviewed(
    client: Client,
) -> None:
    """Every string that only the key holds is planted; none may come out."""
    canary = "CANARY7QX"
    quiz = quiz_of_all_types(review="own_answers")
    for version in QuestionVersion.objects.all():
        stored = json.dumps(planted(version.content, canary), ensure_ascii=False)
        QuestionVersion.objects.filter(pk=version.pk).update(state="retired")
        ApprovedFactory(
            question__bank=quiz.bank,
            kind=version.kind,
            point=version.point,
            content=json.loads(stored),
        )
    attempt = begin(client, quiz)
    items = attempt.items.select_related("version")
    pages = [client.get(url(attempt, "attempt"))]
    for item in items:
        texts = dict.fromkeys(item.tokens, "98")
        event = {
            "uid": str(uuid4()),
            "item": str(item.uid),
            "seq": 1,
            "tokens": item.tokens,
            "texts": texts,
        }
        pages.append(send(client, attempt, events=[event]))
    pages += [
        client.post(url(attempt, "save_form"), {"go": "stay"}, follow=True),
        client.get(url(attempt, "finish")),
        client.post(url(attempt, "submit"), follow=True),
    ]

    sent = b"".join(page.content + str(page.headers).encode() for page in pages)

    assert len({item.version.kind for item in items}) == 10
    assert sum(page.status_code == 200 for page in pages) == len(pages)
    assert canary.encode() not in sent
    assert b"97.77" not in sent
    assert b"97,77" not in sent


def planted(content: Any, canary: str) -> Any:
    """``content`` with the sign in all that its taker must not see."""
    if isinstance(content, list):
        return [planted(one, canary) for one in content]
    if not isinstance(content, dict):
        return content
    found = {key: planted(one, canary) for key, one in content.items()}
    if "accepted" in found:
        for one in found["accepted"]:
            if "text" in one:
                one["text"] = f"{canary} {one['text']}"
            else:
                one["value"] = "97.77"
    if "feedback" in found:
        found["feedback"] = canary
    for criterion in found.get("rubric", []):
        criterion["title"] = canary
    return found
