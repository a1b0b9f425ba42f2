from decimal import Decimal

import pytest

from assessments.kinds.content import Entry
from assessments.kinds.given import Given
from assessments.kinds.ordering import TYPE, Ordering
from assessments.kinds.place import Order


def ordering(scoring: str = "all_or_nothing") -> Ordering:
    return Ordering(tuple(Entry(one, f"Bước {one}") for one in "abcd"), scoring)


@pytest.mark.parametrize(
    ("scoring", "order", "points"),
    [
        ("all_or_nothing", "abcd", "1"),
        ("all_or_nothing", "abdc", "0"),
        ("all_or_nothing", "abc", "0"),
        ("all_or_nothing", "", "0"),
        ("partial", "abcd", "1"),
        ("partial", "abdc", "0.5"),
        ("partial", "dabc", "0"),
        ("partial", "ab", "0.5"),
        ("pairs", "abcd", "1"),
        ("pairs", "dabc", "0.67"),
        ("pairs", "abdc", "0.67"),
        ("pairs", "dcba", "0"),
        ("pairs", "ac", "0"),
        ("partial", "aabcd", "1"),
        ("partial", "zbcd", "0.75"),
    ],
)
def test_a20_golden_marks_of_ordering(scoring: str, order: str, points: str) -> None:
    outcome = TYPE.mark(ordering(scoring), Given(tuple(order)))

    assert outcome.points == Decimal(points)


def test_a20_each_place_has_its_own_outcome() -> None:
    parts = TYPE.mark(ordering(), Given(tuple("abdc"))).parts

    assert [one.id for one in parts if one.outcome.is_right] == ["a", "b"]


def test_a20_an_ordering_is_always_mixed() -> None:
    assert [one.order for one in TYPE.groups(ordering())] == [Order.MIXED]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (ordering(), 0),
        (ordering("guess"), 1),
        (Ordering((Entry("a", "Một"),)), 1),
        (Ordering((Entry("a", "Một"), Entry("b", "một"))), 1),
        (Ordering((Entry("a", "Một"), Entry("b", "x" * 601))), 1),
    ],
)
def test_problems_of_ordering_are_named(content: Ordering, count: int) -> None:
    assert len(TYPE.problems(content)) == count
