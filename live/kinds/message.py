"""What may come in through a socket, and what is said when it may not."""

import json
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

LARGEST = 16 * 1024  # bytes of one frame
MOST_MESSAGES = 20
WITHIN_SECONDS = 10.0
MOST_FAULTS = 5
DEEPEST = 8


class Close(IntEnum):
    """Codes with which a socket is closed."""

    GOING_AWAY = 1012  # service restart: come back
    NOT_TEXT = 1003
    TOO_LARGE = 1009
    BAD_MESSAGES = 4400
    NO_TICKET = 4401
    NOT_FOUND = 4404
    TOO_MANY = 4429


@dataclass(frozen=True)
class BadMessage:
    """Something that is not a message of ours."""

    reason: str


def parse(text: str) -> dict[str, Any] | BadMessage:
    """A JSON object with a ``type``; never raises."""
    try:
        told = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return BadMessage("not_json")
    if not isinstance(told, dict) or not isinstance(told.get("type"), str):
        return BadMessage("no_type")
    if _depth(told) > DEEPEST:
        return BadMessage("too_deep")
    return told


def _refuse(name: str) -> None:
    raise ValueError(name)


def _depth(value: Any) -> int:
    deepest, line = 0, [(value, 1)]
    while line:
        one, depth = line.pop()
        deepest = max(deepest, depth)
        if isinstance(one, dict):
            line += [(inner, depth + 1) for inner in one.values()]
        elif isinstance(one, list):
            line += [(inner, depth + 1) for inner in one]
    return deepest


@dataclass
class Pace:
    """At most so many messages within so many seconds."""

    heard: list[float] = field(default_factory=list)  # a few: a list is smaller

    def allows(self, now: float) -> bool:
        while self.heard and now - self.heard[0] > WITHIN_SECONDS:
            del self.heard[0]
        self.heard.append(now)
        return len(self.heard) <= MOST_MESSAGES
