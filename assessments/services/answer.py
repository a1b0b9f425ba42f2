"""The saving of answers: acknowledged after the commit, or not at all.

Source: the answer protocol (trust.md): one transaction locks the attempt, checks its
state, its lease and the database's clock, appends the events, and moves each answer
only forward. It is one SQL statement, which is its own transaction: nothing is sent
between its parts, and a member's phone waits for one journey to the database. The
database keeps it as a function, so that it is planned once a connection.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from assessments.kinds.answer_message import AnswerEvent
from assessments.kinds.clock import GRACE
from assessments.services.outage import beat

_SAVE = """
SELECT is_open, holds, in_time, logged, known FROM assessments_save_answers(
    %(attempt)s, %(user)s, %(lease)s, %(grace)s, %(uids)s::uuid[], %(items)s::uuid[],
    %(seqs)s::bigint[], %(chosen)s::text[], %(typed)s::text[]
)
"""  # its body: migration 0011_save_typed_answers


class Refusal(StrEnum):
    """Why nothing was saved."""

    UNKNOWN = "unknown"  # no such attempt of this person
    CLOSED = "closed"  # submitted or expired
    LEASE = "lease"  # another device has it
    LATE = "late"  # time and grace are up


@dataclass(frozen=True)
class Saved:
    """What is now stored for good: the uids, those of former sendings too."""

    uids: tuple[str, ...] = ()
    refusal: Refusal | None = None


def save_answers(
    *,
    attempt: UUID,
    user: int,
    lease: UUID,
    events: Sequence[AnswerEvent],
) -> Saved:
    """Store the events of an open attempt; the answer with the highest ``seq`` stands.

    Sent again, an event is acknowledged again and changes nothing. Events that do not
    belong to the paper are not acknowledged. Nothing in the reply depends on what is
    right.

    Args:
        attempt: uid of the attempt.
        user: id of the account that asks; another's attempt is unknown.
        lease: what the device got when it started or took over.
    """
    values: dict[str, Any] = {
        "attempt": attempt,
        "user": user,
        "lease": lease,
        "grace": GRACE,
        "uids": [str(one.uid) for one in events],
        "items": [str(one.item) for one in events],
        "seqs": [one.seq for one in events],
        "chosen": [",".join(one.tokens) for one in events],
        "typed": [_as_json(one.texts) for one in events],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SAVE, values)
        row = cursor.fetchone()
    if row is None:
        return Saved(refusal=Refusal.UNKNOWN)
    is_open, holds, in_time, logged, known = row
    if not is_open:
        return Saved(refusal=Refusal.CLOSED)
    if not holds:
        return Saved(refusal=Refusal.LEASE)
    if not in_time and beat():  # an outage whose time was not given back yet
        return save_answers(attempt=attempt, user=user, lease=lease, events=events)
    if not in_time:
        return Saved(refusal=Refusal.LATE)
    stored = {*logged, *known}
    return Saved(tuple(str(one.uid) for one in events if str(one.uid) in stored))


def _as_json(texts: Mapping[str, str]) -> str:
    """What the database reads as jsonb; nothing typed costs it nothing."""
    return json.dumps(dict(texts), ensure_ascii=False) if texts else ""
