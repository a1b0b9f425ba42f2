"""How new evidence joins what is known already."""

from decimal import Decimal, InvalidOperation
from typing import Any

type Evidence = dict[str, Any]

_FIRST_STAYS = frozenset({"finished_at"})


def merge(known: Evidence, new: Evidence) -> Evidence:
    """``known`` and ``new`` together; the same evidence twice changes nothing.

    Lists are united in the order of arrival, objects merged by key, of two numbers the
    greater stays and of two claims the true one; ``scaled`` is a number written as
    text, and of a moment (``finished_at``) the first stays.
    """
    together = dict(known)
    for name, value in new.items():
        if value is None:
            continue
        if together.get(name) is None:
            together[name] = value
        elif name not in _FIRST_STAYS:
            together[name] = _both(name, together[name], value)
    return together


def _both(name: str, known: Any, new: Any) -> Any:
    if isinstance(known, list) and isinstance(new, list):
        return [*known, *(one for one in new if one not in known)]
    if isinstance(known, dict) and isinstance(new, dict):
        return merge(known, new)
    if isinstance(known, bool) and isinstance(new, bool):
        return known or new
    if name == "scaled":
        return max(str(known), str(new), key=_number)
    if isinstance(known, int | float) and isinstance(new, int | float):
        return max(known, new)
    return new


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Decimal(-1)
    return number if number.is_finite() else Decimal(-1)
