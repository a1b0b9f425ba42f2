from decimal import Decimal

import pytest

from assessments.kinds.content import Entry, Part
from assessments.kinds.given import Given
from assessments.kinds.matching import TYPE, Matching, Prompt, Scoring
from assessments.kinds.place import Order

OPTIONS = tuple(Entry(one, f"Ý {one}") for one in "abcd")


def matching(scoring: str = Scoring.PARTIAL) -> Matching:
    """Three prompts; the third shares its option with the first; d belongs to none."""
    prompts = tuple(
        Prompt(f"{n}", f"Vế {n}", match) for n, match in enumerate("aba", start=1)
    )
    return Matching(prompts, OPTIONS, scoring)


def pairs(*told: str) -> Given:
    """``1a`` puts option a to prompt 1."""
    return Given(tuple(x for one in told for x in (f"p/{one[0]}", f"o/{one[1]}")))


@pytest.mark.parametrize(
    ("scoring", "given", "points"),
    [
        ("partial", pairs("1a", "2b", "3a"), "1"),
        ("partial", pairs("3a", "1a", "2b"), "1"),
        ("partial", pairs("1a", "2b", "3c"), "0.67"),
        ("partial", pairs("1a"), "0.33"),
        ("partial", pairs("1b", "2a", "3d"), "0"),
        ("partial", pairs("1b", "1a"), "0.33"),
        ("partial", Given(), "0"),
        ("all_or_nothing", pairs("1a", "2b", "3a"), "1"),
        ("all_or_nothing", pairs("1a", "2b"), "0"),
        ("partial", Given(("o/a", "p/1", "p/2", "o/b", "p/3")), "0.33"),
        ("partial", Given(("p/9", "o/a", "p/1", "o/z")), "0"),
    ],
)
def test_a20_golden_marks_of_matching(scoring: str, given: Given, points: str) -> None:
    assert TYPE.mark(matching(scoring), given).points == Decimal(points)


def test_a20_each_pair_has_its_own_outcome() -> None:
    parts = TYPE.mark(matching(), pairs("1a", "2a")).parts

    assert [(one.id, one.outcome.is_right) for one in parts] == [
        ("1", True),
        ("2", False),
        ("3", False),
    ]
    assert isinstance(parts[0], Part)


def test_a20_the_options_of_matching_are_always_mixed() -> None:
    assert [one.order for one in TYPE.groups(matching())] == [Order.KEPT, Order.MIXED]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (matching(), 0),
        (matching("guess"), 1),
        (Matching(matching().prompts[:1], OPTIONS), 1),
        (Matching(matching().prompts, OPTIONS[:1]), 2),
        (Matching((*matching().prompts, Prompt("4", "vế 1 ", "a")), OPTIONS), 1),
        (Matching((*matching().prompts, Prompt("4", " ", "a")), OPTIONS), 1),
        (Matching((*matching().prompts, Prompt("4", "Vế 4", "")), OPTIONS), 1),
        (Matching(matching().prompts, (*OPTIONS, Entry("e", "Ý A"))), 1),
    ],
)
def test_problems_of_matching_are_named(content: Matching, count: int) -> None:
    assert len(TYPE.problems(content)) == count
