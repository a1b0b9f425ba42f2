"""Days on which an office answers."""

from datetime import datetime, timedelta

SATURDAY = 5


def after_working_days(moment: datetime, days: int) -> datetime:
    """The same time of day, so many working days (Monday to Friday) after ``moment``.

    What comes in at a week-end counts from Monday on. Feast days are not known here: the
    promise made then is the stricter one.

    >>> after_working_days(datetime(2026, 6, 5, 9), 2)  # a Friday
    datetime.datetime(2026, 6, 9, 9, 0)
    """
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() < SATURDAY
    return moment
