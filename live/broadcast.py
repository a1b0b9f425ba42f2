"""The one door by which services tell a session's room that something has changed.

An event is a row in the caller's transaction; the processes that hold sockets are woken
by PostgreSQL when it commits, and read what is new. So nobody hears of what was rolled
back, and a missed call costs a second and not the event (docs/adr/0012-live-hub.md).
"""

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from live.kinds.frame import KEYS
from live.models import LiveSession, SessionEvent

CHANNEL = "live"


def publish(
    *,
    session: LiveSession,
    key: str,
    value: dict[str, Any],
    now: datetime | None = None,
) -> SessionEvent:
    """Give ``key`` a new value in the room of ``session``; numbers have no gaps.

    Call it in a transaction, last: it holds the session's row until the end.
    """
    assert key in KEYS
    LiveSession.objects.filter(pk=session.pk).update(sequence=F("sequence") + 1)
    sequence = LiveSession.objects.values_list("sequence", flat=True).get(pk=session.pk)
    event = SessionEvent.objects.create(
        session=session,
        sequence=sequence,
        kind=key,
        payload=value,
        happened_at=now or timezone.now(),
    )
    wake(session.pk)
    return event


def wake(session_id: int) -> None:
    """Let the processes that hold sockets of a session look for news on commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{session_id}"])
