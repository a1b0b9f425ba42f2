"""Texts with gaps in Moodle's own signs."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assessments.kinds.cloze import PLACE_OF_GAP
from assessments.kinds.exchange.item import decimal_text
from assessments.kinds.exchange.markup import escape
from assessments.kinds.exchange.number import per_cent

_SIGNS = re.compile(r'([\\}~#/"])')


def cloze_html(content: Mapping[str, Any]) -> str:
    """The text as HTML with each gap in its place."""
    gaps = {one["id"]: one for one in content["gaps"]}
    pieces = PLACE_OF_GAP.split(content["text"])
    return "".join(
        _gap(gaps[one]) if at % 2 and one in gaps else _html(one)
        for at, one in enumerate(pieces)
    )


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _gap(gap: Mapping[str, Any]) -> str:
    kind, answers = _KINDS[gap["kind"]](gap)
    return f"{{{gap['weight']}:{kind}:{'~'.join(answers)}}}"


def _said(text: str, feedback: str) -> str:
    told = _html(_SIGNS.sub(r"\\\1", text))
    return f"{told}#{_html(_SIGNS.sub(r'\\\1', feedback))}" if feedback else told


def _sign(share: str) -> str:
    value = Decimal(share)
    return "=" if value == 1 else f"%{per_cent(value)}%"


def _short(gap: Mapping[str, Any]) -> tuple[str, list[str]]:
    kind = "SHORTANSWER" if gap["fold_case"] else "SHORTANSWER_C"
    return kind, [
        _sign(one["share"]) + _said(one["text"], one["feedback"])
        for one in gap["accepted"]
    ]


def _choice(gap: Mapping[str, Any]) -> tuple[str, list[str]]:
    return "MULTICHOICE", [
        ("=" if one["correct"] else "") + _said(one["text"], one["feedback"])
        for one in gap["options"]
    ]


def _number(gap: Mapping[str, Any]) -> tuple[str, list[str]]:
    return "NUMERICAL", [
        _sign(one["share"])
        + decimal_text(Decimal(one["value"]))
        + f":{decimal_text(Decimal(one['tolerance']))}"
        + _said("", one["feedback"])
        for one in gap["accepted"]
    ]


_KINDS = {"short": _short, "choice": _choice, "numeric": _number}
