from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from assessments.models import Attempt, AttemptItem, QuestionVersion
from assessments.services.attempt import (
    AttemptOver,
    BankTooSmall,
    NoAttemptsLeft,
    start_attempt,
    take_over,
)
from assessments.services.marking import submit_attempt
from courses.services.completion import ActivityClosed
from kernel.models import AuditEvent
from tests.assessments.clock import let_pass
from tests.assessments.factories import enrolled_in, ready_quiz, started
from tests.factories import ActivityFactory

pytestmark = pytest.mark.django_db


def test_start_attempt_draws_a_paper_and_sets_the_deadline_once() -> None:
    quiz = ready_quiz(questions=3, duration_seconds=600)
    enrolment = enrolled_in(quiz)

    start = start_attempt(quiz=quiz, enrolment=enrolment, actor=None)

    attempt = Attempt.objects.get()
    assert start.is_new
    assert attempt.deadline_at - attempt.started_at == timedelta(seconds=600)
    assert attempt.items.count() == 3
    assert AuditEvent.objects.filter(verb="attempt.started").count() == 1


def test_a17_starting_again_goes_on_with_the_open_attempt() -> None:
    quiz = ready_quiz()
    enrolment = enrolled_in(quiz)
    first = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    let_pass(first, 100)
    deadline = Attempt.objects.get().deadline_at

    again = start_attempt(quiz=quiz, enrolment=enrolment, actor=None)

    assert not again.is_new
    assert Attempt.objects.get().deadline_at == deadline == again.attempt.deadline_at
    assert AttemptItem.objects.count() == 3


def test_a17_a_start_that_was_long_on_its_way_takes_no_further_attempt(
    client: Client,
) -> None:
    quiz = ready_quiz(attempts_allowed=2)
    enrolment = enrolled_in(quiz)
    client.force_login(enrolment.person.user)
    door = reverse("assessments:quiz", args=[enrolment.uid, quiz.activity.uid])
    start = reverse("assessments:start", args=[enrolment.uid, quiz.activity.uid])
    assert 'name="number" value="1"' in client.get(door).text
    client.post(start, {"number": "1"})
    first = Attempt.objects.get()
    submit_attempt(attempt=first, lease=first.lease, actor=None)

    late = client.post(start, {"number": "1"}, follow=True)

    assert "Lượt làm bài này đã bắt đầu trước đó" in late.text
    assert Attempt.objects.count() == 1
    assert 'name="number" value="2"' in late.text
    client.post(start, {"number": "2"})
    assert Attempt.objects.count() == 2


def test_a17_the_clock_is_the_databases(noon: object) -> None:
    attempt = started()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        clock = cursor.fetchone()[0]

    assert abs(attempt.started_at - clock) < timedelta(seconds=60)


def test_a17_attempts_are_counted() -> None:
    quiz = ready_quiz(attempts_allowed=2)
    enrolment = enrolled_in(quiz)
    for _ in range(2):
        attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
        submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    with pytest.raises(NoAttemptsLeft):
        start_attempt(quiz=quiz, enrolment=enrolment, actor=None)

    assert [one.number for one in Attempt.objects.order_by("pk")] == [1, 2]


def test_start_attempt_closes_the_one_whose_time_is_up() -> None:
    quiz = ready_quiz(attempts_allowed=2)
    enrolment = enrolled_in(quiz)
    first = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    let_pass(first, 900 + 16)

    second = start_attempt(quiz=quiz, enrolment=enrolment, actor=None)

    first.refresh_from_db()
    assert first.state == Attempt.State.EXPIRED
    assert second.is_new


def test_start_attempt_waits_for_the_former_activity() -> None:
    quiz = ready_quiz()
    ActivityFactory(section=quiz.activity.section, position=0)
    enrolment = enrolled_in(quiz)

    with pytest.raises(ActivityClosed):
        start_attempt(quiz=quiz, enrolment=enrolment, actor=None)


def test_start_attempt_is_refused_when_the_course_has_closed(noon: object) -> None:
    quiz = ready_quiz(attempts_allowed=2)
    enrolment = enrolled_in(quiz)
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    later = enrolment.run.closes_at + timedelta(seconds=1)

    with pytest.raises(ActivityClosed):
        start_attempt(quiz=quiz, enrolment=enrolment, actor=None, now=later)


def test_start_attempt_is_refused_when_the_bank_is_too_small() -> None:
    quiz = ready_quiz()
    quiz.blueprint.update(count=9)
    enrolment = enrolled_in(quiz)

    with pytest.raises(BankTooSmall):
        start_attempt(quiz=quiz, enrolment=enrolment, actor=None)

    assert not Attempt.objects.exists()


def test_a21_a_paper_draws_approved_versions_only() -> None:
    quiz = ready_quiz(questions=2)
    gone = QuestionVersion.objects.order_by("pk")[:1].get()
    QuestionVersion.objects.filter(pk=gone.pk).update(
        state=QuestionVersion.State.RETIRED
    )
    enrolment = enrolled_in(quiz)

    with pytest.raises(BankTooSmall):
        start_attempt(quiz=quiz, enrolment=enrolment, actor=None)


def test_take_over_gives_the_lease_to_the_new_device() -> None:
    attempt = started()
    former = attempt.lease

    take_over(attempt=attempt, actor=None)

    attempt.refresh_from_db()
    assert attempt.lease != former
    assert AuditEvent.objects.filter(verb="attempt.taken_over").count() == 1


def test_take_over_of_a_closed_attempt_is_refused() -> None:
    attempt = started()
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    with pytest.raises(AttemptOver):
        take_over(attempt=attempt, actor=None)


def test_take_over_after_the_deadline_is_refused() -> None:
    attempt = started()
    let_pass(attempt, 900 + 16)

    with pytest.raises(AttemptOver):
        take_over(attempt=attempt, actor=None)


def test_attempts_have_unguessable_names() -> None:
    attempt = started()

    assert attempt.uid != uuid4()
    assert len({one.uid for one in attempt.items.all()}) == 3
