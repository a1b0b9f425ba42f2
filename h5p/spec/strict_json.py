"""JSON as the standard has it, bounded."""

import json
import re
from math import isfinite
from typing import Any

_BOM = b"\xef\xbb\xbf"
_MARKS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def read_json(data: bytes, depth: int) -> Any:
    """The value in ``data``; a byte order mark at its head is forgiven.

    Raises:
        ValueError: it is no JSON in UTF-8, has NaN or infinity, a lone surrogate or a
            NUL, or is nested deeper than ``depth``.
    """
    text = data.removeprefix(_BOM).decode("utf-8")
    if deepest(text) > depth:
        message = "too deep"
        raise ValueError(message)
    value = json.loads(
        text, parse_constant=_refuse, parse_int=_whole, parse_float=_finite
    )
    if "\\u" in text and _is_torn(value):
        message = "lone surrogate or NUL"
        raise ValueError(message)
    return value


def deepest(text: str) -> int:
    """How many brackets are open at once at most, outside of strings."""
    depth = most = 0
    for found in _MARKS.finditer(text):
        mark = found[0][0]
        if mark in "[{":
            depth += 1
            most = max(most, depth)
        elif mark != '"':
            depth -= 1
    return most


def _refuse(word: str) -> None:
    raise ValueError(word)


def _whole(digits: str) -> int:
    if len(digits) > 100:  # noqa: PLR2004 -- longer is no number that anybody meant
        raise ValueError(digits[:20])
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):  # 1e400 is JSON, and infinity once it is read
        raise ValueError(digits[:20])
    return number


def _is_torn(value: Any) -> bool:
    """Whether a text in ``value`` cannot be stored: half a surrogate pair, or NUL."""
    if isinstance(value, str):
        return "\x00" in value or any("\ud800" <= one <= "\udfff" for one in value)
    if isinstance(value, dict):
        return any(_is_torn(key) or _is_torn(one) for key, one in value.items())
    return isinstance(value, list) and any(_is_torn(one) for one in value)
