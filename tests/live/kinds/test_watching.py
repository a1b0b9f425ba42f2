"""What of a recording was really played."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.kinds.span import total
from live.kinds.watching import believed, believed_together, places_in, split_at
from tests.factories import NOON

SPANS = st.lists(
    st.tuples(st.integers(0, 99), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1]))
)


@pytest.mark.parametrize(
    ("played", "passed", "is_believed"),
    [(15, 15, True), (25, 15, True), (26, 15, False), (900, 900, True), (904, 6000, False)],
)  # fmt: skip
def test_nobody_plays_more_than_the_time_that_passed(played, passed, is_believed):
    now = NOON + timedelta(seconds=passed)

    assert believed([(0, played)], NOON, now) is is_believed


@given(SPANS, SPANS, st.integers(0, 200))
def test_a57_split_at_a_place_counts_each_second_once_and_none_beyond(
    played, new, place
):
    before = {n for start, end in played for n in range(start, end)}
    added = {n for start, end in new for n in range(start, end)} - before

    taken, rest = split_at(played, new, place)
    within = {n for start, end in taken for n in range(start, end)}
    beyond = {n for start, end in rest for n in range(start, end)}

    assert before <= within
    assert within | beyond == before | added
    assert not within & beyond
    assert len(within) == max(len(before), min(place, len(before | added)))
    assert total(rest) == len(beyond)


@pytest.mark.parametrize(
    ("wanted", "count"), [(1, 1), (6, 1), (600, 1), (601, 2), (1800, 2), (5400, 3)]
)
@pytest.mark.parametrize("draw", [0.0, 0.5, 0.999999])
def test_a57_places_lie_apart_and_before_what_is_asked_for(wanted, count, draw):
    places = places_in(wanted, lambda: draw)

    assert len(places) == count
    assert places == sorted(places)
    assert all(1 <= place <= wanted for place in places)
    assert all(
        two - one >= 0.29 * wanted / count for one, two in itertools.pairwise(places)
    )


def test_slack_is_given_once_and_not_with_each_message():
    now = NOON + timedelta(seconds=10)

    assert believed_together([(0, 18)], NOON, now)
    assert not believed_together([(0, 19)], NOON, now)
