from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from assessments.kinds.answer_message import AnswerEvent
from assessments.models import Attempt, AttemptItem, Response, ResponseEvent
from assessments.services.answer import Refusal, Saved, save_answers
from assessments.services.attempt import take_over
from assessments.services.marking import submit_attempt
from tests.assessments.clock import let_pass
from tests.assessments.factories import started

pytestmark = pytest.mark.django_db


def event(
    item: AttemptItem, seq: int = 1, chosen: int = 0, uid: UUID | None = None
) -> AnswerEvent:
    return AnswerEvent(uid or uuid4(), item.uid, seq, (item.tokens[chosen],))


def save(attempt: Attempt, *events: AnswerEvent, lease: UUID | None = None) -> Saved:
    return save_answers(
        attempt=attempt.uid,
        user=attempt.person.user_id or 0,
        lease=lease or attempt.lease,
        events=events,
    )


def test_a18_an_answer_is_stored_and_acknowledged() -> None:
    attempt = started()
    one = event(attempt.items.get(position=1))

    saved = save(attempt, one)

    assert saved == Saved((str(one.uid),))
    assert Response.objects.get().tokens == list(one.tokens)
    assert ResponseEvent.objects.get().uid == one.uid


def test_a18_an_event_sent_again_is_acknowledged_and_changes_nothing() -> None:
    attempt = started()
    item = attempt.items.get(position=1)
    one, two = event(item, seq=1, chosen=0), event(item, seq=2, chosen=1)
    save(attempt, one, two)

    again = save(attempt, one)

    assert again.uids == (str(one.uid),)
    assert ResponseEvent.objects.count() == 2
    assert Response.objects.get().tokens == list(two.tokens)


def test_a18_the_highest_seq_stands_whatever_the_order() -> None:
    attempt = started()
    item = attempt.items.get(position=1)
    newest = event(item, seq=7, chosen=2)

    save(attempt, newest)
    save(attempt, event(item, seq=3, chosen=1))

    assert Response.objects.get().tokens == list(newest.tokens)


def test_save_answers_takes_one_statement() -> None:
    attempt = started()
    events = [event(item) for item in attempt.items.all()]
    assert attempt.person.user_id

    with CaptureQueriesContext(connection) as queries:
        saved = save(attempt, *events)

    assert len(saved.uids) == 3
    assert len(queries) == 1


def test_an_answer_may_be_taken_back() -> None:
    attempt = started()
    item = attempt.items.get(position=1)
    save(attempt, event(item))

    save(attempt, AnswerEvent(uuid4(), item.uid, 2, ()))

    assert Response.objects.get().tokens == []


def test_a18_the_former_device_is_refused_after_a_take_over() -> None:
    attempt = started()
    former = attempt.lease
    take_over(attempt=attempt, actor=None)

    saved = save(attempt, event(attempt.items.get(position=1)), lease=former)

    assert saved == Saved(refusal=Refusal.LEASE)
    assert not ResponseEvent.objects.exists()


@pytest.mark.parametrize(
    ("seconds", "refusal"), [(900, None), (912, None), (916, Refusal.LATE)]
)
def test_a17_answers_are_taken_until_fifteen_seconds_after_the_deadline(
    seconds: int, refusal: Refusal | None
) -> None:
    attempt = started(duration_seconds=900)
    let_pass(attempt, seconds)

    saved = save(attempt, event(attempt.items.get(position=1)))

    assert saved.refusal == refusal


def test_a17_a_submitted_attempt_takes_no_answer() -> None:
    attempt = started()
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    saved = save(attempt, event(attempt.items.get(position=1)))

    assert saved.refusal == Refusal.CLOSED


def test_anothers_attempt_is_unknown() -> None:
    attempt, other = started(), started()

    saved = save_answers(
        attempt=attempt.uid,
        user=other.person.user_id or 0,
        lease=attempt.lease,
        events=[event(attempt.items.get(position=1))],
    )

    assert saved.refusal == Refusal.UNKNOWN


def test_what_does_not_belong_to_the_paper_is_not_acknowledged() -> None:
    attempt, other = started(), started()
    item, foreign = attempt.items.get(position=1), other.items.get(position=1)

    saved = save(
        attempt,
        event(foreign),
        AnswerEvent(uuid4(), item.uid, 1, (foreign.tokens[0],)),
        AnswerEvent(uuid4(), item.uid, 1, (item.options[0],)),
    )

    assert saved == Saved()
    assert not ResponseEvent.objects.exists()


def test_accepted_answers_cannot_be_changed_in_the_database() -> None:
    attempt = started()
    save(attempt, event(attempt.items.get(position=1)))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ResponseEvent.objects.update(seq=9)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ResponseEvent.objects.all().delete()
