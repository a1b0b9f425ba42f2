"""A number that is typed, and compared with the numbers that are accepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds.content import NOTHING, ONE, Outcome, Problems
from assessments.kinds.contract import QuestionType
from assessments.kinds.explained import Explained, Line
from assessments.kinds.given import Given
from assessments.kinds.number import readings, written
from assessments.kinds.place import Group
from assessments.kinds.sheet import Sheet
from assessments.kinds.short_answer import (
    PLACE,
    best_of,
    percent,
    share_problems,
    show_field,
)
from assessments.kinds.widget import Field

FAR = Decimal(10) ** 30


@dataclass(frozen=True)
class AcceptedNumber:
    """A number that earns ``share`` of the point, up to ``tolerance`` either way."""

    value: Decimal
    tolerance: Decimal = NOTHING
    share: Decimal = ONE
    feedback: str = ""

    @property
    def shown(self) -> str:
        """``98 ± 0,5``."""
        value = written(self.value)
        return f"{value} ± {written(self.tolerance)}" if self.tolerance else value


@dataclass(frozen=True)
class Numeric:
    """The accepted numbers."""

    accepted: tuple[AcceptedNumber, ...]
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "accepted": [
                {
                    "value": str(one.value),
                    "tolerance": str(one.tolerance),
                    "share": str(one.share),
                    "feedback": one.feedback,
                }
                for one in self.accepted
            ],
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> Numeric:
    return Numeric(
        accepted=tuple(
            AcceptedNumber(
                value=Decimal(one["value"]),
                tolerance=Decimal(one.get("tolerance", "0")),
                share=Decimal(one.get("share", "1")),
                feedback=one.get("feedback", ""),
            )
            for one in stored["accepted"]
        ),
        feedback=stored.get("feedback", ""),
    )


def problems(content: Numeric) -> Problems:
    """What keeps ``content`` from being asked."""
    found = share_problems([one.share for one in content.accepted])
    if not all(
        one.value.is_finite() and abs(one.value) < FAR for one in content.accepted
    ):
        found.append(_("An accepted answer is not a number that can be kept."))
    if not all(
        one.tolerance.is_finite() and NOTHING <= one.tolerance < FAR
        for one in content.accepted
    ):
        found.append(_("The tolerance is a number that is not below nought."))
    return found


def groups(content: Numeric) -> tuple[Group, ...]:
    """One field."""
    return (Group((PLACE,)),)


def mark(content: Numeric, given: Given) -> Outcome:
    """The greatest share of the accepted numbers that the answer lies near enough to.

    Where what was typed has two readings, either may be meant.
    """
    told = readings(given.typed.get(PLACE, ""))
    return best_of(
        (one.share, one.feedback)
        for one in content.accepted
        if any(abs(number - one.value) <= one.tolerance for number in told)
    )


def show(content: Numeric, sheet: Sheet) -> Field:
    return show_field(sheet, "decimal")


def explain(content: Numeric, given: Given, places: tuple[str, ...]) -> Explained:
    """One line; the key is the numbers that earn the whole point."""
    outcome = mark(content, given)
    key = [one.shown for one in content.accepted if one.share == ONE]
    return Explained(
        lines=(
            Line(
                label="",
                given=given.typed.get(PLACE, ""),
                key=" / ".join(key),
                is_right=outcome.is_right,
                feedback=outcome.feedback,
            ),
        )
    )


def describe(content: Numeric) -> Explained:
    """Every accepted number with its share."""
    return Explained(
        lines=tuple(
            Line(percent(one.share), "", one.shown, None, one.feedback)
            for one in content.accepted
        )
    )


TYPE = QuestionType(
    name="numeric",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
)
