"""The period that is offered."""

from datetime import date

import pytest

from records.kinds.evaluation import last_quarter


@pytest.mark.parametrize(
    ("today", "from_on", "until_on"),
    [
        (date(2026, 6, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 12, 31), date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_period_that_is_offered_is_the_quarter_that_ended_last(
    today: date, from_on: date, until_on: date
) -> None:
    assert last_quarter(today) == (from_on, until_on)
