"""Leases of connections, all on the database's clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

MOST_SOCKETS = 3
FRESH_SECONDS = 10  # a lease not moved for so long is of a process that is gone


@dataclass(frozen=True)
class Connection:
    """A socket of a person, or of a hall, that wants a lease under ``uid``."""

    uid: UUID
    person: int | None
    hall: int | None
    device: str


@transaction.atomic
def open_leases(session_id: int, connections: Sequence[Connection]) -> set[UUID]:
    """Begin connections in one statement; those that have a place.

    Without are those whose person or hall has three sockets that are alive.
    """
    if not connections:
        return set()
    asked: dict[str, Any] = {
        "session": session_id,
        "uids": [str(one.uid) for one in connections],
        "people": [one.person for one in connections],
        "halls": [one.hall for one in connections],
        "devices": [one.device for one in connections],
        "fresh": FRESH_SECONDS,
        "most": MOST_SOCKETS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, asked)
        cursor.execute(_OPEN, asked)
        return {uid for (uid,) in cursor.fetchall()}


def move_leases(uids: Collection[UUID]) -> set[UUID]:
    """Say that the connections ``uids`` live; one statement. Those not yet ended."""
    return _moved(_MOVE, uids)


def end_leases(uids: Collection[UUID]) -> set[UUID]:
    """End connections, at the last moment that is proven; which of them this call ended."""
    return _moved(_END, uids)


def _moved(statement: str, uids: Collection[UUID]) -> set[UUID]:
    asked = set(uids)
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(statement, [[str(one) for one in asked]])
        if cursor.rowcount == len(asked):  # nearly always: there is nothing to read
            return asked
        return {row[0] for row in cursor.fetchall()}


# Two sockets of one person at once wait for each other, in one order for all who wait.
_ONE_AT_A_TIME = """
SELECT pg_advisory_xact_lock(place.key) FROM (
    SELECT DISTINCT hashtextextended(
        concat_ws(':', 'live.lease', %(session)s, person, 'hall', hall), 0) AS key
    FROM unnest(%(people)s::bigint[], %(halls)s::bigint[]) AS asked (person, hall)
    ORDER BY key) AS place
"""
_OPEN = """
INSERT INTO live_presencelease
    (uid, session_id, person_id, hall_id, device, started_at, last_seen_at)
SELECT uid, %(session)s, person, hall, device,
    statement_timestamp(), statement_timestamp()
FROM (SELECT *, row_number() OVER (PARTITION BY person, hall ORDER BY number) AS place
    FROM unnest(%(uids)s::uuid[], %(people)s::bigint[], %(halls)s::bigint[],
        %(devices)s::text[]) WITH ORDINALITY
        AS asked (uid, person, hall, device, number)) AS asked
WHERE place
    + (SELECT count(*) FROM live_presencelease AS one
        WHERE one.session_id = %(session)s AND one.person_id = asked.person
            AND one.ended_at IS NULL AND one.last_seen_at
                > clock_timestamp() - make_interval(secs => %(fresh)s))
    + (SELECT count(*) FROM live_presencelease AS one
        WHERE one.session_id = %(session)s AND one.hall_id = asked.hall
            AND one.ended_at IS NULL AND one.last_seen_at
                > clock_timestamp() - make_interval(secs => %(fresh)s)) <= %(most)s
RETURNING uid
"""
_MOVE = """
UPDATE live_presencelease SET last_seen_at = greatest(last_seen_at, clock_timestamp())
WHERE uid = ANY(%s::uuid[]) AND ended_at IS NULL RETURNING uid
"""
_END = """
UPDATE live_presencelease AS lease
SET ended_at = proven.until, last_seen_at = proven.until
FROM (SELECT id, CASE WHEN last_seen_at > clock_timestamp() - make_interval(secs => {0})
        THEN clock_timestamp() ELSE last_seen_at END AS until
    FROM live_presencelease WHERE uid = ANY(%s::uuid[]) AND ended_at IS NULL) AS proven
WHERE lease.id = proven.id AND lease.ended_at IS NULL RETURNING lease.uid
""".replace("{0}", str(FRESH_SECONDS))
