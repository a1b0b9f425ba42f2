"""When a test may be taken, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from assessments.models import Quiz
from courses.models import CourseRun, Enrolment


@dataclass(frozen=True)
class Window:
    """``[opens_at, closes_at)``: the test's own times within those of the run."""

    opens_at: datetime
    closes_at: datetime

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at


def window_of(quiz: Quiz, run: CourseRun) -> Window:
    """When the test may be begun by those of ``run``."""
    return Window(
        max(quiz.opens_at or run.opens_at, run.opens_at),
        min(quiz.closes_at or run.closes_at, run.closes_at),
    )


def length_of(quiz: Quiz, enrolment: Enrolment, now: datetime) -> timedelta:
    """How long an attempt begun ``now`` may last: no longer than the test is open."""
    lasting = timedelta(seconds=quiz.duration_seconds)
    if quiz.closes_at is None:
        return lasting
    return min(lasting, window_of(quiz, enrolment.run).closes_at - now)
