from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.kinds.counting import Sitting, counted


def sat(*results: str | None) -> list[Sitting]:
    """Attempts 1, 2, … with these results; None is under way."""
    return [
        Sitting(number, Decimal(one) if one is not None else None)
        for number, one in enumerate(results, start=1)
    ]


@pytest.mark.parametrize(
    ("results", "is_final", "best", "first", "last"),
    [
        ([], False, None, None, None),
        ([], True, None, None, None),
        ([None], False, None, None, None),
        (["0.5"], False, 1, 1, None),
        (["0.5"], True, 1, 1, 1),
        (["0.5", "0.9"], False, 2, 1, None),
        (["0.9", "0.5"], True, 1, 1, 2),
        (["0.9", "0.9"], True, 1, 1, 2),
        (["0", "0"], True, 1, 1, 2),
        (["0.9", None], True, 1, 1, None),
        (["0.9", "0.5", "0.7"], True, 1, 1, 3),
    ],
)
def test_a17_golden_rules_of_what_counts(
    results: list[str | None],
    is_final: bool,  # noqa: FBT001 -- a table
    best: int | None,
    first: int | None,
    last: int | None,
) -> None:
    told = [
        counted(rule, sat(*results), is_final=is_final)
        for rule in ("best", "first", "last")
    ]

    assert told == [best, first, last]


@given(
    st.lists(st.sampled_from(["0", "0.5", "1"]), min_size=1, max_size=4), st.randoms()
)
def test_what_counts_does_not_depend_on_the_order_told(results, source) -> None:
    mixed = sat(*results)
    source.shuffle(mixed)

    for rule in ("best", "first", "last"):
        told = counted(rule, mixed, is_final=True)
        assert told == counted(rule, sat(*results), is_final=True)


def test_counted_knows_no_other_rule() -> None:
    with pytest.raises(ValueError, match="mean"):
        counted("mean", sat("1"), is_final=True)
