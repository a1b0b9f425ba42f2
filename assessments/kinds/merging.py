"""Which cells of a table of units may be shown, so that no small group can be worked out.

Along one row (a point) the units right below another part its people among them. A unit
with fewer than ``LEAST`` people is merged with the others that are so small; should the
merged group still be too small, the smallest of the larger units joins it. What is left
out then always holds ``LEAST`` people or more, so subtracting what is shown from the whole
tells of nobody. A unit that was merged shows nothing of that point further down, where the
parts would give its own figure away.

Source: the complementary suppression of statistical tables; Willenborg and de Waal,
"Elements of Statistical Disclosure Control" (2001), chapter 6.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 10


@dataclass(frozen=True)
class Sum:
    """So many people, their answers and the points they had."""

    takers: int = 0
    answers: int = 0
    points: float = 0.0

    @property
    def share(self) -> float:
        return self.points / self.answers if self.answers else 0.0


@dataclass(frozen=True)
class Parted:
    """One row as it may be shown: units by themselves, and the rest as one group."""

    shown: Mapping[int, Sum]
    merged: frozenset[int]
    rest: Sum  # of the merged units together


def add(sums: Iterable[Sum]) -> Sum:
    """All of ``sums`` together."""
    given = list(sums)
    return Sum(
        sum(one.takers for one in given),
        sum(one.answers for one in given),
        sum(one.points for one in given),
    )


def part(children: Mapping[int, Sum]) -> Parted | None:
    """Part a row; None if the whole of it is too small to be shown."""
    given = {key: one for key, one in children.items() if one.takers}
    if add(given.values()).takers < LEAST:
        return None
    merged = {key for key, one in given.items() if one.takers < LEAST}
    large = sorted(
        (key for key in given if key not in merged),
        key=lambda key: (given[key].takers, key),
    )
    if merged and add(given[key] for key in merged).takers < LEAST:
        merged.add(large.pop(0))
    return Parted(
        shown={key: given[key] for key in sorted(large)},
        merged=frozenset(merged),
        rest=add(given[key] for key in merged),
    )


def row_at(levels: Iterable[tuple[Mapping[int, Sum], int | None]]) -> Parted | None:
    """The row of the last of ``levels``, if the way down to it may be shown.

    Args:
        levels: from the root down: the units right below, and which of them is the next
            level (None at the last).
    """
    parted = None
    for children, onward in levels:
        parted = part(children)
        if parted is None or (onward is not None and onward not in parted.shown):
            return None
    return parted
