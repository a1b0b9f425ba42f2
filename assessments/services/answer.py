"""The saving of answers: acknowledged after the commit, or not at all.

Source: the answer protocol (trust.md): one transaction locks the attempt, checks its
state, its lease and the database's clock, appends the events, and moves each answer
only forward. It is one SQL statement, which is its own transaction: nothing is sent
between its parts, and a member's phone waits for one journey to the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from assessments.kinds.answer_message import AnswerEvent
from assessments.kinds.clock import GRACE

_SAVE = """
WITH attempt AS MATERIALIZED (
    SELECT id, state = 'open' AS is_open, lease = %(lease)s AS holds,
           clock_timestamp() <= deadline_at + %(grace)s AS in_time
    FROM assessments_attempt
    WHERE uid = %(attempt)s
      AND person_id = (SELECT id FROM people_person WHERE user_id = %(user)s)
    FOR UPDATE
), clock AS MATERIALIZED (
    SELECT clock_timestamp() AS moment FROM attempt
), sent AS (
    SELECT uid, item, seq, string_to_array(nullif(chosen, ''), ',') AS tokens
    FROM unnest(%(uids)s::uuid[], %(items)s::uuid[], %(seqs)s::bigint[],
                %(chosen)s::text[]) AS sent (uid, item, seq, chosen)
), fit AS (
    SELECT sent.uid, sent.seq, coalesce(sent.tokens, '{}') AS tokens,
           item.id AS item_id, attempt.id AS attempt_id
    FROM attempt
    JOIN assessments_attemptitem item ON item.attempt_id = attempt.id
    JOIN sent ON sent.item = item.uid
    WHERE attempt.is_open AND attempt.holds AND attempt.in_time
      AND coalesce(sent.tokens, '{}') <@ item.tokens
), logged AS (
    INSERT INTO assessments_responseevent
        (uid, attempt_id, item_id, seq, tokens, received_at)
    SELECT uid, attempt_id, item_id, seq, tokens, moment FROM fit, clock
    ON CONFLICT (uid) DO NOTHING
    RETURNING uid, item_id, seq, tokens, received_at
), moved AS (
    INSERT INTO assessments_response (item_id, seq, tokens, saved_at)
    SELECT DISTINCT ON (item_id) item_id, seq, tokens, received_at
    FROM logged ORDER BY item_id, seq DESC, uid
    ON CONFLICT (item_id) DO UPDATE
        SET seq = excluded.seq, tokens = excluded.tokens, saved_at = excluded.saved_at
        WHERE assessments_response.seq < excluded.seq
)
SELECT is_open, holds, in_time,
       (SELECT coalesce(array_agg(uid::text), '{}') FROM logged),
       (SELECT coalesce(array_agg(known.uid::text), '{}')
        FROM assessments_responseevent known JOIN fit USING (uid)
        WHERE known.attempt_id = fit.attempt_id)
FROM attempt
"""


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
    if not in_time:
        return Saved(refusal=Refusal.LATE)
    stored = {*logged, *known}
    return Saved(tuple(str(one.uid) for one in events if str(one.uid) in stored))
