"""Marks of a hall's roll-call, made by devices that may be cut off.

A mark is an event: it is added, never edited. The state of a hall is a function of the
**set** of its events, so order of arrival, repetition and the number of devices do not
matter. Of two marks about the same thing the later one in Lamport's order stands:
``counter`` is one more than the greatest that the device had seen.

``at`` is the server's time as the device reckons it: the server's time when it loaded
the roll, plus what its own clock has gone on since. A clock that is a day wrong is a day
wrong at both ends, and the error falls out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Mark(TextChoices):
    OPENING = "opening", _("Roll-call at the opening")
    CLOSING = "closing", _("Roll-call after the last break")
    LEFT = "left", _("Left early")
    REASON = "reason", _("Reason for absence")
    GUEST = "guest", _("Guest")
    COUNT = "count", _("Head count")


ROUNDS = (Mark.OPENING, Mark.CLOSING)


@dataclass(frozen=True)
class RollMark:
    """One event; ``about`` is a person's uid, or a name of the device's choosing.

    ``value``: true or false for a round or ``left``, text for a reason or a guest (empty
    takes it back), a number for a head count.
    """

    uid: UUID
    device: UUID
    sequence: int
    counter: int
    kind: str
    about: str
    value: Any
    at: datetime

    @property
    def order(self) -> tuple[int, str, int, str]:
        return (self.counter, str(self.device), self.sequence, str(self.uid))


@dataclass
class Seat:
    """What the roll says of one person."""

    opening: datetime | None = None
    closing: datetime | None = None
    left: datetime | None = None
    reason: str = ""

    @property
    def since(self) -> datetime | None:
        """From when on the person was in the hall."""
        known = [one for one in (self.opening, self.closing) if one]
        return min(known) if known else None


@dataclass
class Roll:
    """A hall's roll at one moment."""

    seats: dict[str, Seat] = field(default_factory=dict)
    guests: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def fold(marks: Iterable[RollMark]) -> Roll:
    """The state that ``marks`` make, whatever their order and however often they came."""
    newest: dict[tuple[str, str], RollMark] = {}
    for one in marks:
        key = (one.kind, one.about)
        if key not in newest or newest[key].order < one.order:
            newest[key] = one
    roll = Roll()
    for (kind, about), one in sorted(newest.items()):
        match kind:
            case Mark.GUEST if one.value:
                roll.guests[about] = str(one.value)
            case Mark.COUNT:
                roll.counts[about] = int(one.value)
            case Mark.REASON:
                roll.seats.setdefault(about, Seat()).reason = str(one.value)
            case Mark.OPENING | Mark.CLOSING | Mark.LEFT:
                seat = roll.seats.setdefault(about, Seat())
                setattr(seat, kind, one.at if one.value else None)
    return roll


def reckoned(
    *, server_then: datetime, device_then: datetime, device_now: datetime
) -> datetime:
    """The server's time now, as a device reckons it from its last sight of the server."""
    return server_then + max(device_now - device_then, timedelta(0))
