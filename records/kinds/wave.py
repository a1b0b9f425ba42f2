"""What the waves of a campaign came to, on the same indicators."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from assessments.kinds.merging import LEAST  # of fewer people no mean is told
from records.kinds.counts import Counts
from records.kinds.rate import Share

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class WaveFigures:
    """One wave: its counts, how fast it completed and how well it understood.

    ``half_on`` and ``most_on``: the day by which 50 and 90 per cent of the counted had
    completed every step, None while they have not. ``scaled``: the mean of the results
    of ``tested`` counted people, 0..1.
    """

    number: int
    opens_on: date
    is_open: bool
    target: Decimal
    counts: Counts
    half_on: date | None = None
    most_on: date | None = None
    scaled: Decimal | None = None
    tested: int = 0

    @property
    def share(self) -> Share:
        return self.counts.share(self.target)

    @property
    def half_days(self) -> int | None:
        """Days from the opening to half of the completions; 0 is the day itself."""
        return self._days(self.half_on)

    @property
    def most_days(self) -> int | None:
        return self._days(self.most_on)

    @property
    def mean(self) -> Decimal | None:
        """The mean result in per cent, rounded down; None of fewer than ten people."""
        if self.scaled is None or self.tested < LEAST:
            return None
        return (self.scaled * 100).quantize(_HUNDREDTH, ROUND_DOWN)

    def stored(self) -> dict[str, Any]:
        """As JSON, for a review that keeps the figures as they stood."""
        return {
            "number": self.number,
            "opens_on": self.opens_on.isoformat(),
            "is_open": self.is_open,
            "target": str(self.target),
            "counts": asdict(self.counts),
            "half_on": self.half_on and self.half_on.isoformat(),
            "most_on": self.most_on and self.most_on.isoformat(),
            "scaled": None if self.scaled is None else str(self.scaled),
            "tested": self.tested,
        }

    @classmethod
    def parse(cls, stored: dict[str, Any]) -> "WaveFigures":
        half, most = stored["half_on"], stored["most_on"]
        return cls(
            number=stored["number"],
            opens_on=date.fromisoformat(stored["opens_on"]),
            is_open=stored["is_open"],
            target=Decimal(stored["target"]),
            counts=Counts(**stored["counts"]),
            half_on=date.fromisoformat(half) if half else None,
            most_on=date.fromisoformat(most) if most else None,
            scaled=None if stored["scaled"] is None else Decimal(stored["scaled"]),
            tested=stored["tested"],
        )

    def _days(self, on: date | None) -> int | None:
        return None if on is None else (on - self.opens_on).days
