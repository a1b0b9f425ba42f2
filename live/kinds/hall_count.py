"""Halls by level, as reports of a conference put it: so many halls, so many people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class HallCount:
    """What the people expected in one hall, or in several together, came to.

    registered = present + partial + excused + absent; ``excused``: absent, and a reason
    was given; ``late`` are among those present or there in part.
    """

    registered: int = 0
    present: int = 0
    partial: int = 0
    excused: int = 0
    absent: int = 0
    late: int = 0
    paper: int = 0  # of those present, by a list on paper alone

    def __add__(self, other: "HallCount") -> "HallCount":
        return HallCount(
            *(
                getattr(self, one.name) + getattr(other, one.name)
                for one in fields(self)
            )
        )


@dataclass(frozen=True)
class HallLine:
    """A hall in the report; ``counts``: heads by the clerk, and by the witness."""

    uid: str
    name: str
    unit: str
    level: str  # kind of the unit that keeps it
    count: HallCount
    clerk_count: int | None
    witness_count: int | None

    @property
    def differs(self) -> bool:
        return self.witness_count is not None and self.witness_count != self.clerk_count


@dataclass(frozen=True)
class Level:
    """All halls of one level."""

    level: str
    title: str
    lines: tuple[HallLine, ...]
    total: HallCount


def total_of(lines: Iterable[HallLine]) -> HallCount:
    return sum((one.count for one in lines), HallCount())


def by_level(
    lines: Sequence[HallLine], titles: Iterable[tuple[str, str]]
) -> list[Level]:
    """The levels that have halls, in the order of ``titles`` (value, title)."""
    levels = []
    for level, title in titles:
        inside = tuple(one for one in lines if one.level == level)
        if inside:
            levels.append(Level(level, title, inside, total_of(inside)))
    return levels
