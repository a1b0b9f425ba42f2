"""The marking of a whole paper, as a pure function of what was stored."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from assessments.kinds.content import Content, Outcome
from assessments.kinds.question_type import type_of

STEP = Decimal("0.0001")


@dataclass(frozen=True)
class Answered:
    """A question of a paper with the ids of the options chosen."""

    kind: str
    content: Content
    chosen: AbstractSet[str]


@dataclass(frozen=True)
class Grade:
    """The grade of a paper: the outcome of each question, in order, and their sum.

    ``scaled`` is rounded down to four places: 0.79999 is not 0.8.
    """

    outcomes: tuple[Outcome, ...]
    points: Decimal
    max_points: Decimal
    scaled: Decimal


def mark_paper(paper: Sequence[Answered]) -> Grade:
    """Mark each question by its type and add up."""
    outcomes = tuple(type_of(one.kind).mark(one.content, one.chosen) for one in paper)
    points = sum((one.points for one in outcomes), Decimal(0))
    most = sum((one.max_points for one in outcomes), Decimal(0))
    scaled = (points / most).quantize(STEP, rounding=ROUND_DOWN) if most else Decimal(0)
    return Grade(outcomes, points, most, scaled)
