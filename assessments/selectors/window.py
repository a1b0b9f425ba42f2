"""When a test may be taken, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assessments.models import Attempt, Quiz
from assessments.selectors.adjustment import Allowance
from courses.models import CourseRun, Enrolment


@dataclass(frozen=True)
class Window:
    """``[opens_at, closes_at)``: the test's own times within those of the run."""

    opens_at: datetime
    closes_at: datetime

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at


def window_of(quiz: Quiz, run: CourseRun, closes_at: datetime | None = None) -> Window:
    """When the test may be begun by those of ``run``.

    Args:
        closes_at: a later end that somebody was granted.
    """
    end = quiz.closes_at or run.closes_at
    return Window(
        max(quiz.opens_at or run.opens_at, run.opens_at),
        min(max(end, closes_at or end), run.closes_at),
    )


def closed_for_all(quiz: Quiz, run: CourseRun) -> datetime:
    """When nobody of ``run`` may begin the test any more, later ends counted."""
    return window_of(quiz, run, quiz.last_closes_at).closes_at


def length_of(
    quiz: Quiz, enrolment: Enrolment, now: datetime, allowance: Allowance
) -> timedelta:
    """How long an attempt begun ``now`` may last: no longer than the test is open."""
    lasting = timedelta(seconds=int(quiz.duration_seconds * allowance.time_factor))
    if quiz.closes_at is None:
        return lasting
    window = window_of(quiz, enrolment.run, allowance.closes_at)
    return min(lasting, window.closes_at - now)


def next_at(quiz: Quiz, past: Sequence[Attempt]) -> datetime | None:
    """When the next attempt may begin, for the pause that the test asks for."""
    ended = [one.submitted_at for one in past if one.submitted_at]
    if not quiz.wait_seconds or not ended:
        return None
    return max(ended) + timedelta(seconds=quiz.wait_seconds)
