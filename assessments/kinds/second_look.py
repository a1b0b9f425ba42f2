"""The blueprint of a second look: a few questions on the points that the paper had."""

from collections import Counter
from collections.abc import Iterable

from assessments.kinds.draw import Candidate, Line
from assessments.kinds.question_type import type_of

QUESTIONS = 5
DAYS = 3  # to answer, where nobody says another day


def lines_for(points: Iterable[int], pool: Iterable[Candidate]) -> list[Line]:
    """Up to ``QUESTIONS`` questions, shared out over ``points`` as the pool can give them.

    None that a person would have to mark.

    Args:
        points: the point of each question of the paper; those asked most come first.
    """
    held = Counter(one.point for one in machine_marked(pool))
    order = [point for point, _ in Counter(points).most_common()]
    wanted: Counter[int] = Counter()
    while wanted.total() < QUESTIONS:
        fitting = [one for one in order if wanted[one] < held[one]]
        if not fitting:
            break
        for point in fitting[: QUESTIONS - wanted.total()]:
            wanted[point] += 1
    return [Line(point, None, count) for point, count in wanted.items()]


def machine_marked(pool: Iterable[Candidate]) -> list[Candidate]:
    """Those of ``pool`` that need nobody to mark them."""
    return [one for one in pool if not type_of(one.kind).is_hand_marked]
