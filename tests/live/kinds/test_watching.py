"""What of a recording is believed to have been played."""

from datetime import timedelta

import pytest

from live.kinds.watching import believed, believed_together
from tests.factories import NOON


@pytest.mark.parametrize(
    ("played", "passed", "is_believed"),
    [(15, 15, True), (25, 15, True), (26, 15, False), (900, 900, True), (904, 6000, False)],
)  # fmt: skip
def test_nobody_plays_more_than_the_time_that_passed(played, passed, is_believed):
    now = NOON + timedelta(seconds=passed)

    assert believed([(0, played)], NOON, now) is is_believed


def test_slack_is_given_once_and_not_with_each_message():
    now = NOON + timedelta(seconds=10)

    assert believed_together([(0, 18)], NOON, now)
    assert not believed_together([(0, 19)], NOON, now)
