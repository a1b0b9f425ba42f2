"""A learner, two devices and a clock that jumps, as a machine beside a plain model."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from django.db.models import F
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from assessments.kinds.answer_message import AnswerEvent
from assessments.models import Attempt, Pulse, Response, ResponseEvent
from assessments.selectors.attempt import with_clock
from assessments.services.answer import Refusal, save_answers
from assessments.services.attempt import (
    AttemptOver,
    NoAttemptsLeft,
    start_attempt,
    take_over,
)
from assessments.services.drawn_paper import draw_ahead
from assessments.services.marking import LeaseLost, mark_items, submit_attempt
from assessments.services.outage import LEAST_OUTAGE, beat
from assessments.tasks import close_overdue
from tests.assessments.clock import let_pass
from tests.assessments.factories import enrolled_in, ready_quiz

ALLOWED, SECONDS, QUESTIONS, OPTIONS = 2, 600, 3, 4
KEY = "a"  # the right option of every question
GRACE = timedelta(seconds=15)  # the promise itself, not the code's constant
SLACK = timedelta(seconds=1)  # a statement takes time


@dataclass
class Sitting:
    """What the model knows of one attempt: what was acknowledged, in order."""

    deadline: datetime
    paper: list[int]
    events: dict[UUID, AnswerEvent] = field(default_factory=dict)
    result: tuple[object, ...] | None = None  # once it is closed

    def standing(self) -> dict[UUID, AnswerEvent]:
        """The answer of each item: the highest ``seq``, the first of equals."""
        found: dict[UUID, AnswerEvent] = {}
        for one in self.events.values():
            if one.item not in found or one.seq > found[one.item].seq:
                found[one.item] = one
        return found


class Protocol(RuleBasedStateMachine):
    """Steps are what people, phones, the sweeper and the site may do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.quiz = ready_quiz(
            questions=QUESTIONS, attempts_allowed=ALLOWED, duration_seconds=SECONDS
        )
        self.enrolment = enrolled_in(self.quiz)
        self.leases: list[UUID] = []
        self.sent: list[tuple[UUID, UUID, list[AnswerEvent]]] = []
        self.sittings: dict[UUID, Sitting] = {}
        beat()

    @property
    def attempt(self) -> Attempt | None:
        return with_clock(Attempt.objects.order_by("-number")).first()

    @rule()
    def draw_papers(self) -> None:
        draw_ahead(quiz=self.quiz, run=self.enrolment.run)

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
            lasting = attempt.deadline_at - attempt.started_at
            assert lasting == timedelta(seconds=SECONDS)
            self.sittings[attempt.uid] = Sitting(
                attempt.deadline_at, self._paper(attempt)
            )

    @rule(seconds=st.sampled_from([1, 200, SECONDS, SECONDS + 10, SECONDS + 20]))
    def wait(self, seconds: int) -> None:
        self._go_by(seconds)

    @rule(seconds=st.sampled_from([5, 30, 400, SECONDS + 30]))
    def outage(self, seconds: int) -> None:
        """The site is away, then back: what was lost is given back, once."""
        beat()
        attempt = self.attempt
        self._go_by(seconds)
        lost = timedelta(seconds=seconds)
        Pulse.objects.update(beat_at=F("beat_at") - lost)
        if close_overdue():  # while it is away the sweeper holds still
            assert lost <= LEAST_OUTAGE
        beat()
        beat()
        if attempt is None or not attempt.is_open or lost <= LEAST_OUTAGE:
            return
        sitting, before = self.sittings[attempt.uid], attempt.deadline_at
        if before < attempt.clock_at - GRACE - SLACK:
            return
        attempt.refresh_from_db()
        gained = attempt.deadline_at - sitting.deadline
        is_on_the_edge = abs(attempt.clock_at - before - GRACE) < SLACK
        assert is_on_the_edge or abs(gained - lost) < SLACK
        sitting.deadline = attempt.deadline_at

    @rule(
        changes=st.lists(
            st.tuples(
                st.integers(0, QUESTIONS - 1),
                st.integers(0, OPTIONS - 1),
                st.integers(1, 20),
            ),
            min_size=1,
            max_size=4,
        ),
        device=st.integers(0, 3),
    )
    def answer(self, changes: list[tuple[int, int, int]], device: int) -> None:
        """A batch in any order; lower numbers after higher ones, equal ones too."""
        attempt = self.attempt
        if attempt is None:
            return
        rows = list(attempt.items.order_by("position"))
        events = [
            AnswerEvent(uuid4(), rows[item].uid, seq, (rows[item].tokens[option],))
            for item, option, seq in changes
        ]
        self._send(attempt.uid, self._lease(device), events)

    @rule(which=st.integers(0, 30), is_mixed=st.booleans())
    def replay(self, which: int, is_mixed: bool) -> None:  # noqa: FBT001 -- drawn
        """The same again, as it was or the other way round."""
        if self.sent:
            attempt, lease, events = self.sent[which % len(self.sent)]
            self._send(attempt, lease, events[::-1] if is_mixed else events)

    @rule()
    def forge(self) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        item = attempt.items.order_by("position")[0]
        forged = AnswerEvent(uuid4(), item.uid, 2**52, (item.tokens[0],))
        assert self._save(attempt.uid, uuid4(), [forged]).refusal

    @rule()
    def switch_device(self) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        try:
            self.leases.append(take_over(attempt=attempt, actor=None).lease)
        except AttemptOver:
            assert not attempt.is_open or attempt.deadline_at < attempt.clock_at

    @rule(device=st.integers(0, 2))
    def submit(self, device: int) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        lease = self._lease(device)
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
            sitting = self.sittings[attempt.uid]
            assert attempt.deadline_at == sitting.deadline
            assert self._paper(attempt) == sitting.paper
            if attempt.submitted_at:
                assert attempt.submitted_at <= attempt.deadline_at

    @invariant()
    def what_was_acknowledged_is_there_and_the_newest_stands(self) -> None:
        stored = set(ResponseEvent.objects.values_list("uid", flat=True))
        told = {uid for one in self.sittings.values() for uid in one.events}
        standing = {
            item: (event.seq, list(event.tokens))
            for one in self.sittings.values()
            for item, event in one.standing().items()
        }
        shown = Response.objects.values_list("item__uid", "seq", "tokens")
        assert stored == told
        assert {item: (seq, tokens) for item, seq, tokens in shown} == standing

    @invariant()
    def a_closed_attempt_is_marked_by_the_model_and_stands(self) -> None:
        for attempt in Attempt.objects.exclude(state=Attempt.State.OPEN):
            sitting = self.sittings[attempt.uid]
            result = (
                attempt.state,
                attempt.points,
                attempt.scaled,
                attempt.submitted_at,
            )
            assert sitting.result in {None, result}
            if sitting.result is None:
                sitting.result = result
                assert attempt.points == self._right(attempt, sitting)
                self._marks_do_not_depend_on_order(attempt)

    def _go_by(self, seconds: int) -> None:
        for attempt in Attempt.objects.filter(state=Attempt.State.OPEN):
            let_pass(attempt, seconds)
            self.sittings[attempt.uid].deadline -= timedelta(seconds=seconds)

    def _lease(self, device: int) -> UUID:
        return self.leases[-1 - device % len(self.leases)]

    def _send(self, attempt: UUID, lease: UUID, events: list[AnswerEvent]) -> None:
        self.sent.append((attempt, lease, events))
        saved = self._save(attempt, lease, events)
        row = with_clock(Attempt.objects.filter(uid=attempt)).get()
        late_by = row.clock_at - row.deadline_at
        if not row.is_open:
            assert saved.refusal == Refusal.CLOSED
        elif lease != row.lease:
            assert saved.refusal == Refusal.LEASE
        elif late_by > GRACE + SLACK:
            assert saved.refusal == Refusal.LATE
        elif late_by < GRACE - SLACK:
            assert saved.uids == tuple(str(one.uid) for one in events)
        for one in sorted(events, key=lambda event: event.uid):  # equals: by uid
            if str(one.uid) in saved.uids:
                self.sittings[attempt].events.setdefault(one.uid, one)

    def _save(self, attempt: UUID, lease: UUID, events: list[AnswerEvent]):
        user = self.enrolment.person.user_id or 0
        return save_answers(attempt=attempt, user=user, lease=lease, events=events)

    @staticmethod
    def _right(attempt: Attempt, sitting: Sitting) -> Decimal:
        """A point for each question whose standing answer is the key."""
        standing = sitting.standing()
        return Decimal(
            sum(
                item.uid in standing
                and standing[item.uid].tokens == (item.tokens[item.options.index(KEY)],)
                for item in attempt.items.all()
            )
        )

    @staticmethod
    def _marks_do_not_depend_on_order(attempt: Attempt) -> None:
        items = list(attempt.items.select_related("version").order_by("position"))
        events = list(ResponseEvent.objects.filter(attempt=attempt)) * 2
        random.Random(len(events)).shuffle(events)
        newest: dict[int, ResponseEvent] = {}
        for one in events:
            known = newest.get(one.item_id)
            order = (-one.seq, one.received_at, one.uid)
            if known is None or order < (-known.seq, known.received_at, known.uid):
                newest[one.item_id] = one
        assert mark_items(items, newest).points == attempt.points

    @staticmethod
    def _paper(attempt: Attempt) -> list[int]:
        return list(
            attempt.items.order_by("position").values_list("version", flat=True)
        )
