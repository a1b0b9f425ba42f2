"""What a phone sends when it saves: read once, strictly."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from assessments.kinds.widget import TEXT_MOST

MOST_BYTES = 256 * 1024
MOST_EVENTS = 100
MOST_TOKENS = 200  # of a case with ten questions that are matched
MOST_TEXTS = 200
MOST_SEQ = 2**53
_TOKEN = re.compile(r"[0-9a-f]{10}")


@dataclass(frozen=True)
class AnswerEvent:
    """One answer as a device sends it; ``uid`` is the device's own, for ever.

    ``tokens``: the opaque ids of what is picked now, in the order that its type reads;
    ``texts``: what is typed, by the opaque id of its field. ``seq`` grows with each
    change of the same item.
    """

    uid: UUID
    item: UUID
    seq: int
    tokens: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AnswerMessage:
    """A batch of events under the lease of the device."""

    lease: UUID
    events: tuple[AnswerEvent, ...]


def read_message(body: bytes) -> AnswerMessage:
    """The message in ``body``.

    {"lease", "events": [{"uid", "item", "seq", "tokens", "texts"}]}; ``texts`` may be
    left out.

    Raises:
        ValueError: it is not such a message, or larger than a paper can make it.
    """
    if len(body) > MOST_BYTES:
        raise ValueError("size")
    try:
        told = json.loads(body)
        events = told["events"]
        if not isinstance(events, list) or len(events) > MOST_EVENTS:
            raise ValueError("events")
        return AnswerMessage(_uid(told["lease"]), tuple(_event(one) for one in events))
    except (KeyError, TypeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("shape") from error


def _uid(told: Any) -> UUID:
    if not isinstance(told, str):
        raise TypeError(told)
    return UUID(told)


def _event(told: Any) -> AnswerEvent:
    seq, tokens = told["seq"], told["tokens"]
    if type(seq) is not int or not 0 < seq < MOST_SEQ:
        raise ValueError("seq")
    if not isinstance(tokens, list) or len(tokens) > MOST_TOKENS:
        raise ValueError("tokens")
    return AnswerEvent(
        _uid(told["uid"]),
        _uid(told["item"]),
        seq,
        tuple(_token(one) for one in tokens),
        _texts(told.get("texts", {})),
    )


def _token(told: Any) -> str:
    if not isinstance(told, str) or not _TOKEN.fullmatch(told):
        raise ValueError("token")
    return told


def _texts(told: Any) -> dict[str, str]:
    if not isinstance(told, dict) or len(told) > MOST_TEXTS:
        raise ValueError("texts")
    return {_token(token): _text(text) for token, text in told.items()}


def _text(told: Any) -> str:
    if not isinstance(told, str) or len(told) > TEXT_MOST or "\x00" in told:
        raise ValueError("text")
    told.encode()  # a lone surrogate is a ValueError
    return told
