"""What a session plans to do with its time, and what is missing before it may be published."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

HUNDRED = 100


class PartKind(TextChoices):
    TALK = "talk", _("Lecture")
    DISCUSSION = "discussion", _("Discussion")
    BREAK = "break", _("Break")


@dataclass(frozen=True)
class Part:
    """One part of an agenda as planned."""

    kind: str
    title: str
    minutes: int

    @property
    def is_taught(self) -> bool:
        """Whether its minutes count for attendance."""
        return self.kind != PartKind.BREAK


def taught_minutes(parts: Sequence[Part]) -> int:
    """Minutes of the agenda without its breaks."""
    return sum(one.minutes for one in parts if one.is_taught)


def discussion_minutes(parts: Sequence[Part]) -> int:
    return sum(one.minutes for one in parts if one.kind == PartKind.DISCUSSION)


def missing_discussion(parts: Sequence[Part], least_percent: int) -> int:
    """Whole minutes that must become discussion to reach ``least_percent`` of the time taught.

    The length of the session stays: minutes are taken from the lecture, none are added.
    """
    wanted = -(-taught_minutes(parts) * least_percent // HUNDRED)
    return max(0, wanted - discussion_minutes(parts))


def closing_from(kinds: Sequence[str]) -> int:
    """Index of the first part in which a checkpoint counts as the closing one.

    That is the part after the last break that is followed by teaching; without such a
    break, the last part that is taught.
    """
    taught = [place for place, kind in enumerate(kinds) if kind != PartKind.BREAK]
    if not taught:
        return len(kinds)
    breaks = [
        place
        for place, kind in enumerate(kinds)
        if kind == PartKind.BREAK and place < taught[-1]
    ]
    return breaks[-1] + 1 if breaks else taught[-1]
