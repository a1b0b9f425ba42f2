"""When somebody was present: a rule as data, held against what was measured.

Stored as ``{"share": 75, "closing": true, "discussion": 15}``: per cent of the minutes
taught, whether the checkpoint after the last break is asked for, and the least share of
discussion (per cent) without which the session is not published.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

HUNDRED = 100
TWO_CHECKPOINTS = 2


class Outcome(TextChoices):
    PRESENT = "present", _("Present")
    PARTIAL = "partial", _("Took part in some of it")
    ABSENT = "absent", _("Absent")


@dataclass(frozen=True)
class AttendanceRule:
    """See the module; the defaults are the province's."""

    share: int = 75
    closing: bool = True
    discussion: int = 15

    @classmethod
    def parse(cls, stored: dict[str, Any]) -> "AttendanceRule":
        default = cls()
        return cls(
            int(stored.get("share", default.share)),
            bool(stored.get("closing", default.closing)),
            int(stored.get("discussion", default.discussion)),
        )

    def stored(self) -> dict[str, Any]:
        return {
            "share": self.share,
            "closing": self.closing,
            "discussion": self.discussion,
        }

    def seconds_missing(self, seconds: int, taught: int) -> int:
        """Seconds that lack to the share; nothing may be rounded in anybody's favour."""
        wanted = -(-taught * self.share // HUNDRED)
        return max(0, wanted - seconds)

    def outcome(self, seen: "Seen") -> Outcome:
        has_time = seen.taught > 0 and not self.seconds_missing(
            seen.seconds, seen.taught
        )
        has_closing = seen.closing > 0 or not self.closing
        if has_time and has_closing:
            return Outcome.PRESENT
        if seen.seconds > 0 or seen.checkpoints > 0:
            return Outcome.PARTIAL
        return Outcome.ABSENT


@dataclass(frozen=True)
class Seen:
    """What was measured of one person in one session.

    ``taught`` and ``seconds`` are seconds of teaching held and attended;
    ``checkpoints`` are those met, ``closing`` those of them after the last break.
    """

    taught: int
    seconds: int
    checkpoints: int
    closing: int
    is_hall: bool = False


def grade_of(seen: Seen, outcome: Outcome) -> str:
    """The evidence grade of somebody present; nothing if it does not carry one.

    Online is verified by the server (A). A hall is witnessed at two checkpoints (B);
    with one it waits for a second person, and no grade is given here.
    """
    if outcome != Outcome.PRESENT:
        return ""
    if not seen.is_hall:
        return "A"
    return "B" if seen.checkpoints >= TWO_CHECKPOINTS else ""


def default_rule() -> dict[str, Any]:
    return AttendanceRule().stored()
