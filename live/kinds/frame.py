"""What goes out through a socket: frames, encoded once for a whole room.

A frame is ``{"sequence": n, "set": {key: value, …}}``: the newest value of each key that
changed. A snapshot has every key, so whoever missed a frame is whole again by the next
snapshot, and of many changes within a tick the last one alone is sent.

The chat is a log and has frames of its own, ``{"chat": {…}}``: ``all`` its last messages,
``add`` those that are new, ``gone`` the uids of those that were hidden.

The members of a small group alone hear that it has changed, ``{"own_group": {…}}``: the
number of the change, and over how many seconds their pages are to spread their looking.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

KEYS = frozenset(
    {"session", "part", "slide", "poll", "checkpoint", "questions", "media", "group"}
)
LOOKS_A_SECOND = 50
LONGEST_SPREAD = 15.0  # seconds


def joined(events: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    """The newest value of each key of ``events``, which come in their order."""
    return dict(events)


def encoded(sequence: int, values: Mapping[str, Any]) -> str:
    return json.dumps(
        {"sequence": sequence, "set": values},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def chat_frame(value: Mapping[str, Any]) -> str:
    return json.dumps({"chat": value}, ensure_ascii=False, separators=(",", ":"))


def group_frame(change: int, concerned: int) -> str:
    """``concerned``: how many people are told at once."""
    spread = min(LONGEST_SPREAD, concerned / LOOKS_A_SECOND)
    return json.dumps({"own_group": {"change": change, "spread": round(spread, 1)}})
