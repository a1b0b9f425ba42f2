"""How marks are written: ``{% load assessments %}``."""

from decimal import ROUND_DOWN, Decimal
from string import ascii_uppercase

from django import template

register = template.Library()


@register.filter
def points(value: Decimal | None) -> str:
    """``7.50`` as ``7,5``; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


@register.filter
def letter(value: int) -> str:
    """``1`` as ``A``: how options are called."""
    return ascii_uppercase[value - 1]


@register.filter
def share_percent(value: Decimal | None) -> str:
    """``0.6666`` as ``66,66 %``, rounded down; a dash for none."""
    if value is None:
        return "–"
    percent = (Decimal(value) * 100).quantize(Decimal("0.01"), rounding=ROUND_DOWN)
    return f"{points(percent)} %"
