from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from assessments.models import Attempt, Quiz
from assessments.services.attempt import start_attempt
from assessments.services.counting import settle_last
from assessments.services.marking import submit_attempt
from assessments.tasks import settle_last_attempts
from courses.models import Enrolment, Progress
from kernel.models import AuditEvent
from tests.assessments.factories import enrolled_in, ready_quiz
from tests.assessments.learner import door
from tests.assessments.learner import url as of_attempt
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def last_counts(**fields: Any) -> tuple[Quiz, Enrolment]:
    quiz = ready_quiz(questions=1, counts="last", pass_scaled="0.5", **fields)
    quiz.refresh_from_db()
    return quiz, enrolled_in(quiz)


def sit(quiz: Quiz, enrolment: Enrolment, *, rightly: bool) -> Attempt:
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    item = attempt.items.get()
    chosen = item.tokens[item.options.index("a" if rightly else "b")]
    attempt.events.create(
        uid=attempt.uid, item=item, seq=1, tokens=[chosen], received_at=NOON
    )
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    attempt.refresh_from_db()
    return attempt


def told() -> Decimal | None:
    """What the course knows of the result."""
    scaled = Progress.objects.get().evidence.get("scaled")
    return Decimal(scaled) if scaled is not None else None


def close_test(quiz: Quiz) -> None:
    Quiz.objects.update(closes_at=NOON - HOUR)
    quiz.refresh_from_db()


def test_a17_last_attempt_is_told_when_every_attempt_is_used() -> None:
    quiz, enrolment = last_counts()
    sit(quiz, enrolment, rightly=True)
    after_first = told()

    sit(quiz, enrolment, rightly=False)

    assert (after_first, told()) == (None, Decimal(0))
    assert len(Progress.objects.get().evidence["attempts"]) == 2


def test_a17_last_attempt_is_settled_when_the_test_closes() -> None:
    quiz, enrolment = last_counts(attempts_allowed=3)
    sit(quiz, enrolment, rightly=False)
    sit(quiz, enrolment, rightly=True)
    early = settle_last_attempts()
    close_test(quiz)

    done = [settle_last_attempts(), settle_last_attempts()]

    assert (early, done, told()) == (0, [1, 0], Decimal(1))
    event = AuditEvent.objects.get(verb="attempt.settled")
    assert event.facts == {"scaled": "1.0000", "counted": True}


def test_settle_last_twice_is_once_and_waits_for_an_attempt_under_way() -> None:
    quiz, enrolment = last_counts(attempts_allowed=3)
    first = sit(quiz, enrolment, rightly=True)
    start_attempt(quiz=quiz, enrolment=enrolment, actor=None)
    close_test(quiz)

    assert not settle_last(attempt=first)

    Attempt.objects.filter(number=2).delete()
    assert [settle_last(attempt=first) for _ in range(2)] == [True, False]


def test_settle_last_waits_for_a_later_end_that_was_granted() -> None:
    quiz, enrolment = last_counts()
    attempt = sit(quiz, enrolment, rightly=True)
    close_test(quiz)
    enrolment.person.adjustments.create(
        quiz=quiz,
        closes_at=NOON + HOUR,
        begins_on=NOON.date(),
        ends_on=NOON.date(),
        reason="Đi công tác",
        granted_at=NOON,
        granted_by=UserFactory(),
    )

    assert not settle_last(attempt=attempt)


def test_a17_door_and_result_say_which_attempt_counts(client: Client) -> None:
    quiz, enrolment = last_counts()
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )
    first = sit(quiz, enrolment, rightly=True)
    waiting = client.get(of_attempt(first, "result")).content.decode()
    at_door = client.get(door(enrolment, quiz)).content.decode()

    last = sit(quiz, enrolment, rightly=False)

    settled = [
        client.get(of_attempt(one, "result")).content.decode() for one in (first, last)
    ]
    assert "được chốt khi đã dùng hết số lượt" in waiting
    assert "được chốt khi đã dùng hết số lượt" in at_door
    assert "Kết quả được tính là của lượt 2" in settled[0]
    assert "Lượt này được tính." in settled[1]
    assert client.get(door(enrolment, quiz)).content.decode().count("Được tính") == 1


def test_door_does_not_tell_the_best_attempt_of_results_that_are_hidden(
    client: Client,
) -> None:
    quiz = ready_quiz(questions=1, review="hidden")
    enrolment = enrolled_in(quiz)
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )
    for rightly in (False, True):
        sit(quiz, enrolment, rightly=rightly)

    assert "Được tính" not in client.get(door(enrolment, quiz)).content.decode()
