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
    """So many questions of a point; ``difficulty`` None is any, and so is ``kind`` ""."""

    point: int
    difficulty: int | None
    count: int
    kind: str = ""

    def fits(self, candidate: "Candidate") -> bool:
        return (
            self.point == candidate.point
            and self.difficulty in {None, candidate.difficulty}
            and self.kind in {"", candidate.kind}
        )


@dataclass(frozen=True)
class Candidate:
    """An approved version that may be drawn; ``groups``: what gets tokens in it."""

    id: int
    uid: str
    point: int
    difficulty: int
    groups: tuple[Group, ...] = ()
    kind: str = ""


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

    Lines that say more take theirs first; a line of any difficulty and type has the
    rest of its point. No other sharing out would leave fewer missing.
    """
    lines = _narrow_first(lines)
    taken = Counter(share_out(lines, pool).values())
    return [
        Shortage(line, line.count - taken[line])
        for line in lines
        if taken[line] < line.count
    ]


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
    held = share_out(lines, ordered)
    by_line: dict[Line, list[Candidate]] = {line: [] for line in lines}
    for one in ordered:
        if one.id in held:
            by_line[held[one.id]].append(one)
    for line in lines:
        if len(by_line[line]) < line.count:
            raise ValueError(line)
    paper = [one for line in lines for one in by_line[line]]
    if shuffle:
        paper.sort(key=lambda one: rank(seed, "place", one.uid))
    return [_show(one, seed, shuffle=shuffle) for one in paper]


def share_out(lines: Iterable[Line], ordered: Iterable[Candidate]) -> dict[int, Line]:
    """Which line has which candidate, by its id: as many as can be.

    Each line takes the first free ones that fit, those that say more before others. A
    line of a difficulty and one of a type may want the same question; then the line
    that has it takes another, if it can (augmenting paths of a bipartite matching).
    """
    by_point: dict[int, list[Candidate]] = {}
    for one in ordered:
        by_point.setdefault(one.point, []).append(one)
    held: dict[int, Line] = {}
    for line in _narrow_first(lines):
        fitting = [one for one in by_point.get(line.point, ()) if line.fits(one)]
        free = [one for one in fitting if one.id not in held][: line.count]
        held.update((one.id, line) for one in free)
        for _ in range(line.count - len(free)):
            if not _take_over(line, by_point.get(line.point, ()), held, {line}):
                break
    return held


def _take_over(
    line: Line, ordered: Sequence[Candidate], held: dict[int, Line], asked: set[Line]
) -> bool:
    """Give ``line`` one candidate more, if the others can move; whether they could."""
    fitting = [one for one in ordered if line.fits(one)]
    for one in fitting:
        if one.id not in held:
            held[one.id] = line
            return True
    for one in fitting:
        other = held[one.id]
        if other not in asked:
            asked.add(other)
            if _take_over(other, ordered, held, asked):
                held[one.id] = line
                return True
    return False


def _narrow_first(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.difficulty is None) + (not line.kind))


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
