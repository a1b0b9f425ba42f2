"""The geometry of pictures: shares as bars, tree maps and mixes. No words, no colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole`` people at one name."""

    name: str
    part: int
    whole: int
    href: str = ""


@dataclass(frozen=True)
class Cell:
    """A rectangle of a tree map."""

    share: Share
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class MixPart:
    """One grade's stretch of a mix, in hundredths of its length."""

    grade: str
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class Mix:
    """How many of each grade; grades without anybody are left out."""

    total: int
    parts: tuple[MixPart, ...]


def mix(counts: Iterable[tuple[str, int]]) -> Mix:
    """The stretches of ``counts`` one after another."""
    given = [(grade, count) for grade, count in counts if count > 0]
    total = sum(count for _, count in given)
    parts: list[MixPart] = []
    start = 0.0
    for grade, count in given:
        width = 100 * count / total
        parts.append(MixPart(grade, count, start, width))
        start += width
    return Mix(total, tuple(parts))


def tree_map(shares: Sequence[Share], width: float, height: float) -> list[Cell]:
    """Rectangles as large as each ``whole``, nearly square, the largest first.

    Those with nobody are left out.

    Source: Bruls, Huizing, van Wijk, "Squarified Treemaps" (2000), section 3.
    """
    known = sorted(
        (one for one in shares if one.whole > 0), key=lambda one: (-one.whole, one.name)
    )
    total = sum(one.whole for one in known)
    scale = width * height / total if total else 0.0
    cells: list[Cell] = []
    box = (0.0, 0.0, width, height)
    row: list[Share] = []
    for share in known:
        side = min(box[2], box[3])
        if row and _worst([*row, share], side, scale) > _worst(row, side, scale):
            box = _lay(row, box, scale, cells)
            row = []
        row.append(share)
    if row:
        _lay(row, box, scale, cells)
    return cells


def _worst(row: list[Share], side: float, scale: float) -> float:
    """The worst ratio of sides in ``row`` laid along ``side``."""
    areas = [one.whole * scale for one in row]
    total = sum(areas)
    if not side or not total:
        return float("inf")
    square, laid = side * side, total * total
    return max(square * max(areas) / laid, laid / (square * min(areas)))


def _lay(
    row: list[Share],
    box: tuple[float, float, float, float],
    scale: float,
    cells: list[Cell],
) -> tuple[float, float, float, float]:
    """Put ``row`` along the shorter side of ``box``; what is left of the box."""
    x, y, width, height = box
    depth = sum(one.whole for one in row) * scale / (min(width, height) or 1)
    for one in row:
        length = one.whole * scale / (depth or 1)
        if width >= height:
            cells.append(Cell(one, x, y, depth, length))
            y += length
        else:
            cells.append(Cell(one, x, y, length, depth))
            x += length
    if width >= height:
        return box[0] + depth, box[1], width - depth, height
    return box[0], box[1] + depth, width, height - depth
