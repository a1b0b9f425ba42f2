from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import AttemptItem, ResultNotice
from assessments.selectors.result_notice import unseen_notices
from assessments.services.hand_mark import mark_answer
from assessments.services.result_notice import give_notice, put_notice_away
from courses.models import CourseRun
from tests.assessments.essays import essay_quiz, handed_in, points
from tests.assessments.learner import url
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def mark(item: AttemptItem) -> None:
    mark_answer(item=item, points=points("6", "4"), comment="", actor=UserFactory())


def test_a27_member_is_told_that_the_result_is_there(client: Client) -> None:
    item = handed_in(essay_quiz())
    user = item.attempt.person.user
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    before = client.get("/", follow=True).content.decode()

    mark(item)

    told = client.get("/", follow=True).content.decode()
    result = client.get(url(item.attempt, "result")).content.decode()
    client.post(url(item.attempt, "changes_seen"))
    after = client.get("/", follow=True).content.decode()
    assert "Đã có kết quả bài chấm tay" not in before
    assert "Đã có kết quả bài chấm tay" in told
    assert url(item.attempt, "result") in told
    assert "Mọi câu đã được chấm xong" in result
    assert "Đã có kết quả bài chấm tay" not in after
    assert (
        "Mọi câu đã được chấm xong"
        not in client.get(url(item.attempt, "result")).content.decode()
    )


def test_a27_nobody_is_told_while_a_second_mark_is_wanted() -> None:
    item = handed_in(essay_quiz(markers=2))
    mark(item)
    early = ResultNotice.objects.exists()

    mark(item)

    assert (early, ResultNotice.objects.count()) == (False, 1)


def test_notice_twice_is_once() -> None:
    attempt = handed_in(essay_quiz()).attempt
    now = timezone.now()

    given = [give_notice(attempt=attempt, now=now) for _ in range(2)]
    away = [put_notice_away(attempt=attempt) for _ in range(2)]

    assert (given, away) == ([True, False], [True, False])


@pytest.mark.parametrize(
    ("review", "when", "is_over", "told"),
    [
        ("own_answers", "at_once", False, 1),
        ("hidden", "at_once", False, 0),
        ("own_answers", "after_test", False, 0),
        ("own_answers", "after_test", True, 1),
        ("own_answers", "after_closing", False, 0),
        ("own_answers", "after_closing", True, 1),
    ],
)
def test_a27_notice_waits_until_the_result_may_be_read(
    review: str,
    when: str,
    is_over: bool,  # noqa: FBT001 -- a table
    told: int,
) -> None:
    mark(handed_in(essay_quiz(review=review, review_when=when)))
    now = timezone.now()
    if is_over:
        CourseRun.objects.update(closes_at=now - timedelta(seconds=1))

    assert unseen_notices(now).count() == told
