"""Every type from the saving of an answer to its mark."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.kinds.answer_message import AnswerEvent
from assessments.kinds.given import Given
from assessments.kinds.question_type import type_names
from assessments.models import Attempt, AttemptItem, Response, ResponseEvent
from assessments.selectors.paper import response_to, shown_paper
from assessments.services.answer import Saved, save_answers
from assessments.services.marking import mark_items, newest_events, submit_attempt
from tests.assessments.factories import quiz_of_all_types, started
from tests.assessments.kinds.samples import RIGHT
from tests.assessments.learner import told

pytestmark = pytest.mark.django_db
NOTHING = Given()


def item_of(attempt: Attempt, kind: str) -> AttemptItem:
    item: AttemptItem = attempt.items.select_related("version").get(version__kind=kind)
    return item


def event(item: AttemptItem, given: Given, seq: int = 1) -> AnswerEvent:
    answer = told(item, given)
    return AnswerEvent(uuid4(), item.uid, seq, answer.tokens, answer.texts)


def save(attempt: Attempt, *events: AnswerEvent) -> Saved:
    return save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=attempt.lease,
        events=events,
    )


def test_a20_every_type_is_saved_shown_submitted_and_marked() -> None:
    attempt = started(quiz_of_all_types())
    listed = attempt.items.select_related("version").order_by("position")
    items = {one.version.kind: one for one in listed}
    assert list(items) == type_names()
    assert attempt.person.user_id

    with CaptureQueriesContext(connection) as queries:
        saved = save(
            attempt, *(event(items[kind], given) for kind, given in RIGHT.items())
        )
    shown = shown_paper(attempt)
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    assert (len(saved.uids), len(queries)) == (10, 1)
    assert all(one.is_answered for one in shown)
    marks = dict(attempt.items.values_list("version__kind", "points"))
    assert marks.pop("essay") is None
    assert marks == dict.fromkeys(marks, 1)
    attempt.refresh_from_db()
    assert (attempt.points, attempt.max_points) == (9, 10)


@pytest.mark.parametrize("kind", type_names())
def test_a20_an_answer_comes_back_as_it_was_given(kind: str) -> None:
    attempt = started(quiz_of_all_types())
    item = item_of(attempt, kind)

    save(attempt, event(item, RIGHT[kind]))
    given = response_to(item_of(attempt, kind))
    save(attempt, event(item, NOTHING, seq=2))

    assert given == RIGHT[kind]
    assert response_to(item_of(attempt, kind)) == NOTHING
    assert ResponseEvent.objects.count() == 2


def test_a20_marks_do_not_depend_on_order_and_duplicates() -> None:
    attempt = started(quiz_of_all_types())
    items = list(attempt.items.select_related("version").order_by("position"))
    events = [event(one, RIGHT[one.version.kind], seq=2) for one in items]
    older = [event(one, NOTHING) for one in items]

    save(attempt, *events[::-1])
    save(attempt, *older, *events)

    grade = mark_items(items, newest_events(attempt))
    again = mark_items(items, newest_events(attempt))
    assert grade == again
    assert (grade.points, grade.is_pending) == (9, True)


def test_a20_what_is_typed_for_another_question_is_not_acknowledged() -> None:
    attempt = started(quiz_of_all_types())
    short, number = item_of(attempt, "short_answer"), item_of(attempt, "numeric")
    foreign = event(short, RIGHT["short_answer"])

    saved = save(attempt, replace(foreign, item=number.uid))

    assert saved == Saved()
    assert not Response.objects.exists()


def test_a20_an_order_is_mixed_where_the_test_does_not_shuffle() -> None:
    quiz = quiz_of_all_types()
    orders = set()
    for _ in range(12):
        attempt = started(quiz)
        orders.add(tuple(item_of(attempt, "ordering").options))
        assert item_of(attempt, "single").options == ["a", "b"]

    assert len(orders) > 1


def test_t2_two_attempts_name_the_same_places_differently() -> None:
    quiz = quiz_of_all_types()
    first, second = started(quiz), started(quiz)

    for kind in type_names():
        one, other = item_of(first, kind), item_of(second, kind)
        assert sorted(one.options) == sorted(other.options)
        assert not set(one.tokens) & set(other.tokens)
