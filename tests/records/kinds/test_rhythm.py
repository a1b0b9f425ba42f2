"""Periods follow each other without a gap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.kinds.rhythm import Rhythm, Span, span_around, spans_ended

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
BY_CALENDAR = st.sampled_from([Rhythm.MONTH, Rhythm.QUARTER, Rhythm.YEAR])
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("rhythm", "first", "last"),
    [
        (Rhythm.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        (Rhythm.QUARTER, date(2028, 1, 1), date(2028, 3, 31)),
        (Rhythm.YEAR, date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_a37_period_is_that_of_the_calendar(rhythm, first, last):
    assert span_around(rhythm, date(2028, 2, 10)) == Span(first, last)


@given(BY_CALENDAR, DAYS)
def test_a37_each_day_lies_in_one_period_and_the_next_begins_the_day_after(rhythm, day):
    span = span_around(rhythm, day)

    assert span.from_on <= day <= span.until_on
    assert span_around(rhythm, span.from_on) == span_around(rhythm, span.until_on)
    assert span_around(rhythm, span.until_on + DAY).from_on == span.until_on + DAY


@given(BY_CALENDAR, DAYS, st.integers(0, 900), st.integers(0, 900))
def test_a37_nothing_is_lost_or_doubled_however_often_one_looks(
    rhythm, start, first, then
):
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=then)

    in_two_looks = [
        *spans_ended(rhythm, start, middle),
        *spans_ended(rhythm, middle - DAY, end),
    ]

    assert in_two_looks == spans_ended(rhythm, start, end)
    assert all(start < one.until_on < end for one in in_two_looks)
