"""What a phone sends when it saves: read once, strictly."""

import json
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

MOST_BYTES = 64 * 1024
MOST_EVENTS = 100
MOST_TOKENS = 8
MOST_SEQ = 2**53
_TOKEN = re.compile(r"[0-9a-f]{10}")


@dataclass(frozen=True)
class AnswerEvent:
    """One answer as a device sends it; ``uid`` is the device's own, for ever.

    ``tokens``: the opaque ids of the options now chosen; ``seq`` grows with each change
    of the same item.
    """

    uid: UUID
    item: UUID
    seq: int
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class AnswerMessage:
    """A batch of events under the lease of the device."""

    lease: UUID
    events: tuple[AnswerEvent, ...]


def read_message(body: bytes) -> AnswerMessage:
    """The message in ``body``: {"lease", "events": [{"uid", "item", "seq", "tokens"}]}.

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
    for token in tokens:
        if not isinstance(token, str) or not _TOKEN.fullmatch(token):
            raise ValueError("token")
    return AnswerEvent(_uid(told["uid"]), _uid(told["item"]), seq, tuple(tokens))
