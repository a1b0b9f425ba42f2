"""Which of a person's attempts at a test counts: the one declared rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Sitting:
    """An attempt as the rule reads it; ``scaled``: None while it is under way."""

    number: int
    scaled: Decimal | None


def counted(rule: str, sittings: Iterable[Sitting], *, is_final: bool) -> int | None:
    """The number of the attempt that counts; None: it is not settled yet, or there is none.

    ``best``: the highest result so far, of equal ones the earlier. ``first``: the first,
    once it is closed. ``last``: the newest, once no other can follow it; until then
    nothing counts, so that no result that was told is ever taken back by a worse one.

    Args:
        is_final: every attempt is used, or the test has closed.
    """
    ordered = sorted(sittings, key=lambda one: one.number)
    closed = [one for one in ordered if one.scaled is not None]
    if not closed:
        return None
    match rule:
        case "best":
            return max(closed, key=lambda one: (one.scaled, -one.number)).number
        case "first":
            return 1 if closed[0].number == 1 else None
        case "last":
            is_settled = is_final and ordered[-1].scaled is not None
            return ordered[-1].number if is_settled else None
        case _:
            raise ValueError(rule)
