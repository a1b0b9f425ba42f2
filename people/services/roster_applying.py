"""Applying a checked roster and taking it back: whole or not at all, by sets."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from kernel.kinds.privacy import RAW_FOR
from kernel.queue import progress
from people.events import RegisterChanged, RosterUndone
from people.models import RosterImport, User
from people.services import roster_sql as sql

_LOCK = 7_301_002  # one roster at a time
State = RosterImport.State


class RegisterMoved(DomainError):
    message = gettext_lazy(
        "The register has changed since the file was checked. Please check it again."
    )


class NotTheLast(DomainError):
    message = gettext_lazy("Only the last roster that was applied can be undone.")


class UndoTooLate(DomainError):
    message = gettext_lazy(
        "This roster is older than ninety days: what was before it has been deleted."
    )


class SomethingDepends(DomainError):
    message = gettext_lazy(
        "Newer data rest on this roster (accounts, study, transfers), so it cannot be undone."
    )


@transaction.atomic
def apply_roster(*, roster: RosterImport, now: datetime | None = None) -> bool:
    """Write what was staged, new and changed rows alike, in this one transaction.

    Returns whether this call did it.

    Raises:
        RegisterMoved: what the dry run saw is no longer so; nothing is written.
    """
    now = now or timezone.now()
    wait_in_line()
    roster = RosterImport.objects.select_for_update().get(pk=roster.pk)
    if roster.state != State.APPLYING:
        return False
    told = _told(roster, now)
    if roster.uploaded_at <= now - RAW_FOR or _number(sql.STALE, told):
        raise RegisterMoved
    total = len(sql.APPLY)
    try:
        with transaction.atomic():
            for done, (what, statement) in enumerate(sql.APPLY):
                progress(done, total, str(what))
                _run(statement, told)
            _run("SET CONSTRAINTS ALL IMMEDIATE", {})
            _run("SET CONSTRAINTS ALL DEFERRED", {})
    except IntegrityError as error:
        raise RegisterMoved from error
    roster.state, roster.applied_at, roster.error = State.APPLIED, now, ""
    roster.save(update_fields=["state", "applied_at", "error"])
    actor = roster.uploaded_by
    audit.record(
        actor=actor,
        verb="roster_import.applied",
        target=roster,
        now=now,
        **roster.counts,
    )
    progress(total, total, _("Telling the rounds that are open"))
    publish(RegisterChanged(_numbers(sql.TOUCHED, told), now))
    return True


@transaction.atomic
def undo_roster(
    *, roster: RosterImport, actor: User, now: datetime | None = None
) -> bool:
    """Put everything back as it was before ``roster``; whether this call did it.

    Newcomers are forgotten, but for those whom a list of then names: they stay as a row
    without a home, so that what was reported then can be reported again.

    Raises:
        NotTheLast: a later roster was applied.
        UndoTooLate: what was before has been forgotten (people.kinds.privacy).
        SomethingDepends: a person, home or value of it has since been used or changed.
    """
    now = now or timezone.now()
    wait_in_line()
    roster = RosterImport.objects.select_for_update().get(pk=roster.pk)
    if roster.state != State.APPLIED:
        return False
    if roster.uploaded_at <= now - RAW_FOR:
        raise UndoTooLate
    at = roster.applied_at
    later = Q(applied_at__gt=at) | Q(applied_at=at, pk__gt=roster.pk)
    if RosterImport.objects.filter(later, state=State.APPLIED).exists():
        raise NotTheLast
    told = _told(roster, now)
    if _number(sql.CHANGED_SINCE, told):
        raise SomethingDepends
    touched = _numbers(sql.TOUCHED, told)
    try:
        with transaction.atomic():
            for statement in sql.UNDO:
                _run(statement, told)
            publish(RosterUndone(_numbers(sql.MOVED, told), now))
            _run(sql.remove_sql(), told)
            _run("SET CONSTRAINTS ALL IMMEDIATE", {})
            _run("SET CONSTRAINTS ALL DEFERRED", {})
    except IntegrityError as error:
        raise SomethingDepends from error
    roster.state, roster.undone_at = State.UNDONE, now
    roster.save(update_fields=["state", "undone_at"])
    audit.record(
        actor=actor,
        verb="roster_import.undone",
        target=roster,
        now=now,
        **roster.counts,
    )
    publish(RegisterChanged(touched, now))
    return True


def _told(roster: RosterImport, now: datetime) -> dict[str, Any]:
    return {
        "roster": roster.pk,
        "roster_uid": str(roster.uid),
        "on": roster.effective_on,
        "number": roster.decision_number,
        "now": now,
        "actor": str(roster.uploaded_by.uid),
        "actor_label": str(roster.uploaded_by),
    }


def wait_in_line() -> None:
    """Have those who move many people at once take turns, until this transaction ends."""
    _run("SELECT pg_advisory_xact_lock(%(lock)s)", {"lock": _LOCK})


def _run(statement: str, told: Mapping[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(told) or None)


def _number(statement: str, told: Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(told))
        return int(cursor.fetchone()[0])


def _numbers(statement: str, told: Mapping[str, Any]) -> frozenset[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(told))
        return frozenset(row[0] for row in cursor.fetchall())
