from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assessments.models import Quiz
from assessments.selectors.review import Extent, extent_of, shown_at
from assessments.services.attempt import (
    TestClosed as Closed,
)
from assessments.services.attempt import (
    TestNotOpenYet as NotOpenYet,
)
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from tests.assessments.factories import enrolled_in, ready_quiz, started
from tests.assessments.learner import door, url
from tests.factories import NOON

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"opens_at": NOON + HOUR}, NotOpenYet),
        ({"closes_at": NOON}, Closed),
        ({"opens_at": NOON - HOUR, "closes_at": NOON - HOUR / 2}, Closed),
    ],
)
def test_a16_a_test_opens_and_closes_by_itself(
    fields: dict[str, Any], refusal: type[Exception]
) -> None:
    quiz = ready_quiz(**fields)
    enrolment = enrolled_in(quiz)

    with pytest.raises(refusal):
        start_attempt(quiz=quiz, enrolment=enrolment, actor=None)


def test_an_attempt_ends_when_the_test_closes() -> None:
    long = started(ready_quiz(closes_at=NOON + HOUR))
    short = started(ready_quiz(closes_at=NOON + timedelta(minutes=5)))

    assert long.deadline_at - long.started_at == timedelta(minutes=15)
    assert short.deadline_at - short.started_at == timedelta(minutes=5)


def test_the_door_tells_when_the_test_opens_and_that_books_are_allowed(
    client: Client,
) -> None:
    quiz = ready_quiz(opens_at=NOON + HOUR, is_open_book=True)
    enrolment = enrolled_in(quiz)
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )

    page = client.get(door(enrolment, quiz)).content.decode()
    reply = client.post(door(enrolment, quiz, "start"), follow=True)

    assert "Bài kiểm tra tự mở" in page
    assert "được dùng tài liệu" in page
    assert "Bài kiểm tra mở lúc 20:00 01/06/2026" in reply.content.decode()


@pytest.mark.parametrize(
    ("review", "when", "later", "extent"),
    [
        ("hidden", "at_once", timedelta(0), Extent.NOTHING),
        ("hidden", "at_once", timedelta(days=30), Extent.NOTHING),
        ("nothing", "at_once", timedelta(0), Extent.RESULT),
        ("own_answers", "at_once", timedelta(0), Extent.OWN_ANSWERS),
        ("own_answers", "after_test", timedelta(0), Extent.NOTHING),
        ("own_answers", "after_test", 2 * HOUR, Extent.OWN_ANSWERS),
        ("own_answers", "after_closing", 2 * HOUR, Extent.NOTHING),
        ("keys", "at_once", timedelta(0), Extent.OWN_ANSWERS),
        ("keys", "at_once", 2 * HOUR, Extent.KEYS),
        ("keys", "after_closing", timedelta(days=8), Extent.KEYS),
    ],
)
def test_the_policy_says_what_is_shown_and_when(
    review: str, when: str, later: timedelta, extent: Extent
) -> None:
    quiz = ready_quiz(review=review, review_when=when, closes_at=NOON + HOUR)
    attempt = started(quiz)
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    attempt.refresh_from_db()

    assert extent_of(attempt, attempts_made=1, now=NOON + later) == extent
    assert (shown_at(attempt) is None) == (review == "hidden")


def test_the_result_page_says_when_it_will_tell(client: Client) -> None:
    quiz = ready_quiz(review_when="after_test", closes_at=NOON + HOUR)
    attempt = started(quiz)
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    client.force_login(attempt.person.user, "django.contrib.auth.backends.ModelBackend")

    page = client.get(url(attempt, "result")).content.decode()
    Quiz.objects.update(review="hidden")
    hidden = client.get(url(attempt, "result")).content.decode()

    assert "Kết quả sẽ hiện ở đây" in page
    assert "do người tổ chức kiểm tra thông báo" in hidden
