"""How sure a share is."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


def wilson(share: float, people: int, z: float = Z95) -> Interval:
    """The interval in which the share of many like these people lies, 95 % of the time.

    Each person is one trial, however many questions they answered: the answers of one
    person hang together.

    Source: Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", JASA 22 (1927), 209-212.
    """
    if people <= 0:
        return Interval(0.0, 1.0)
    square = z * z
    middle = share + square / (2 * people)
    width = z * sqrt((share * (1 - share) + square / (4 * people)) / people)
    whole = 1 + square / people
    return Interval(
        max(0.0, (middle - width) / whole), min(1.0, (middle + width) / whole)
    )
