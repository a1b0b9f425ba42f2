"""What of a recording may be believed to have been played.

Nobody can have watched more than the time that has passed, at the fastest speed that the
player offers; whatever is told beyond it is refused.
"""

from collections.abc import Sequence
from datetime import datetime

from kernel.kinds.span import Span, fits

FASTEST = 1.5
SLACK_SECONDS = 3.0
LONGEST_SILENCE = 600.0  # of a player that was cut off; no more is made good


def believed(spans: Sequence[Span], heard_at: datetime, now: datetime) -> bool:
    """Whether ``spans`` can have been played since the player last told."""
    passed = min((now - heard_at).total_seconds(), LONGEST_SILENCE)
    return fits(spans, passed + SLACK_SECONDS / FASTEST, FASTEST)


def believed_together(
    played: Sequence[Span], started_at: datetime, now: datetime
) -> bool:
    """Whether all that was played can have been since the watching began.

    The slack is given once here: many small messages add none of their own.
    """
    passed = (now - started_at).total_seconds()
    return fits(played, passed + SLACK_SECONDS / FASTEST, FASTEST)
