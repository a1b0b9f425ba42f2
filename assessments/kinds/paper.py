"""The marking of a whole paper, as a pure function of what was stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from assessments.kinds.content import AnyContent, Outcome
from assessments.kinds.given import Given
from assessments.kinds.question_type import type_of

STEP = Decimal("0.0001")


@dataclass(frozen=True)
class Answered:
    """A question of a paper with what was given to it.

    ``is_void``: the question was withdrawn, so everybody has the whole of its points.
    ``by_hand``: what persons have settled on; read only where no machine marks.
    """

    kind: str
    content: AnyContent
    given: Given
    is_void: bool = False
    by_hand: Decimal | None = None


@dataclass(frozen=True)
class Grade:
    """The grade of a paper: the outcome of each question, in order, and their sum.

    ``scaled`` is rounded down to four places: 0.79999 is not 0.8. What a person has yet
    to mark counts as nought, so that the grade can only rise.
    """

    outcomes: tuple[Outcome, ...]
    points: Decimal
    max_points: Decimal
    scaled: Decimal

    @property
    def is_pending(self) -> bool:
        return any(one.is_pending for one in self.outcomes)


def mark_paper(paper: Sequence[Answered]) -> Grade:
    """Mark each question by its type and add up."""
    outcomes = tuple(_outcome(one) for one in paper)
    points = sum((one.points for one in outcomes), Decimal(0))
    most = sum((one.max_points for one in outcomes), Decimal(0))
    scaled = (points / most).quantize(STEP, rounding=ROUND_DOWN) if most else Decimal(0)
    return Grade(outcomes, points, most, scaled)


def _outcome(one: Answered) -> Outcome:
    outcome = type_of(one.kind).mark(one.content, one.given)
    if one.is_void:
        return Outcome(outcome.max_points, outcome.max_points)
    if outcome.is_pending and one.by_hand is not None:
        return Outcome(one.by_hand, outcome.max_points)
    return outcome
