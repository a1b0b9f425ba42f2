"""The agenda: what counts, what is missing, and where the closing checkpoint stands."""

import pytest

from live.kinds.agenda import Part, closing_from, missing_discussion, taught_minutes

TALK = Part("talk", "Giảng", 85)
BREAK = Part("break", "Giải lao", 15)


def test_taught_minutes_leave_breaks_out():
    assert taught_minutes([TALK, BREAK, TALK]) == 170


@pytest.mark.parametrize(("discussed", "missing"), [(15, 0), (14, 1), (16, 0), (1, 12)])
def test_a15_missing_discussion_counts_whole_minutes(discussed, missing):
    parts = [TALK, BREAK, Part("discussion", "Thảo luận", discussed)]

    assert missing_discussion(parts, 15) == missing


@pytest.mark.parametrize(
    ("kinds", "place"),
    [
        (["talk", "break", "talk", "discussion"], 2),
        (["talk", "break", "talk", "break", "talk"], 4),
        (["talk", "discussion", "break"], 1),
        (["talk", "discussion"], 1),
        (["break"], 1),
    ],
)
def test_closing_from_is_after_the_last_break_with_teaching_behind(kinds, place):
    assert closing_from(kinds) == place
