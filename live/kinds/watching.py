"""What of a recording was really played: spans of whole seconds, and what may be believed.

Nobody can have watched more than the time that has passed, at the fastest speed that the
player offers; whatever is told beyond it is refused.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

FASTEST = 1.5
SLACK_SECONDS = 3.0
LONGEST_SILENCE = 600.0  # of a player that was cut off; no more is made good
MOST_SPANS = 20

type Span = tuple[int, int]


def parse_spans(told: object, length: int) -> list[Span]:
    """The spans ``[[from, to], …]`` as a player tells them, inside the recording.

    Raises:
        ValueError: they are not of this shape.
    """
    if not isinstance(told, list) or len(told) > MOST_SPANS:
        raise ValueError
    spans = []
    for one in told:
        if not isinstance(one, list) or [type(n) for n in one] != [int, int]:
            raise ValueError
        start, end = max(0, one[0]), min(one[1], length)
        if start < end:
            spans.append((start, end))
    return spans


def believed(spans: Sequence[Span], heard_at: datetime, now: datetime) -> bool:
    """Whether ``spans`` can have been played since the player last told."""
    passed = min((now - heard_at).total_seconds(), LONGEST_SILENCE)
    return total(joined(spans)) <= passed * FASTEST + SLACK_SECONDS


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
    return sum(one[1] - one[0] for one in spans)
