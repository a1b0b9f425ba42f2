"""Spans of whole seconds, held against sets of seconds."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.kinds.span import added, fits, joined, parse_spans, total, within

SPANS = st.lists(
    st.tuples(st.integers(0, 99), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1]))
)


@given(SPANS)
def test_joined_spans_are_the_same_seconds_each_once(spans):
    seconds = {n for start, end in spans for n in range(start, end)}

    told = joined(spans)

    assert {n for start, end in told for n in range(start, end)} == seconds
    assert total(told) == len(seconds)
    assert all(one[1] < two[0] for one, two in itertools.pairwise(told))


@pytest.mark.parametrize(
    "told",
    [None, {}, [1], [[1]], [[1, 2, 3]], [["1", 2]], [[True, 2]], [[1.5, 2]], [[0, 1]] * 21,
     [[float("nan"), 2]]],
)  # fmt: skip
def test_what_is_no_spans_is_refused(told):
    with pytest.raises(ValueError):  # noqa: PT011 -- it says no more
        parse_spans(told)


def test_spans_are_kept_inside_the_recording():
    assert within(parse_spans([[-5, 3], [50, 90], [70, 60], [61, 80]]), 60) == [
        (0, 3),
        (50, 60),
    ]


@given(SPANS, SPANS, st.integers(0, 99), st.sampled_from([1, 1.5, 2]))
def test_what_is_new_and_what_fits_are_counted_second_by_second(
    known, new, passed, speed
):
    before = {n for start, end in known for n in range(start, end)}
    told = {n for start, end in new for n in range(start, end)}

    assert added(known, new) == len(told - before)
    assert fits(new, passed, speed) is (len(told) <= passed * speed)
