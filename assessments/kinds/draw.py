"""The drawing of a paper by its blueprint.

Nothing here is random: candidates are put in the order of a hash of the seed and their
own uid, and each line takes the first ones that fit. The same seed and pool give the same
paper on any machine and in any year; without the seed the order cannot be foretold.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from assessments.kinds.place import Group, Order


@dataclass(frozen=True)
class Line:
    """So many questions of a point; ``difficulty`` None is any."""

    point: int
    difficulty: int | None
    count: int

    def fits(self, candidate: "Candidate") -> bool:
        return self.point == candidate.point and self.difficulty in {
            None,
            candidate.difficulty,
        }


@dataclass(frozen=True)
class Candidate:
    """An approved version that may be drawn; ``groups``: what gets tokens in it."""

    id: int
    uid: str
    point: int
    difficulty: int
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Shortage:
    """A line that the pool cannot fill: how many questions are missing."""

    line: Line
    missing: int


@dataclass(frozen=True)
class Drawn:
    """A question of a paper: its places in the order shown, each with its token."""

    candidate: Candidate
    options: tuple[str, ...]
    tokens: tuple[str, ...]


def rank(seed: int, *words: str) -> str:
    """The place of a thing in the order that ``seed`` makes."""
    return sha256(":".join([str(seed), *words]).encode()).hexdigest()


def shortages(lines: Iterable[Line], pool: Iterable[Candidate]) -> list[Shortage]:
    """The lines that ``pool`` cannot fill without repeating a question.

    Lines with a difficulty take theirs first; a line of any difficulty has the rest
    of its point.
    """
    left = Counter((one.point, one.difficulty) for one in pool)
    found = []
    for line in _narrow_first(lines):
        levels = (
            [line.difficulty]
            if line.difficulty is not None
            else [level for point, level in left if point == line.point]
        )
        missing = line.count
        for level in levels:
            taken = min(missing, left[line.point, level])
            left[line.point, level] -= taken
            missing -= taken
        if missing:
            found.append(Shortage(line, missing))
    return found


def draw_paper(
    lines: Sequence[Line], pool: Iterable[Candidate], seed: int, *, shuffle: bool = True
) -> list[Drawn]:
    """The paper that ``seed`` draws from ``pool``; no question comes twice.

    Args:
        shuffle: mix the questions over the lines, and the options of each.

    Raises:
        ValueError: the pool is too small; ask ``shortages`` before.
    """
    ordered = sorted(pool, key=lambda one: rank(seed, "draw", one.uid))
    taken: dict[int, Candidate] = {}
    by_line: dict[Line, list[Candidate]] = {}
    for line in _narrow_first(lines):
        fitting = [one for one in ordered if one.id not in taken and line.fits(one)]
        if len(fitting) < line.count:
            raise ValueError(line)
        by_line[line] = fitting[: line.count]
        taken.update((one.id, one) for one in by_line[line])
    paper = [one for line in lines for one in by_line[line]]
    if shuffle:
        paper.sort(key=lambda one: rank(seed, "place", one.uid))
    return [_show(one, seed, shuffle=shuffle) for one in paper]


def _narrow_first(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.difficulty is None)


def _show(candidate: Candidate, seed: int, *, shuffle: bool) -> Drawn:
    options = lay_out(candidate.groups, candidate.uid, seed, shuffle=shuffle)
    tokens = (rank(seed, "token", candidate.uid, one)[:10] for one in options)
    return Drawn(candidate, options, tuple(tokens))


def lay_out(
    groups: Iterable[Group], uid: str, seed: int, *, shuffle: bool
) -> tuple[str, ...]:
    """The places of the question ``uid`` in the order shown.

    Some orders are mixed even where the test does not shuffle: they would tell the key.
    """
    places: list[str] = []
    for group in groups:
        is_mixed = group.order == Order.MIXED or (shuffle and group.order == Order.FREE)
        places += (
            sorted(group.ids, key=lambda one: rank(seed, "option", uid, one))
            if is_mixed
            else group.ids
        )
    return tuple(places)
