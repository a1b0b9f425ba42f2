"""Days on which an office answers."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

SATURDAY = 5
# Days off that have the same date each year, as (month, day). Source: Labour Code 2019, article
# 112. Tet, the day of the Hung kings and the second day of September follow other calendars
# or a yearly decision: they are given by ``off``.
FEASTS = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})


def after_working_days(
    moment: datetime, days: int, off: Collection[date] = ()
) -> datetime:
    """The same time of day, so many working days (Monday to Friday) after ``moment``.

    What comes in on a day off counts from the next working day on.

    Args:
        moment: by the clock of the place, for it is the day there that counts.
        off: further days on which nobody works.

    >>> after_working_days(datetime(2026, 6, 5, 9), 2)  # a Friday
    datetime.datetime(2026, 6, 9, 9, 0)
    """
    while days:
        moment += timedelta(days=1)
        days -= is_working(moment.date(), off)
    return moment


def is_working(day: date, off: Collection[date] = ()) -> bool:
    """Whether an office works on ``day``."""
    is_feast = (day.month, day.day) in FEASTS or day in off
    return day.weekday() < SATURDAY and not is_feast
