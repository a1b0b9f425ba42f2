import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Attempt, Quiz, Response
from assessments.services.attempt import take_over
from tests.assessments.clock import let_pass
from tests.assessments.factories import enrolled_in, quiz_of_all_types, ready_quiz
from tests.assessments.learner import begin, door, send, url
from tests.factories import ActivityFactory, ContentVersionFactory

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("shows_keys", [True, False])
def test_feedback_and_lessons_come_with_the_keys(
    client: Client, django_assert_max_num_queries: Any, *, shows_keys: bool
) -> None:
    review = Quiz.Review.KEYS if shows_keys else Quiz.Review.OWN_ANSWERS
    quiz = quiz_of_all_types(review=review, attempts_allowed=1)
    attempt = begin(client, quiz)
    lesson = ActivityFactory(section=quiz.activity.section, kind="lesson")
    item = attempt.items.get(version__kind="single")
    point = item.version.point
    ContentVersionFactory(activity=lesson, number=1, points=["former"])
    ContentVersionFactory(activity=lesson, number=2, points=[str(point.uid)])
    chosen = item.tokens[item.options.index("b")]
    event = {"uid": str(uuid4()), "item": str(item.uid), "seq": 1, "tokens": [chosen]}
    send(client, attempt, events=[event])
    client.post(url(attempt, "submit"))

    with django_assert_max_num_queries(16):
        page = client.get(url(attempt, "result")).content.decode()

    assert ("Chưa</span>" in page) == shows_keys
    assert "Đúng vậy" not in page  # said to an answer that was not given
    assert (f"Đọc lại: {lesson.title}" in page) == shows_keys
    assert (point.title in page) == shows_keys


def test_a_result_says_that_a_person_has_yet_to_mark(client: Client) -> None:
    attempt = begin(client, quiz_of_all_types(pass_scaled=1))
    item = attempt.items.get(version__kind="essay")
    event = {
        "uid": str(uuid4()),
        "item": str(item.uid),
        "seq": 1,
        "tokens": [],
        "texts": {item.tokens[0]: "Liên hệ"},
    }
    send(client, attempt, events=[event])
    client.post(url(attempt, "submit"))

    page = client.get(url(attempt, "result")).content.decode()

    assert page.count("hờ người chấm") == 2
    assert "Chưa đạt" not in page
