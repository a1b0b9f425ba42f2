import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from assessments.models import Attempt, QuestionVersion, Quiz, Response, ResponseEvent
from assessments.services.attempt import take_over
from courses.models import Enrolment
from tests.assessments.clock import let_pass
from tests.assessments.factories import ApprovedFactory, enrolled_in, ready_quiz
from tests.factories import ActivityFactory

pytestmark = pytest.mark.django_db


def begin(client: Client, quiz: Quiz | None = None) -> Attempt:
    """Sign a new learner in and press Start."""
    quiz = quiz or ready_quiz()
    enrolment = enrolled_in(quiz)
    assert enrolment.person.user
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )
    client.post(door(enrolment, quiz, "start"))
    return Attempt.objects.get(enrolment=enrolment)


def door(enrolment: Enrolment, quiz: Quiz, name: str = "quiz") -> str:
    return reverse(f"assessments:{name}", args=[enrolment.uid, quiz.activity.uid])


def url(attempt: Attempt, name: str) -> str:
    return reverse(f"assessments:{name}", args=[attempt.uid])


def send(client: Client, attempt: Attempt, **changes: Any) -> Any:
    """Send one answer as the phone does; ``changes`` replace parts of the message."""
    item = attempt.items.order_by("position")[0]
    event = {
        "uid": str(uuid4()),
        "item": str(item.uid),
        "seq": 1,
        "tokens": [item.tokens[0]],
    }
    message = {"lease": str(attempt.lease), "events": [event], **changes}
    return client.post(
        url(attempt, "save_answers"), message, content_type="application/json"
    )


def test_a16_a_test_is_taken_without_scripts(client: Client) -> None:
    attempt = begin(client, ready_quiz(questions=3))
    page = client.get(url(attempt, "attempt"))
    names = re.findall(r'name="(item-[^"]+)" value="([^"]+)"', page.content.decode())
    answers = dict(names[:8])

    stay = client.post(url(attempt, "save_form"), {**answers, "go": "stay"})
    finish = client.post(url(attempt, "save_form"), {**answers, "go": "finish"})
    question = client.get(finish.headers["Location"])
    end = client.post(url(attempt, "submit"))
    result = client.get(end.headers["Location"])

    assert stay.headers["Location"] == url(attempt, "attempt")
    assert Response.objects.count() == len(answers) == 2
    assert "#q3" in question.content.decode()
    assert result.status_code == 200
    assert Attempt.objects.get().state == Attempt.State.SUBMITTED


def test_attempt_page_takes_few_queries_and_bytes(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    attempt = begin(client, ready_quiz(questions=20))

    with django_assert_max_num_queries(4):
        page = client.get(url(attempt, "attempt"))

    assert len(page.content) < 60_000


def test_a17_save_answers_takes_one_statement_of_its_own(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    attempt = begin(client)

    with django_assert_max_num_queries(
        4
    ):  # session, account, answers; ours to see the item
        reply = send(client, attempt)

    assert reply.status_code == 200


def test_a18_a_second_device_takes_over_and_the_first_is_told(client: Client) -> None:
    attempt = begin(client)
    second = Client()
    assert attempt.person.user
    second.force_login(attempt.person.user, "django.contrib.auth.backends.ModelBackend")

    before = second.get(url(attempt, "attempt"))
    second.post(url(attempt, "take_over"))
    after = second.get(url(attempt, "attempt"))
    reply = send(client, attempt)

    assert b"test-paper" not in before.content
    assert b"test-paper" in after.content
    assert (reply.status_code, reply.json()) == (409, {"refusal": "lease"})
    assert b"test-paper" not in client.get(url(attempt, "attempt")).content


def test_a18_the_form_of_the_former_device_saves_nothing(client: Client) -> None:
    attempt = begin(client)
    take_over(attempt=attempt, actor=None)

    client.post(url(attempt, "save_form"), {"go": "submit"})

    assert Attempt.objects.get().is_open


def test_a18_what_was_saved_is_there_on_the_next_visit(client: Client) -> None:
    attempt = begin(client)
    send(client, attempt)

    page = client.get(url(attempt, "attempt")).content.decode()

    assert page.count(" checked") == 1
    assert 'data-seq="1"' in page


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
    quiz = ready_quiz(questions=1, review=Quiz.Review.OWN_ANSWERS)
    canary = "CANARY7QX"
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


def test_keys_are_shown_when_they_can_no_longer_be_used(client: Client) -> None:
    quiz = ready_quiz(review=Quiz.Review.KEYS, attempts_allowed=2)
    attempt = begin(client, quiz)
    client.post(url(attempt, "submit"))
    first = client.get(url(attempt, "result")).content.decode()
    client.post(door(attempt.enrolment, quiz, "start"))
    last = Attempt.objects.get(number=2)
    client.post(url(last, "submit"))

    second = client.get(url(attempt, "result")).content.decode()

    assert "badge-success" not in first
    assert second.count("badge-success") == 3


def test_a_result_that_waits_for_the_closing_is_not_shown(client: Client) -> None:
    quiz = ready_quiz(review_when=Quiz.ReviewWhen.AFTER_CLOSING)
    attempt = begin(client, quiz)
    client.post(url(attempt, "submit"))

    pages = [
        client.get(url(attempt, "result")),
        client.get(door(attempt.enrolment, quiz)),
        client.get(reverse("assessments:attempt_list")),
    ]

    assert not [page for page in pages if b"0/3" in page.content]


def test_time_up_offers_the_result(client: Client) -> None:
    attempt = begin(client)
    let_pass(attempt, 1000)

    page = client.get(url(attempt, "attempt"))
    late = client.post(url(attempt, "save_form"), {"go": "stay"})

    assert b"test-paper" not in page.content
    assert late.headers["Location"] == url(attempt, "result")
    assert Attempt.objects.get().state == Attempt.State.EXPIRED


def test_a05_a_closed_test_is_refused_by_url_too(client: Client) -> None:
    quiz = ready_quiz()
    ActivityFactory(section=quiz.activity.section, position=0)
    enrolment = enrolled_in(quiz)
    assert enrolment.person.user
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )

    reply = client.post(door(enrolment, quiz, "start"), follow=True)

    assert reply.status_code == 200
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["attempt", "finish", "result", "save_answers", "save_form", "submit", "take_over"],
)
def test_anothers_attempt_is_not_found(client: Client, name: str) -> None:
    attempt = begin(Client())
    begin(client)
    read = name in {"attempt", "finish", "result"}

    if name == "save_answers":
        reply = send(client, attempt)
    else:
        reply = (
            client.get(url(attempt, name)) if read else client.post(url(attempt, name))
        )

    assert reply.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_attempt_list_takes_the_same_queries_for_any_number(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    quiz = ready_quiz(attempts_allowed=3)
    attempt = begin(client, quiz)
    for _ in range(count - 1):
        client.post(url(Attempt.objects.latest("pk"), "submit"))
        client.post(door(attempt.enrolment, quiz, "start"))

    with django_assert_max_num_queries(7):
        page = client.get(reverse("assessments:attempt_list"))

    assert page.content.count(b'class="card"') == count
