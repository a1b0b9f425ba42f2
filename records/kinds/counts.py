"""The counters of a unit, or of many together."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal

from records.kinds.rate import Share


@dataclass(frozen=True)
class Counts:
    """People of a roster, in the order of ``records.selectors.count.COUNTERS``."""

    registered: int = 0
    exempt: int = 0
    suspended: int = 0
    probationary: int = 0
    moved_out: int = 0
    counted: int = 0
    participated: int = 0
    completed: int = 0
    passed: int = 0
    grade_a: int = 0
    grade_b: int = 0
    grade_c: int = 0
    grade_d: int = 0
    others: int = 0
    others_participated: int = 0
    others_completed: int = 0
    others_passed: int = 0
    not_open: int = 0  # members who wait for their wave: not due yet, not in the rate
    others_not_open: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """All of them, in their order."""
        return astuple(self)

    @property
    def excluded(self) -> int:
        """Registered and not counted, for whatever reason; ``not_open`` is one of them."""
        by_rule = self.exempt + self.suspended + self.probationary + self.moved_out
        return by_rule + self.not_open

    @property
    def is_all_waiting(self) -> bool:
        """Whether there is somebody, and everybody waits for their wave."""
        waiting = self.not_open + self.others_not_open
        return waiting > 0 and self.registered == self.not_open and not self.others

    @property
    def grades(self) -> list[tuple[str, int]]:
        return [
            ("A", self.grade_a),
            ("B", self.grade_b),
            ("C", self.grade_c),
            ("D", self.grade_d),
        ]

    def share(self, target: Decimal) -> Share:
        """Participation against the target: the only figure that the 98 % speaks of."""
        return Share(self.participated, self.counted, target)

    def manual_is_over(self, limit: Decimal) -> bool:
        """Whether more than ``limit`` per cent of those who took part were entered by hand."""
        return self.grade_d * 100 > limit * self.participated


def total(many: Iterable[Counts]) -> Counts:
    """All of ``many`` together."""
    rows = [astuple(one) for one in many]
    return (
        Counts(*(sum(column) for column in zip(*rows, strict=True)))
        if rows
        else Counts()
    )


def counts_of(row: Sequence[int | None]) -> Counts:
    """A row of a query, NULLs (nobody) as 0."""
    return Counts(*(int(one or 0) for one in row))
