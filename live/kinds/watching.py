"""What of a recording was really played: spans of whole seconds, and what may be believed.

Nobody can have watched more than the time that has passed, at the fastest speed that the
player offers; whatever is told beyond it is refused. At one to three places that nobody is
told in advance the watching waits for an answer.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from kernel.kinds.span import Span, fits, joined, total

FASTEST = 1.5
SLACK_SECONDS = 3.0
LONGEST_SILENCE = 600.0  # of a player that was cut off; no more is made good

FEW_SECONDS, SOME_SECONDS = 600, 1800  # that are asked for: one place, two; else three
EDGE = 0.15  # of a stretch, where no place lies: two are never side by side


def believed(spans: Sequence[Span], heard_at: datetime, now: datetime) -> bool:
    """Whether ``spans`` can have been played since the player last told."""
    passed = min((now - heard_at).total_seconds(), LONGEST_SILENCE)
    return fits(spans, passed + SLACK_SECONDS / FASTEST, FASTEST)


def believed_together(
    played: Iterable[Sequence[int]], started_at: datetime, now: datetime
) -> bool:
    """Whether all that was played can have been since the watching began.

    The slack is given once here: many small messages add none of their own.
    """
    passed = (now - started_at).total_seconds()
    return fits(played, passed + SLACK_SECONDS / FASTEST, FASTEST)


def places_in(wanted: int, draw: Callable[[], float]) -> list[int]:
    """After how many seconds watched somebody is asked, before ``wanted`` are reached.

    The time is cut into equal stretches, and each has one place; ``draw`` gives numbers
    from 0 to 1 that nobody can know.
    """
    count = 1 + (wanted > FEW_SECONDS) + (wanted > SOME_SECONDS)
    stretch = wanted / count
    return [
        max(1, int(stretch * (number + EDGE + (1 - 2 * EDGE) * draw())))
        for number in range(count)
    ]


def split_at(
    played: Iterable[Sequence[int]], new: Iterable[Sequence[int]], place: int
) -> tuple[list[Span], list[Span]]:
    """``played`` with as much of ``new`` as brings it to ``place`` seconds, and the rest."""
    known = joined(played)
    taken: list[Span] = []
    rest: list[Span] = []
    left = max(0, place - total(known))
    for start, end in _without(joined(new), known):
        cut = min(end, start + left)
        left -= cut - start
        if start < cut:
            taken.append((start, cut))
        if cut < end:
            rest.append((cut, end))
    return joined([*known, *taken]), rest


def _without(spans: Iterable[Span], known: Sequence[Span]) -> list[Span]:
    """The seconds of ``spans`` that are not in ``known``."""
    left = []
    for start, end in spans:
        at = start
        for begin, over in known:
            if over <= at or begin >= end:
                continue
            if at < begin:
                left.append((at, begin))
            at = over
        if at < end:
            left.append((at, end))
    return left
