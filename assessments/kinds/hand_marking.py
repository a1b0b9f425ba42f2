"""When the marks that persons gave to one answer settle it, and on what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments.kinds.content import NOTHING, share
from assessments.kinds.essay import Essay, mark_by_rubric

MOST_MARKERS = 2


@dataclass(frozen=True)
class Rule:
    """How a test is marked by hand.

    ``markers``: 1, or 2 who do not see each other's marks. ``limit``: by how much of the
    maximum two marks may differ; beyond it a third person decides.
    """

    markers: int
    limit: Decimal


@dataclass(frozen=True)
class Given:
    """One person's points by the id of the criterion."""

    points: Mapping[str, Decimal]
    comment: str = ""


@dataclass(frozen=True)
class MarkLine:
    """What one criterion came to."""

    title: str
    points: Decimal
    most: Decimal


@dataclass(frozen=True)
class Settled:
    """The mark that counts, with what its taker may read of it."""

    points: Decimal
    lines: tuple[MarkLine, ...]
    comments: tuple[str, ...]


def wanted(marks: Sequence[Decimal], rule: Rule) -> int:
    """How many persons have to mark, as far as ``marks`` (shares of one) tell."""
    if rule.markers < MOST_MARKERS:
        return 1
    if len(marks) < MOST_MARKERS:
        return MOST_MARKERS
    return MOST_MARKERS + (abs(marks[0] - marks[1]) > rule.limit)


def settle(content: Essay, given: Sequence[Given], rule: Rule) -> Settled | None:
    """What ``given``, in the order of the first time, comes to; None: more are wanted.

    One mark counts as it is, of two within the limit the mean, and after a third
    only the third.
    """
    marks = [mark_by_rubric(content, one.points).points for one in given]
    number = wanted(marks, rule)
    if len(marks) < number:
        return None
    first = number - 1 if number > MOST_MARKERS else 0
    counted, count = given[first:number], number - first
    lines = tuple(
        MarkLine(
            one.title,
            share(sum((mark.points[one.id] for mark in counted), NOTHING), count),
            one.points,
        )
        for one in content.rubric
    )
    return Settled(
        share(sum(marks[first:number], NOTHING), count),
        lines,
        tuple(one.comment for one in counted if one.comment),
    )
