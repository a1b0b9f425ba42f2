"""When a report falls due that is made again and again."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from records.kinds.report import Shape

MONTHS_OF_YEAR = 12


class Rhythm(TextChoices):
    """What a scheduled report follows."""

    MONTH = "month", _("Each month")
    QUARTER = "quarter", _("Each quarter")
    YEAR = "year", _("Each year")
    ROUND = "round", _("Each campaign, when it has closed")

    @property
    def shape(self) -> Shape:
        match self:
            case Rhythm.ROUND:
                return Shape.ROUND
            case Rhythm.YEAR:
                return Shape.YEAR
            case _:
                return Shape.PERIOD


_MONTHS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.YEAR: MONTHS_OF_YEAR}


@dataclass(frozen=True)
class Span:
    """A period, both days included."""

    from_on: date
    until_on: date


def span_around(rhythm: Rhythm, day: date) -> Span:
    """The month, quarter or calendar year in which ``day`` lies.

    Raises:
        KeyError: the rhythm follows campaigns and has no periods.
    """
    months = _MONTHS[rhythm]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    years, month = divmod(first.month - 1 + months, MONTHS_OF_YEAR)
    return Span(first, date(first.year + years, month + 1, 1) - timedelta(days=1))


def spans_ended(rhythm: Rhythm, after: date, before: date) -> list[Span]:
    """The periods whose last day lies between the two days, neither included, in order."""
    found = []
    span = span_around(rhythm, after + timedelta(days=1))
    while span.until_on < before:
        found.append(span)
        span = span_around(rhythm, span.until_on + timedelta(days=1))
    return found
