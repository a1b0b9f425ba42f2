"""What the organisation board's own table makes of the facts of a period."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MOST_POINTS = 100


@dataclass(frozen=True)
class Weights:
    """Points for taking part in, completing and passing all that was required.

    ``makeup_percent`` is what a participation made up afterwards is worth of another.
    """

    participated: Decimal
    completed: Decimal
    passed: Decimal
    makeup_percent: int = 100

    @property
    def most(self) -> Decimal:
        """The points of somebody who did everything."""
        return self.participated + self.completed + self.passed


@dataclass(frozen=True)
class Standing:
    """How many campaigns a member had to take part in, and what came of them.

    ``made_up`` are those of ``participated`` that were made up afterwards; ``apart`` are
    the rows of the export that hold no fact yet.
    """

    required: int
    participated: int
    completed: int
    passed: int
    made_up: int = 0
    apart: int = 0


def rating(standing: Standing, weights: Weights) -> Decimal | None:
    """The points by ``weights``, each fact by its share, rounded down to hundredths.

    Nobody gets points for what was not required, or while a row stands apart: None.
    """
    if standing.apart or not standing.required:
        return None
    on_time = standing.participated - standing.made_up
    taken_part = on_time + standing.made_up * Fraction(weights.makeup_percent, 100)
    whole = (
        taken_part * Fraction(weights.participated)
        + standing.completed * Fraction(weights.completed)
        + standing.passed * Fraction(weights.passed)
    ) / standing.required
    return Decimal(int(whole * 100)) / 100
