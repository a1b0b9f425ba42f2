"""Leases of connections, all on the database's clock."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from live.models import Hall, LiveSession, PresenceLease
from people.models import Person

MOST_SOCKETS = 3
FRESH_SECONDS = 10  # a lease not moved for so long is of a process that is gone


class TooManySockets(DomainError):
    message = _("This session is open in three places already. Close one of them.")


@transaction.atomic
def open_lease(
    *,
    session: LiveSession,
    person: Person | None,
    hall: Hall | None,
    device: str = "",
) -> PresenceLease:
    """Begin a connection of a person or of a hall.

    Raises:
        TooManySockets: they have three that are alive.
    """
    now = database_now()
    person_id = person.pk if person else None
    hall_id = hall.pk if hall else None
    with connection.cursor() as cursor:  # two of one person at once wait for each other
        key = f"live.lease:{session.pk}:{person_id}:{hall_id}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        cursor.execute(_ALIVE, [session.pk, person_id, hall_id, FRESH_SECONDS])
        alive = cursor.fetchone()[0]
    if alive >= MOST_SOCKETS:
        raise TooManySockets
    return PresenceLease.objects.create(
        session=session,
        person=person,
        hall=hall,
        device=device,
        started_at=now,
        last_seen_at=now,
    )


def move_leases(uids: Collection[UUID]) -> set[UUID]:
    """Say that the connections ``uids`` live; one statement. Those not yet ended."""
    return _moved(_MOVE, uids)


def end_leases(uids: Collection[UUID]) -> set[UUID]:
    """End connections, at the last moment that is proven; which of them this call ended."""
    return _moved(_END, uids)


def database_now() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def _moved(statement: str, uids: Collection[UUID]) -> set[UUID]:
    asked = set(uids)
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(statement, [[str(one) for one in asked]])
        if cursor.rowcount == len(asked):  # nearly always: there is nothing to read
            return asked
        return {row[0] for row in cursor.fetchall()}


_ALIVE = """
SELECT count(*) FROM live_presencelease
WHERE session_id = %s AND person_id IS NOT DISTINCT FROM %s::bigint
    AND hall_id IS NOT DISTINCT FROM %s::bigint AND ended_at IS NULL
    AND last_seen_at > clock_timestamp() - make_interval(secs => %s)
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
