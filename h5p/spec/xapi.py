"""What the player tells of a learner's doings, taken with care.

Source: xAPI 1.0.3, part 2, sections 2.4 (statements) and 4.6 (durations).
"""

import math
import re
from dataclasses import dataclass
from typing import Any

_VERBS = {
    "http://adlnet.gov/expapi/verbs/answered": "answered",
    "http://adlnet.gov/expapi/verbs/completed": "completed",
    "http://adlnet.gov/expapi/verbs/experienced": "experienced",
}
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DURATION = re.compile(
    r"P(?:\d{1,4}D)?(?:T(?:\d{1,4}H)?(?:\d{1,4}M)?(?:\d{1,6}(?:\.\d{1,6})?S)?)?"
)
_LENGTH = re.compile(
    r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?", re.ASCII
)
_INTERACTIONS = {
    "choice", "true-false", "fill-in", "long-fill-in", "matching", "sequencing",
    "compound", "other", "numeric", "likert", "performance",
}  # fmt: skip
LONGEST_RESPONSE = 2_000
LONGEST_TEXT = 20_000  # of an answer in the learner's own words
FREE_TEXT = "long-fill-in"
MOST_POINTS = 100_000


@dataclass(frozen=True)
class Statement:
    """What is believed of a statement: who, when and by what authority are not of it."""

    verb: str  # "answered", "completed", "experienced"
    verb_id: str
    sub_content_id: str  # "" is the content as a whole
    raw: float | None = None
    maximum: float | None = None
    is_right: bool | None = None
    is_complete: bool | None = None
    response: str = ""
    duration: str = ""
    interaction: str = ""

    def as_json(self, **server: Any) -> dict[str, Any]:
        """The statement as it is kept, with what only the ``server`` knows."""
        result: dict[str, Any] = {}
        if self.raw is not None and self.maximum is not None:
            result["score"] = {"raw": self.raw, "min": 0, "max": self.maximum}
            if self.maximum:
                result["score"]["scaled"] = round(self.raw / self.maximum, 4)
        told = {
            "success": self.is_right, "completion": self.is_complete,
            "response": self.response or None, "duration": self.duration or None,
        }  # fmt: skip
        result.update({name: one for name, one in told.items() if one is not None})
        verb = {"id": self.verb_id, "display": {"en-US": self.verb}}
        statement = {"version": "1.0.3", "verb": verb, "result": result, **server}
        if self.interaction:
            definition = {"interactionType": self.interaction}
            statement["object"] = {
                **statement.get("object", {}),
                "definition": definition,
            }
        return statement


def read_statement(value: Any, object_id: str) -> Statement | None:
    """What may be taken from a statement of the player; None if it is of no use.

    Args:
        object_id: the id of the content that is played; statements about others, and
            verbs that mean nothing here, are passed over.
    """
    verb_id = _text(value, "verb", "id")
    verb = _VERBS.get(verb_id)
    part = _part(_text(value, "object", "id"), object_id)
    if verb is None or part is None:
        return None
    raw, maximum = _score(_at(value, "result", "score"))
    response = _text(value, "result", "response")
    duration = _text(value, "result", "duration")
    interaction = _text(value, "object", "definition", "interactionType")
    longest = LONGEST_TEXT if interaction == FREE_TEXT else LONGEST_RESPONSE
    return Statement(
        verb=verb,
        verb_id=verb_id,
        sub_content_id=part,
        raw=raw,
        maximum=maximum,
        is_right=_flag(_at(value, "result", "success")),
        is_complete=_flag(_at(value, "result", "completion")),
        response=response.replace("\x00", "")[:longest],
        duration=duration if _DURATION.fullmatch(duration) else "",
        interaction=interaction if interaction in _INTERACTIONS else "",
    )


def seconds_of(duration: str) -> int | None:
    """The whole seconds in a duration without years and months; None if it is none."""
    found = _LENGTH.fullmatch(duration)
    if not duration or found is None:
        return None
    days, hours, minutes, seconds = (float(one or 0) for one in found.groups())
    return round(((days * 24 + hours) * 60 + minutes) * 60 + seconds)


def is_sub_content_id(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _text(value: Any, *keys: str) -> str:
    found = _at(value, *keys)
    return found if isinstance(found, str) else ""


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _part(told: str, object_id: str) -> str | None:
    """The sub-content that ``told`` names; "" for the whole, None for something else."""
    if told == object_id:
        return ""
    before, mark, part = told.partition("?subContentId=")
    if before == object_id and mark and is_sub_content_id(part):
        return part.lower()
    return None


def _score(score: Any) -> tuple[float | None, float | None]:
    raw, maximum = _number(_at(score, "raw")), _number(_at(score, "max"))
    return (None, None) if raw is None or maximum is None else (raw, maximum)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    is_sane = math.isfinite(value) and abs(value) <= MOST_POINTS
    return round(float(value), 2) if is_sane else None
