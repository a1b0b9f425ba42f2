"""How a share stands to a target: exactly, in whole numbers."""

from enum import Enum

NEAR = 800  # hundredths of a per cent below the target


class Standing(Enum):
    """Met, less than eight points short, or further short."""

    MET = "met"
    NEAR = "near"
    SHORT = "short"


def standing(part: int, whole: int, target: int) -> Standing:
    """The standing of ``part`` of ``whole`` to ``target`` (hundredths of a per cent).

    97.999 % of 98 is not met; nobody to count meets nothing and misses nothing.
    """
    if part * 10_000 >= target * whole:
        return Standing.MET
    if part * 10_000 >= (target - NEAR) * whole:
        return Standing.NEAR
    return Standing.SHORT
