"""Numbers as people type them."""

import re
from decimal import Decimal

LONGEST = 40
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f']+")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d*)?|[+-]?[.,]\d+")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d*)?")


def readings(text: str) -> tuple[Decimal, ...]:
    """The numbers that ``text`` may mean; none: it is no number.

    The comma or the point before the last digits is the decimal sign; three digits
    after it may as well be thousands, so ``1.234`` has two readings. Blanks, and a
    per cent sign at the end, do not matter.
    """
    bare = _SPACES.sub("", text[: LONGEST * 2]).removesuffix("%").replace("−", "-")
    if len(bare) > LONGEST or not bare.isascii():
        return ()
    found = []
    if _PLAIN.fullmatch(bare):
        found.append(Decimal(bare.replace(",", ".")))
    grouped = _GROUPED.fullmatch(bare)
    if grouped:
        found.append(Decimal(bare.replace(grouped[1], "").replace(",", ".")))
    return tuple(dict.fromkeys(found))


def read_number(text: str) -> Decimal | None:
    """The number that ``text`` means; as a decimal where both readings are possible."""
    found = readings(text)
    return found[0] if found else None


def written(value: Decimal) -> str:
    """``3.50`` as ``3,5``: no thousands, the sign of Vietnamese decimals."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
