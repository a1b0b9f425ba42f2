"""When a scheduled report is due, and of what period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from records.kinds.report import Shape

MOST_DAYS = 60  # after the end of what is reported


class Cadence(TextChoices):
    """At the end of what a report is made."""

    MONTH = "month", _("each month")
    QUARTER = "quarter", _("each quarter")
    YEAR = "year", _("each year")
    ROUND = "round", _("each campaign")


class Standing(TextChoices):
    """Whether a schedule is at work."""

    ACTIVE = "active", _("At work")
    PAUSED = "paused", _("Paused")
    STOPPED = "stopped", _("Stopped")


MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}
SHAPES = {
    Cadence.MONTH: Shape.PERIOD,
    Cadence.QUARTER: Shape.PERIOD,
    Cadence.YEAR: Shape.YEAR,
    Cadence.ROUND: Shape.ROUND,
}


@dataclass(frozen=True)
class Span:
    """A month, quarter or year of the calendar; both days included."""

    from_on: date
    until_on: date


def spans(cadence: Cadence, since: date) -> Iterator[Span]:
    """The calendar's, without end, from the one in which ``since`` lies."""
    months = MONTHS[cadence]
    first = since.year * 12 + (since.month - 1) // months * months
    for month in count(first, months):
        begins = date(month // 12, month % 12 + 1, 1)
        after = month + months
        next_begins = date(after // 12, after % 12 + 1, 1)
        yield Span(begins, next_begins - timedelta(days=1))
