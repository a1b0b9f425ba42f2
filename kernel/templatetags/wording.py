"""Filters that write values for people: ``{% load wording %}``."""

from collections.abc import Callable
from typing import Any

from django import template

from kernel.kinds import wording

register = template.Library()


def _or_dash[T](write: Callable[[T], str]) -> Callable[[T | None], str]:
    def filtered(value: T | None) -> str:
        return "–" if value is None or value == "" else write(value)

    return filtered


register.filter("number", _or_dash(wording.number))
register.filter("signed", _or_dash(wording.signed))
register.filter("day", _or_dash(wording.day))
register.filter("long_day", _or_dash(wording.long_day))
register.filter("moment", _or_dash(wording.moment))
register.filter("deadline", _or_dash(wording.deadline))
register.filter("lasting", _or_dash(wording.length))
register.filter("file_size", _or_dash(wording.file_size))


@register.filter
def rate_of(part: int, whole: int) -> str:
    """``{{ counted|rate_of:total }}``: rounded down, ``99,16 %``."""
    return wording.rate(part, whole)


@register.filter
def out_of(part: int, whole: int) -> str:
    """``{{ counted|out_of:total }}``: ``35.599/35.900``."""
    return wording.fraction(part, whole)


@register.filter
def percent(hundredths: int) -> str:
    """``9800`` as ``98,00 %``."""
    return wording.rate(hundredths, 10_000)


@register.filter
def iso(value: Any) -> str:
    """A day or moment for ``<time datetime>`` and for scripts; nothing for nothing."""
    return "" if value is None else value.isoformat()


@register.filter
def initials(name: str) -> str:
    """One or two letters for a round badge: first and last word of ``name``."""
    words = name.split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()
