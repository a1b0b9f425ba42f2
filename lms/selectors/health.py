"""Whether this site may take people in."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from kernel.models import Job
from live.selectors.relay import relay_is_missed

LASTING = ("fsync", "full_page_writes", "synchronous_commit")
LEAST_FREE_BYTES = 500 * 1024 * 1024
OLDEST_WAIT = timedelta(minutes=10)
MOST_DRIFT_SECONDS = 5

_complete: list[str] = []  # the database whose migrations were found to be all in


def faults() -> list[str]:
    """Names of what is wrong; empty if the site is ready."""
    try:
        found = [*lasting_faults(database_settings()), *_clock_faults()]
        found += ["migrations"] if _has_unapplied_migrations() else []
        found += ["queue"] if _queue_is_late() else []
    except DatabaseError:
        found = ["database"]
    if shutil.disk_usage(settings.VAR).free < LEAST_FREE_BYTES:
        found.append("disk")
    return found


def warnings() -> list[str]:
    """Names of what should be mended, while pages can be served all the same."""
    try:
        return ["relay"] if relay_is_missed() else []
    except DatabaseError:
        return []  # one of the faults


def database_settings() -> dict[str, str]:
    """How the server keeps what is committed, and whether it can write at all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)",
            [[*LASTING, "transaction_read_only"]],
        )
        return dict(cursor.fetchall())


def lasting_faults(found: dict[str, str]) -> list[str]:
    """The settings under which a commit would not outlive a power cut."""
    weak = [name for name in LASTING if found.get(name) in {None, "off"}]
    if found.get("transaction_read_only") == "on":
        weak.append("read_only")
    return weak


def _clock_faults() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (moment,) = cursor.fetchone()
    drift = abs((moment - timezone.now()).total_seconds())
    return ["clock"] if drift > MOST_DRIFT_SECONDS else []


def _has_unapplied_migrations() -> bool:
    """Read from the disk until all are in; code does not change under a process."""
    if not _complete:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return True
        _complete.append(connection.settings_dict["NAME"])
    return False


def _queue_is_late() -> bool:
    return Job.objects.filter(
        state=Job.State.QUEUED, due_at__lt=timezone.now() - OLDEST_WAIT
    ).exists()
