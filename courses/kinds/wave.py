"""How a campaign is divided into waves (giai đoạn), and what is wrong with a division."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LEAST_WAVES, MOST_WAVES = 2, 6


class WaveState(TextChoices):
    """How far a wave has come; its people see the campaign once it is open."""

    NOT_OPEN = "not_open", gettext_lazy("Not open yet")
    RELEASED = "released", gettext_lazy("Opens on its day")
    OPEN = "open", gettext_lazy("Open")


@dataclass(frozen=True)
class WavePlan:
    """One wave as the officer lays it: its first day and the units that begin with it.

    Each unit stands for itself and all below. The last wave names none: it is all the rest.
    """

    opens_on: date
    units: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What keeps a division from standing; ``part``: opens_on or units of wave ``number``."""

    number: int
    part: str
    sentence: str


def faults_of(plans: Sequence[WavePlan], first: date, last: date) -> Iterator[Fault]:
    """Everything that is wrong with ``plans`` in a campaign of these days (included)."""
    named: set[UUID] = set()
    former: date | None = None
    for number, plan in enumerate(plans, start=1):
        if sentence := _wrong_day(number, plan.opens_on, former, (first, last)):
            yield Fault(number, "opens_on", sentence)
        if sentence := _wrong_units(number, plan, named, is_last=number == len(plans)):
            yield Fault(number, "units", sentence)
        named |= set(plan.units)
        former = plan.opens_on


def _wrong_day(
    number: int, on: date, former: date | None, window: tuple[date, date]
) -> str:
    first, last = window
    if not first <= on <= last:
        sentence = _(
            "Wave %(number)d must open between %(first)s and %(last)s, the days of the "
            "campaign. Choose another day."
        )
        days = {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
        return sentence % {"number": number, **days}
    if former is not None and on <= former:
        sentence = _(
            "Wave %(number)d must open later than wave %(former)d. Choose a later day."
        )
        return sentence % {"number": number, "former": number - 1}
    return ""


def _wrong_units(
    number: int, plan: WavePlan, named: set[UUID], *, is_last: bool
) -> str:
    if is_last:
        rest = _("The last wave is all the rest; it names no unit.")
        return rest if plan.units else ""
    if not plan.units:
        return _("Choose the units of wave %(number)d.") % {"number": number}
    if named & set(plan.units):
        sentence = _(
            "A unit of wave %(number)d stands in an earlier wave already. Untick it in one "
            "of them."
        )
        return sentence % {"number": number}
    return ""
