"""Marks as a clerk's device sends them; parsed once, or refused whole."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from live.kinds.roll import Mark, RollMark
from people.kinds.text import plain

LARGEST = 256 * 1024
MOST_MARKS = 500
LONGEST = 200
MOST_HEADS = 10_000
GREATEST = 2**31 - 1
GREATEST_COUNTER = 2**53


class BadMarks(ValueError):
    """What came is not a list of marks."""


def parse_marks(told: Any) -> list[RollMark]:
    """``{"marks": [{uid, device, sequence, counter, kind, about, value, at}, …]}``.

    Raises:
        BadMarks: any of them is not one.
    """
    marks = told.get("marks") if isinstance(told, Mapping) else None
    if not isinstance(marks, list) or len(marks) > MOST_MARKS:
        raise BadMarks
    try:
        return [_mark(one) for one in marks]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BadMarks from error


def _mark(told: Mapping[str, Any]) -> RollMark:
    at = datetime.fromisoformat(told["at"])
    if at.tzinfo is None:
        raise BadMarks
    kind = Mark(told["kind"])
    at = at.astimezone(UTC)  # in the years that there are, or it overflows here
    return RollMark(
        uid=UUID(told["uid"]),
        device=UUID(told["device"]),
        sequence=_number(told["sequence"], GREATEST),
        counter=_number(told["counter"], GREATEST_COUNTER),
        kind=kind.value,
        about=plain(told["about"], LONGEST),
        value=_value(kind, told["value"]),
        at=at,
    )


def _value(kind: Mark, value: Any) -> Any:
    match kind:
        case Mark.REASON | Mark.GUEST:
            return plain(value, LONGEST)
        case Mark.COUNT:
            return _number(value, MOST_HEADS)
        case _ if isinstance(value, bool):
            return value
    raise BadMarks


def _number(value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise BadMarks
    return value
