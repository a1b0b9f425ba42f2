"""All that moves on the console, in a bounded number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from live.kinds.agenda import PartKind
from live.models import (
    AgendaPart,
    Checkpoint,
    GroupWork,
    Hand,
    LiveSession,
    Poll,
    RoomQuestion,
    SmallGroup,
)
from live.selectors.attendance import UnitLine, unit_lines
from live.selectors.foreign import room_stays, word_stays
from live.selectors.group import works_of
from live.selectors.relay import is_unseen
from live.selectors.room import connected_count, poll_counts, questions_by_votes

MOST_HANDS = 20
MOST_QUESTIONS = 30
HEARD = timedelta(seconds=10)
MINUTE = 60


@dataclass(frozen=True)
class Clock:
    """One part of the agenda: minutes planned, and held so far (None: not yet)."""

    part: AgendaPart
    kind: str
    held: int | None
    is_now: bool

    @property
    def over(self) -> int:
        """Minutes beyond the plan."""
        return max(0, (self.held or 0) - self.part.minutes)


@dataclass(frozen=True)
class Bars:
    """A poll with its answers: rows of (option, count, is it right)."""

    poll: Poll
    rows: tuple[tuple[str, int, bool], ...]
    total: int


@dataclass(frozen=True)
class Panel:
    now: datetime
    clocks: tuple[Clock, ...]
    current: AgendaPart | None
    has_next: bool
    slides: int
    slide_uid: object
    hands: tuple[Hand, ...]
    questions: tuple[RoomQuestion, ...]
    polls: tuple[Bars, ...]
    checkpoints: tuple[tuple[Checkpoint, int], ...]  # with how many met it
    open_checkpoint: Checkpoint | None
    people: int
    halls: int
    units: tuple[UnitLine, ...]
    work: GroupWork | None  # the newest in small groups, with groups and members
    is_unseen: bool  # the relay of a panel is away
    word_stays: bool  # with somebody whose hand is down
    room_stays: bool  # on another's server, after the end

    @property
    def groups(self) -> list[SmallGroup]:
        return list(self.work.groups.all()) if self.work else []

    @property
    def answered(self) -> int:
        return sum(bool(one.answer) for one in self.groups)

    @property
    def planned(self) -> int:
        return sum(one.part.minutes for one in self.clocks)

    @property
    def held(self) -> int:
        return sum(one.held or 0 for one in self.clocks)


def panel_of(session: LiveSession) -> Panel:
    """The console as it stands."""
    now = timezone.now()
    parts = list(session.parts.order_by("position"))
    clocks = clocks_of(parts, now)
    current = next((one.part for one in clocks if one.is_now), None)
    checkpoints = [
        (one, one.check_ins.exclude(flag="wrong_answer").count())
        for one in session.checkpoints.order_by("position")
    ]
    people, halls = connected_count(session.pk, now - HEARD)
    shown = session.slides.filter(position=session.slide).values_list("uid", flat=True)
    return Panel(
        now=now,
        clocks=clocks,
        current=current,
        has_next=current is not None and current.position < len(parts),
        slides=session.slides.count(),
        slide_uid=shown.first(),
        hands=tuple(
            session.hands.filter(lowered_at=None)
            .select_related("person")
            .order_by("raised_at", "pk")[:MOST_HANDS]
        ),
        questions=tuple(questions_by_votes(session.pk)[:MOST_QUESTIONS]),
        polls=tuple(bars_of(one) for one in session.polls.order_by("pk")),
        checkpoints=tuple(checkpoints),
        open_checkpoint=next(
            (one for one, _n in checkpoints if one.closes_at > now), None
        ),
        people=people,
        halls=halls,
        units=tuple(unit_lines(session, now)) if session.started_at else (),
        work=works_of(session).first(),
        is_unseen=is_unseen(session),
        word_stays=word_stays(session),
        room_stays=room_stays(session),
    )


def clocks_of(parts: list[AgendaPart], now: datetime) -> tuple[Clock, ...]:
    """Planned against held, part by part."""
    return tuple(
        Clock(
            part=one,
            kind=str(PartKind(one.kind).label),
            held=_held(one, now),
            is_now=one.began_at is not None and one.ended_at is None,
        )
        for one in parts
    )


def bars_of(poll: Poll) -> Bars:
    counts = poll_counts(poll)
    rows = tuple(
        (option, counts[place], place == poll.right)
        for place, option in enumerate(poll.options)
    )
    return Bars(poll, rows, sum(counts))


def _held(part: AgendaPart, now: datetime) -> int | None:
    if part.began_at is None:
        return None
    return int(((part.ended_at or now) - part.began_at).total_seconds() // MINUTE)
