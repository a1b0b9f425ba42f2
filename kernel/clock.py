"""The database's clock: the one that all servers share."""

import time
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError

_WRITERS_SINCE = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_xid IS NOT NULL AND xact_start <= %s
"""
MOST_WAIT_SECONDS = 10.0
LOOK_SECONDS = 0.1


class StillWritten(DomainError):
    message = _(
        "Something is being written that began before the moment of these figures. "
        "Try again in a minute."
    )


def database_now() -> datetime:
    """The moment by the database's clock, which goes on within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def wait_for_writers(moment: datetime, most_wait: float = MOST_WAIT_SECONDS) -> None:
    """Return once nothing is under way that may still write with a time before ``moment``.

    What is read after this as of ``moment`` is read for good: a transaction that began
    before it is committed and seen, or given up. Those of a role that this one may not
    look at are passed over.

    Raises:
        StillWritten: one goes on after ``most_wait`` seconds.
    """
    until = time.monotonic() + most_wait
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else it is kept
            cursor.execute(_WRITERS_SINCE, [moment])
            if not cursor.fetchone()[0]:
                return
            if time.monotonic() >= until:
                raise StillWritten
            time.sleep(LOOK_SECONDS)
