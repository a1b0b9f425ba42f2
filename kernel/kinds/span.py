"""Spans of whole seconds, ``[from, to)``: what was played, what was on the screen.

Whoever tells such spans is a page in somebody's hands. ``fits`` is what may be believed:
nobody has seen more than the time that has passed, at the fastest speed there is.
"""

from collections.abc import Iterable, Sequence

MOST_SPANS = 20  # in one message

type Span = tuple[int, int]


def parse_spans(told: object) -> list[Span]:
    """The spans ``[[from, to], …]`` of a message.

    Raises:
        ValueError: they are not of this shape.
    """
    if not isinstance(told, list) or len(told) > MOST_SPANS:
        raise ValueError
    spans = []
    for one in told:
        if not isinstance(one, list) or [type(n) for n in one] != [int, int]:
            raise ValueError
        spans.append((one[0], one[1]))
    return spans


def within(spans: Iterable[Sequence[int]], length: int) -> list[Span]:
    """What of ``spans`` lies in ``[0, length)``; empty ones go."""
    cut = ((max(0, one[0]), min(one[1], length)) for one in spans)
    return [(start, end) for start, end in cut if start < end]


def joined(spans: Iterable[Sequence[int]]) -> list[Span]:
    """The same seconds, in order, each once."""
    found: list[Span] = []
    for start, end in sorted((one[0], one[1]) for one in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def total(spans: Iterable[Sequence[int]]) -> int:
    """How many seconds; ``spans`` do not overlap."""
    return sum(one[1] - one[0] for one in spans)


def added(known: Iterable[Sequence[int]], new: Iterable[Sequence[int]]) -> int:
    """How many seconds of ``new`` were not ``known``."""
    before = joined(known)
    return total(joined([*before, *new])) - total(before)


def fits(spans: Iterable[Sequence[int]], seconds: float, speed: float = 1) -> bool:
    """Whether ``spans`` can have been seen in ``seconds`` at ``speed`` at most."""
    return total(joined(spans)) <= seconds * speed
