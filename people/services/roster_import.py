"""Rosters on their way: uploaded, checked, applied, taken back."""

import hashlib
from datetime import date
from typing import IO

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.models import Job
from kernel.queue import enqueue
from people.kinds.text import plain
from people.models import RosterImport, Unit, User

READ = "people.tasks.read_roster"
APPLY = "people.tasks.apply_roster"
State = RosterImport.State


class AlreadyApplied(DomainError):
    message = _("This file has been applied already; it is applied once only.")


class NotChecked(DomainError):
    message = _("Only a roster that has just been checked can be applied.")


class FaultyRows(DomainError):
    message = _(
        "Some rows are refused or conflicting. Correct the file, or tick that those rows "
        "are to be left out."
    )


class NothingToApply(DomainError):
    message = _("Nothing in this file is new or changed.")


@transaction.atomic
def upload_roster(
    *,
    unit: Unit,
    file: IO[bytes],
    file_name: str,
    effective_on: date,
    actor: User,
    decision_number: str = "",
) -> RosterImport:
    """Take a file in and have it read in the background; the register stays as it is.

    Raises:
        AlreadyApplied: the same file was applied for the same unit.
    """
    mark = hashlib.sha256()
    while piece := file.read(1 << 20):
        mark.update(piece)
    file.seek(0)
    applied = RosterImport.objects.filter(
        unit=unit,
        file_hash=mark.hexdigest(),
        state__in=[State.APPLYING, State.APPLIED],
    )
    if applied.exists():
        raise AlreadyApplied
    roster = RosterImport(
        unit=unit,
        file_name=plain(file_name) or "roster.xlsx",
        file_hash=mark.hexdigest(),
        effective_on=effective_on,
        decision_number=decision_number,
        uploaded_by=actor,
        uploaded_at=timezone.now(),
    )
    roster.file.save(f"{roster.uid}.xlsx", File(file), save=False)
    roster.save()
    audit.record(
        actor=actor,
        verb="roster_import.uploaded",
        target=roster,
        sha256=roster.file_hash,
        unit=str(unit.uid),
    )
    _ask(READ, roster, actor, str(_("Check of a roster")))
    return roster


@transaction.atomic
def check_again(*, roster: RosterImport, actor: User) -> bool:
    """Read the file anew against the register of now; whether this call asked for it."""
    checked = RosterImport.objects.filter(pk=roster.pk, state=State.CHECKED)
    if not checked.update(state=State.UPLOADED, counts={}, error=""):
        return False
    roster.rows.all().delete()
    _ask(READ, roster, actor, str(_("Check of a roster")))
    return True


@transaction.atomic
def start_applying(
    *, roster: RosterImport, actor: User, without_faulty: bool = False
) -> bool:
    """Have a checked roster applied in the background; whether this call asked for it.

    Raises:
        NotChecked: it is not in that state.
        NothingToApply: no row is new or changed.
        FaultyRows: some are refused or conflicting and ``without_faulty`` is not said.
        AlreadyApplied: the same file was applied meanwhile.
    """
    roster = RosterImport.objects.select_for_update().get(pk=roster.pk)
    if roster.state in {State.APPLYING, State.APPLIED}:
        return False
    if roster.state != State.CHECKED:
        raise NotChecked
    counts = roster.counts
    if not counts.get("new", 0) + counts.get("changed", 0):
        raise NothingToApply
    if counts.get("refused", 0) + counts.get("conflict", 0) and not without_faulty:
        raise FaultyRows
    try:
        with transaction.atomic():
            roster.state = State.APPLYING
            roster.save(update_fields=["state"])
    except IntegrityError as error:
        raise AlreadyApplied from error
    _ask(APPLY, roster, actor, str(_("Applying of a roster")))
    return True


@transaction.atomic
def give_back(*, roster: RosterImport, error: str) -> bool:
    """Let a roster that could not be applied be checked again, with the reason."""
    applying = RosterImport.objects.filter(pk=roster.pk, state=State.APPLYING)
    return bool(applying.update(state=State.CHECKED, error=error))


def job_of(roster: RosterImport) -> Job | None:
    """The newest work on ``roster``."""
    jobs = Job.objects.filter(
        task__in=[READ, APPLY], arguments={"roster_id": roster.pk}
    )
    return jobs.order_by("-pk").first()


def _ask(task: str, roster: RosterImport, actor: User, title: str) -> None:
    enqueue(task, title=title, actor=actor, roster_id=roster.pk)
