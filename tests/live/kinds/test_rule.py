"""The attendance rule: share of the minutes and the checkpoint after the last break."""

import pytest

from live.kinds.rule import AttendanceRule, Outcome, Seen, grade_of

HOUR = 3600


@pytest.mark.parametrize(
    ("seconds", "met", "closing", "outcome"),
    [
        (2700, 2, 1, Outcome.PRESENT),  # 75 % exactly
        (2699, 2, 1, Outcome.PARTIAL),  # a second short is short
        (3600, 1, 0, Outcome.PARTIAL),  # the opening checkpoint alone
        (0, 1, 1, Outcome.PARTIAL),
        (0, 0, 0, Outcome.ABSENT),
    ],
)
def test_a12_default_rule_asks_for_minutes_and_the_closing_checkpoint(
    seconds, met, closing, outcome
):
    assert AttendanceRule().outcome(Seen(HOUR, seconds, met, closing)) == outcome


def test_a12_rule_is_data():
    rule = AttendanceRule.parse({"share": 50, "closing": False})

    assert rule.outcome(Seen(HOUR, 1800, 0, 0)) == Outcome.PRESENT
    assert AttendanceRule.parse(rule.stored()) == rule


def test_a12_nobody_is_present_where_nothing_was_taught():
    assert AttendanceRule().outcome(Seen(0, 0, 2, 1)) == Outcome.PARTIAL


@pytest.mark.parametrize(
    ("is_hall", "met", "grade"),
    [(False, 1, "A"), (True, 2, "B"), (True, 1, "")],
)
def test_a30_grade_follows_what_was_witnessed(is_hall, met, grade):
    seen = Seen(HOUR, HOUR, met, 1, is_hall=is_hall)

    assert grade_of(seen, Outcome.PRESENT) == grade
    assert grade_of(seen, Outcome.PARTIAL) == ""
