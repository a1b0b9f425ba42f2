import pytest
from django.test import Client

from assessments.models import Attempt, AttemptItem, Quiz
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from assessments.services.practice import check_item
from assessments.services.quiz import (
    BankShared,
    QuizSettings,
    change_quiz,
    create_quiz,
)
from courses.models import Activity, Progress
from people.models import User
from records.models import CompletionRecord
from tests.assessments.factories import enrolled_in, ready_quiz, started
from tests.assessments.learner import begin, url
from tests.factories import ActivityFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def practice(questions: int = 2) -> Quiz:
    return ready_quiz(questions=questions, is_practice=True, attempts_allowed=1)


def test_practice_is_never_reported_and_never_used_up() -> None:
    quiz = practice()
    enrolment = enrolled_in(quiz)

    for _ in range(3):
        attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
        submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    assert Attempt.objects.filter(state="submitted").count() == 3
    assert not Progress.objects.exists()
    assert not CompletionRecord.objects.exists()


def test_practice_is_open_before_the_former_lessons_are_complete() -> None:
    quiz = practice()
    ActivityFactory(section=quiz.activity.section, position=0)
    enrolment = enrolled_in(quiz)

    assert start_attempt(quiz=quiz, enrolment=enrolment, actor=None).is_new


def test_a_question_of_practice_is_checked_without_scripts(client: Client) -> None:
    attempt = begin(client, practice())
    item = attempt.items.get(position=1)
    right = item.tokens[item.options.index("a")]
    before = client.get(url(attempt, "attempt")).content.decode()

    reply = client.post(
        url(attempt, "save_form"), {"check": str(item.uid), f"item-{item.uid}": right}
    )
    page = client.get(url(attempt, "attempt")).content.decode()

    item.refresh_from_db()
    assert reply.headers["Location"].endswith("#q1")
    assert item.points == 1
    assert "Đáp án đúng" in page
    assert "Đáp án đúng" not in before
    assert page.count('name="check"') == 1  # the other one


def test_a_checked_answer_stands(client: Client) -> None:
    attempt = begin(client, practice())
    item = attempt.items.get(position=1)
    wrong = item.tokens[item.options.index("b")]
    right = item.tokens[item.options.index("a")]
    client.post(
        url(attempt, "save_form"), {"check": str(item.uid), f"item-{item.uid}": wrong}
    )

    client.post(url(attempt, "save_form"), {f"item-{item.uid}": right})
    client.post(url(attempt, "submit"))

    attempt.refresh_from_db()
    page = client.get(url(attempt, "result")).content.decode()
    assert attempt.points == 0
    assert "0/2" in page


@pytest.mark.parametrize("told", ["x", "0658af9c-5210-41ea-adf5-2bc379be8e6c"])
def test_check_item_leaves_nonsense_alone(told: str) -> None:
    assert check_item(attempt=started(practice()), item=told) is None


def test_check_item_leaves_a_question_without_an_answer() -> None:
    attempt = started(practice())
    item = attempt.items.get(position=1)

    position = check_item(attempt=attempt, item=str(item.uid))

    assert position == 1
    assert not AttemptItem.objects.filter(points__isnull=False).exists()


def test_t2_a_test_that_counts_checks_nothing(client: Client) -> None:
    attempt = begin(client)
    item = attempt.items.get(position=1)

    client.post(
        url(attempt, "save_form"),
        {"check": str(item.uid), f"item-{item.uid}": item.tokens[0]},
    )
    page = client.get(url(attempt, "attempt")).content.decode()

    item.refresh_from_db()
    assert item.points is None
    assert "Đáp án đúng" not in page
    assert 'name="check"' not in page


@pytest.mark.parametrize("is_practice", [True, False])
def test_t2_practice_and_a_test_that_counts_share_no_bank(is_practice: bool) -> None:  # noqa: FBT001 -- a table
    quiz = ready_quiz(is_practice=not is_practice)
    settings = QuizSettings(is_practice=is_practice)

    with pytest.raises(BankShared):
        create_quiz(
            section=SectionFactory(),
            title="Thêm",
            bank=quiz.bank,
            settings=settings,
            actor=None,
        )


def test_change_quiz_makes_a_test_practice_and_no_longer_required() -> None:
    quiz = ready_quiz()
    actor: User = UserFactory.create()

    change_quiz(
        quiz=quiz,
        title="Luyện tập",
        settings=QuizSettings(pass_scaled=quiz.pass_scaled, is_practice=True),
        actor=actor,
    )

    assert Activity.objects.get(pk=quiz.pk).is_required is False
