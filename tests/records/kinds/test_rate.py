"""Exact shares."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from records.kinds.rate import Share

targets = some.integers(1, 10_000).map(lambda n: Decimal(n) / 100)


@some.composite
def shares(draw):
    whole = draw(some.integers(0, 2_000_000))
    return Share(draw(some.integers(0, whole)), whole, draw(targets))


@pytest.mark.parametrize(
    ("part", "whole", "rate", "is_met", "shortfall"),
    [
        (97_999, 100_000, "97.99", False, 1),
        (98_000, 100_000, "98.00", True, 0),
        (35_599, 35_900, "99.16", True, 0),
        (48, 49, "97.95", False, 1),
        (49, 49, "100.00", True, 0),
        (0, 1, "0.00", False, 1),
    ],
)
def test_a34_share_is_exact(part, whole, rate, is_met, shortfall):
    share = Share(part, whole)

    assert share.rate == Decimal(rate)
    assert (share.is_met, share.shortfall) == (is_met, shortfall)


def test_nobody_has_no_rate_and_no_shortfall():
    share = Share(0, 0)

    assert (share.rate, share.shortfall, share.is_met) == (None, 0, True)


@given(shares())
def test_a34_shortfall_is_the_least_that_reaches_the_target(share):
    def reaches(part: int) -> bool:
        return share.whole == 0 or Fraction(part, share.whole) * 100 >= Fraction(
            share.target
        )

    assert reaches(share.part + share.shortfall)
    assert share.shortfall == 0 or not reaches(share.part + share.shortfall - 1)
    assert share.is_met == reaches(share.part)
    assert share.part + share.shortfall <= max(share.whole, share.part)


@given(shares())
def test_a34_rate_is_never_rounded_in_our_favour(share):
    if share.rate is None:
        return
    exact = Fraction(share.part, share.whole) * 100

    assert 0 <= exact - Fraction(share.rate) < Fraction(1, 100)
    assert share.is_met or share.rate < share.target


@given(some.integers(0, 49), some.integers(0, 49))
def test_small_units_reach_98_only_with_everybody(part, whole):
    share = Share(min(part, whole), whole)

    assert share.is_met == (share.part == whole)
    assert share.is_small
