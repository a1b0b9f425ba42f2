"""The attempt protocol as a machine: whatever is sent, in whatever order, twice or late."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from assessments.kinds.answer_message import AnswerEvent
from assessments.models import Attempt, AttemptItem, Response, ResponseEvent
from assessments.selectors.attempt import with_clock
from assessments.services.answer import Refusal, save_answers
from assessments.services.attempt import (
    AttemptOver,
    NoAttemptsLeft,
    start_attempt,
    take_over,
)
from assessments.services.marking import LeaseLost, submit_attempt
from assessments.tasks import close_overdue
from tests.assessments.clock import let_pass
from tests.assessments.factories import enrolled_in, ready_quiz

pytestmark = pytest.mark.django_db
ALLOWED, SECONDS, QUESTIONS = 2, 600, 3


class Protocol(RuleBasedStateMachine):
    """One learner with two devices, a clock that jumps and messages sent again."""

    def __init__(self) -> None:
        super().__init__()
        self.quiz = ready_quiz(
            questions=QUESTIONS, attempts_allowed=ALLOWED, duration_seconds=SECONDS
        )
        self.enrolment = enrolled_in(self.quiz)
        self.leases: list[UUID] = []
        self.sent: list[tuple[UUID, UUID, AnswerEvent]] = []
        self.deadlines: dict[int, datetime] = {}
        self.papers: dict[int, list[int]] = {}
        self.acknowledged: dict[UUID, AnswerEvent] = {}

    @property
    def attempt(self) -> Attempt | None:
        return Attempt.objects.order_by("-number").first()

    @rule()
    def start(self) -> None:
        before = Attempt.objects.count()
        try:
            begun = start_attempt(quiz=self.quiz, enrolment=self.enrolment, actor=None)
        except NoAttemptsLeft:
            assert before == ALLOWED
            return
        attempt = begun.attempt
        self.leases.append(attempt.lease)
        if begun.is_new:
            assert attempt.deadline_at - attempt.started_at == timedelta(
                seconds=SECONDS
            )
            self.deadlines[attempt.pk] = attempt.deadline_at
            self.papers[attempt.pk] = self._paper(attempt)

    @rule(seconds=st.sampled_from([1, 200, SECONDS, SECONDS + 10, SECONDS + 20]))
    def wait(self, seconds: int) -> None:
        attempt = self.attempt
        if attempt and attempt.is_open:
            let_pass(attempt, seconds)
            self.deadlines[attempt.pk] -= timedelta(seconds=seconds)

    @rule(
        item=st.integers(0, QUESTIONS - 1),
        option=st.integers(0, 3),
        seq=st.integers(1, 50),
        device=st.integers(0, 3),
    )
    def answer(self, item: int, option: int, seq: int, device: int) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        row = attempt.items.order_by("position")[item]
        event = AnswerEvent(uuid4(), row.uid, seq, (row.tokens[option],))
        lease = self.leases[-1 - device % len(self.leases)]
        self._send(attempt.uid, lease, event)

    @rule(which=st.integers(0, 30))
    def replay(self, which: int) -> None:
        if self.sent:
            self._send(*self.sent[which % len(self.sent)])

    @rule()
    def forge(self) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        item = attempt.items.order_by("position")[0]
        forged = AnswerEvent(uuid4(), item.uid, 2**52, (item.options[0],))
        saved = save_answers(
            attempt=attempt.uid,
            user=self.enrolment.person.user_id or 0,
            lease=uuid4(),
            events=[forged],
        )
        assert saved.refusal

    @rule()
    def switch_device(self) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        try:
            self.leases.append(take_over(attempt=attempt, actor=None).lease)
        except AttemptOver:
            assert not attempt.is_open or self._left(attempt) < timedelta(0)

    @rule(device=st.integers(0, 2))
    def submit(self, device: int) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        lease = self.leases[-1 - device % len(self.leases)]
        try:
            submit_attempt(attempt=attempt, lease=lease, actor=None)
        except LeaseLost:
            assert lease != attempt.lease

    @rule()
    def sweep(self) -> None:
        close_overdue()

    @invariant()
    def attempts_are_not_exceeded(self) -> None:
        assert Attempt.objects.count() <= ALLOWED

    @invariant()
    def no_time_is_added_and_no_paper_changed(self) -> None:
        for attempt in Attempt.objects.all():
            assert attempt.deadline_at == self.deadlines[attempt.pk]
            assert self._paper(attempt) == self.papers[attempt.pk]
            if attempt.submitted_at:
                assert attempt.submitted_at <= attempt.deadline_at

    @invariant()
    def what_was_acknowledged_is_there_and_the_newest_stands(self) -> None:
        stored = ResponseEvent.objects.in_bulk()
        assert set(stored) == set(self.acknowledged)
        newest: dict[int, int] = {}
        for one in stored.values():
            newest[one.item_id] = max(newest.get(one.item_id, 0), one.seq)
        shown = dict(Response.objects.values_list("item", "seq"))
        assert shown == newest

    def _send(self, attempt: UUID, lease: UUID, event: AnswerEvent) -> None:
        self.sent.append((attempt, lease, event))
        saved = save_answers(
            attempt=attempt,
            user=self.enrolment.person.user_id or 0,
            lease=lease,
            events=[event],
        )
        row = Attempt.objects.get(uid=attempt)
        if not row.is_open:
            assert saved.refusal == Refusal.CLOSED
        elif lease != row.lease:
            assert saved.refusal == Refusal.LEASE
        elif self._left(row) < timedelta(seconds=-16):
            assert saved.refusal == Refusal.LATE
        if saved.uids:
            self.acknowledged[event.uid] = event

    def _left(self, attempt: Attempt) -> timedelta:
        clock = Attempt.objects.filter(pk=attempt.pk)
        return attempt.deadline_at - with_now(clock)

    @staticmethod
    def _paper(attempt: Attempt) -> list[int]:
        items = AttemptItem.objects.filter(attempt=attempt).order_by("position")
        return list(items.values_list("version", flat=True))


def with_now(attempts: Any) -> datetime:
    """The database's clock."""
    moment: datetime = with_clock(attempts).get().clock_at
    return moment


def test_a17_no_order_of_requests_adds_time_attempts_or_questions() -> None:
    class Isolated(Protocol):
        """Each run of the machine starts from an empty database."""

        def __init__(self) -> None:
            self.point = transaction.savepoint()
            super().__init__()

        def teardown(self) -> None:
            transaction.savepoint_rollback(self.point)

    run_machine(
        Isolated,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
