"""Points by the board's table: golden cases."""

from decimal import Decimal

import pytest

from records.kinds.rating import Standing, Weights, rating

FIVE = Weights(Decimal(3), Decimal(1), Decimal(1), makeup_percent=50)


@pytest.mark.parametrize(
    ("standing", "points"),
    [
        (Standing(4, 4, 4, 4), "5"),
        (Standing(4, 0, 0, 0), "0"),
        (Standing(4, 3, 2, 1), "3"),
        (Standing(4, 4, 4, 4, made_up=2), "4.25"),
        (Standing(3, 2, 2, 2), "3.33"),  # 3.333…, rounded down
        (Standing(3, 3, 3, 2), "4.66"),
        (Standing(0, 0, 0, 0), None),  # nothing was required
        (Standing(4, 3, 3, 3, apart=1), None),
    ],
)
def test_a38_points_are_given_by_share(standing, points):
    assert rating(standing, FIVE) == (None if points is None else Decimal(points))
    assert FIVE.most == 5
