"""The rotating code of a hall's screen."""

import pytest

from live.kinds.code import STEP_SECONDS, code_at, is_fresh, seconds_left

SECRET = b"k" * 32
START = 1_780_000_001.0  # a step begins here


@pytest.mark.parametrize(
    ("age", "fresh"),
    [(0, True), (12.9, True), (14.9, True), (15, False), (60, False)],
)
def test_a13_code_fails_once_fifteen_seconds_are_over(age, fresh):
    assert START % STEP_SECONDS == 0
    shown = code_at(SECRET, "chot-1", START)

    assert is_fresh(shown, SECRET, "chot-1", START + age) is fresh


def test_a13_code_is_bound_to_its_hall_and_checkpoint():
    shown = code_at(SECRET, "chot-1", START)

    assert not is_fresh(shown, SECRET, "chot-2", START)
    assert not is_fresh(shown, b"x" * 32, "chot-1", START)


def test_seconds_left_counts_down_to_the_next():
    assert [seconds_left(START + s) for s in (0, 1, 12.5)] == [13, 12, 1]
