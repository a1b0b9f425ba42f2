"""How people are dealt to groups, and what a group may write."""

import pytest

from live.kinds.group import dealt, gathered, text_of


@pytest.mark.parametrize(("people", "count"), [(7, 3), (3, 3), (100, 7), (1, 1)])
def test_a10_groups_differ_by_one_person_at_most_and_lose_nobody(people, count):
    groups = dealt(range(people), count)

    sizes = {len(one) for one in groups}
    assert len(groups) == count
    assert max(sizes) - min(sizes) <= 1
    assert sorted(one for group in groups for one in group) == list(range(people))


def test_a10_those_of_one_unit_sit_together():
    pairs = [("a", 1), ("a", 2), ("b", 3)]

    assert gathered(pairs) == [("a", [1, 2]), ("b", [3])]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" một\r\nhai \n", "một\nhai"),
        ("a\x00b\x1bc", "abc"),
        ("e\u0302\u0301", "ế"),
        ("\n \n", ""),
        ("x" * 30, "x" * 20),
        ("\ud800a", "a"),
    ],
)
def test_a10_text_of_a_group_keeps_its_lines_and_no_controls(typed, kept):
    assert text_of(typed, 20) == kept
