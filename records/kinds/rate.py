"""Shares against a target, exactly: whole numbers and no rounding in our favour."""

from dataclasses import dataclass
from decimal import Decimal

HUNDREDTHS = 100
SMALL_UNIT = 50  # below it names and reasons are told, not rates


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole`` people held against ``target`` per cent (two decimals)."""

    part: int
    whole: int
    target: Decimal = Decimal(98)

    @property
    def rate(self) -> Decimal | None:
        """Per cent with two decimals, rounded down; None of nobody."""
        if self.whole == 0:
            return None
        return Decimal(self.part * 10_000 // self.whole) / HUNDREDTHS

    @property
    def is_met(self) -> bool:
        """Whether the exact share reaches the target: 97.999 % of 98 % does not."""
        return self.shortfall == 0

    @property
    def shortfall(self) -> int:
        """The smallest n for which ``part + n`` of ``whole`` reaches the target."""
        wanted = -(-self._target_hundredths * self.whole // 10_000)
        return max(wanted - self.part, 0)

    @property
    def is_small(self) -> bool:
        """Whether the unit is so small that the target means everybody."""
        return self.whole < SMALL_UNIT

    @property
    def _target_hundredths(self) -> int:
        return int(self.target * HUNDREDTHS)
