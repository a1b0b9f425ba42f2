"""Numbers as files write them."""

import re
from decimal import Decimal

from assessments.kinds.exchange.item import decimal_text

HUNDRED = Decimal(100)
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,2})?"
)


def number(text: str) -> Decimal | None:
    """The number that ``text`` is, with a point or a comma; None if it is none."""
    bare = text.strip()
    if not _NUMBER.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", "."))


def share_of(per_cent: str) -> Decimal | None:
    """``50`` per cent as 0.5."""
    found = number(per_cent)
    return None if found is None else found / HUNDRED


def per_cent(share: Decimal) -> str:
    """0.333333 as ``33.3333``."""
    return decimal_text(share * HUNDRED)


def equal_share(parts: int) -> str:
    """The per cent of one of ``parts``, to five places, as Moodle writes it."""
    return decimal_text((HUNDRED / parts).quantize(Decimal("0.00001")))
