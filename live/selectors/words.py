"""One's own attendance in words: what counts, and what is missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from live.kinds.rule import AttendanceRule, Outcome
from live.models import LiveSession
from live.selectors.attendance import Line

MINUTE = 60


@dataclass(frozen=True)
class Mine:
    """Whole minutes, rounded down; ``missing``: sentences, none when all is met."""

    minutes: int
    taught: int
    checkpoints: int
    outcome: Outcome
    missing: tuple[str, ...]
    is_over: bool

    @property
    def is_present(self) -> bool:
        return self.outcome == Outcome.PRESENT


def mine_of(session: LiveSession, line: Line) -> Mine:
    """``line`` as its person reads it; a session under way is spoken of as such."""
    rule, seen = AttendanceRule.parse(session.rule), line.seen
    missing: list[str] = []
    lacking = rule.seconds_missing(seen.seconds, seen.taught)
    if lacking or not seen.taught:
        minutes = -(-lacking // MINUTE)
        if seen.taught:
            missing.append(
                ngettext(
                    "%(count)d minute short of %(share)d %% of the time so far",
                    "%(count)d minutes short of %(share)d %% of the time so far",
                    minutes,
                )
                % {"count": minutes, "share": rule.share}
            )
    if rule.closing and not seen.closing:
        missing.append(_("the checkpoint after the last break"))
    return Mine(
        minutes=seen.seconds // MINUTE,
        taught=seen.taught // MINUTE,
        checkpoints=seen.checkpoints,
        outcome=line.outcome,
        missing=tuple(missing),
        is_over=session.ended_at is not None,
    )
