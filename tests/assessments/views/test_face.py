from typing import Any

import pytest
from django.test import Client

from assessments.models import AttemptItem, Response
from assessments.services.marking import submit_attempt
from tests.assessments.learner import begin, url

pytestmark = pytest.mark.django_db


def test_one_question_at_a_time_is_kept_without_scripts(client: Client) -> None:
    attempt = begin(client)
    item = attempt.items.order_by("position")[0]

    client.post(
        url(attempt, "save_form"), {"go": "one", f"item-{item.uid}": item.tokens[0]}
    )
    page = client.get(url(attempt, "attempt")).content.decode()
    client.post(url(attempt, "save_form"), {"go": "all"})
    later = client.get(url(attempt, "attempt")).content.decode()

    assert 'data-view="one"' in page
    assert 'data-view="all"' in later
    assert Response.objects.get().tokens == [item.tokens[0]]


def test_a_flag_is_kept_without_scripts_and_shown_before_submitting(
    client: Client,
) -> None:
    attempt = begin(client)
    item = attempt.items.get(position=2)

    reply = client.post(url(attempt, "save_form"), {"flag": str(item.uid)})
    page = client.get(url(attempt, "finish")).content.decode()
    client.post(url(attempt, "save_form"), {"flag": str(item.uid)})
    later = client.get(url(attempt, "finish")).content.decode()

    assert reply.headers["Location"] == f"{url(attempt, 'attempt')}#q2"
    assert "Các câu anh/chị muốn xem lại" in page
    assert "Các câu anh/chị muốn xem lại" not in later


@pytest.mark.parametrize(
    ("told", "flagged"),
    [("yes", True), ("no", False), ("", False), ("\x00", False)],
)
def test_mark_sets_a_flag_twice_over(client: Client, told: str, flagged: bool) -> None:  # noqa: FBT001 -- a table
    attempt = begin(client)
    item = attempt.items.get(position=1)

    for _ in range(2):
        reply = client.post(
            url(attempt, "mark"), {"item": str(item.uid), "flagged": told}
        )

    item.refresh_from_db()
    assert (reply.status_code, item.is_flagged) == (204, flagged)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"view": "zzz"},
        {"item": "x", "flagged": "yes"},
        {"item": "0658af9c-5210-41ea-adf5-2bc379be8e6c", "flagged": "yes"},
    ],
    ids=range(4),
)
def test_mark_leaves_nonsense_alone(client: Client, data: dict[str, Any]) -> None:
    attempt = begin(client)

    reply = client.post(url(attempt, "mark"), data)

    assert reply.status_code == 204
    assert not AttemptItem.objects.filter(is_flagged=True).exists()


def test_a_closed_attempt_takes_no_flag(client: Client) -> None:
    attempt = begin(client)
    item = attempt.items.get(position=1)
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    client.post(url(attempt, "mark"), {"item": str(item.uid), "flagged": "yes"})

    item.refresh_from_db()
    assert item.is_flagged is False


def test_the_map_tells_the_state_of_each_question(client: Client) -> None:
    attempt = begin(client)
    one, two, _three = attempt.items.order_by("position")
    client.post(url(attempt, "save_form"), {f"item-{one.uid}": one.tokens[0]})
    client.post(url(attempt, "mark"), {"item": str(two.uid), "flagged": "yes"})

    page = client.get(url(attempt, "attempt")).content.decode()

    assert page.count("data-is-answered>") == 2  # the question's and the legend's
    assert page.count("data-is-flagged>") == 2
    assert "chưa trả lời, cần xem lại" in page
