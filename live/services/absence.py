"""Reasons for absence: told by the person or for them, decided on by somebody else."""

from datetime import datetime

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.attachment import LONGEST_START, kind_of
from live.kinds.absence import AbsenceState
from live.kinds.rule import Outcome
from live.models import Absence, LiveSession
from live.services.makeup import (
    let_in,
    make_up_if_studied,
    make_up_if_watched,
)
from people.models import HomeUnit, Person, Unit, User


class ReasonMissing(DomainError):
    message = _("Write the reason.")


class ProofUnreadable(DomainError):
    message = _("The file is neither a PDF nor a JPEG or PNG picture.")


class AbsenceSettled(DomainError):
    message = _("This absence has been decided on already; nothing was changed.")


class NotAbsent(DomainError):
    message = _("The attendance says that this person was present.")


class NeedsAnother(DomainError):
    message = _(
        "A second person must decide: not the one who gave the reason, nor the one it is"
        " about."
    )


@transaction.atomic
def tell_reason(
    *,
    session: LiveSession,
    person: Person,
    reason: str,
    actor: User,
    file: "File[bytes] | None" = None,
    now: datetime | None = None,
) -> Absence:
    """Say why ``person`` cannot come, or did not; it waits for a second person.

    The same reason again changes nothing; another one, or one after a refusal, takes the
    former's place.

    Raises:
        ReasonMissing, ProofUnreadable: it cannot stand.
        AbsenceSettled: it is excused or made up already.
        NotAbsent: the settlement found the person present.
    """
    now = now or timezone.now()
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    if session.attendance.filter(person=person, outcome=Outcome.PRESENT).exists():
        raise NotAbsent
    absence = _locked(session, person, now)
    if absence.state in {AbsenceState.EXCUSED, AbsenceState.MADE_UP}:
        raise AbsenceSettled
    is_same = absence.state == AbsenceState.PENDING and absence.reason == reason
    if is_same and file is None:
        return absence
    absence.state = AbsenceState.PENDING
    absence.reason = reason
    absence.told_by, absence.told_at = actor, now
    absence.decided_by, absence.decided_at = None, None
    absence.decision_reason = ""
    if file is not None:
        _attach(absence, file)
    absence.save()
    audit.record(
        actor=actor, verb="absence.told", target=absence, now=now,
        person=str(person.uid), session=str(session.uid), reason=reason,
        has_proof=bool(absence.file),
    )  # fmt: skip
    return absence


@transaction.atomic
def decide_absence(
    *,
    absence: Absence,
    is_excused: bool,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Excuse an absence or refuse to, saying why. Returns whether this call did it.

    An excused absence may be made up; what was studied for it meanwhile counts at once.

    Raises:
        ReasonMissing: no reason is given.
        NeedsAnother: ``actor`` gave the reason, or it is about them.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise ReasonMissing
    absence = claim(absence)
    if absence.state != AbsenceState.PENDING:
        return False
    if actor.pk in {absence.told_by_id, absence.person.user_id}:
        raise NeedsAnother
    excused, refused = AbsenceState.EXCUSED, AbsenceState.UNEXCUSED
    absence.state = excused if is_excused else refused
    absence.decided_by, absence.decided_at = actor, now
    absence.decision_reason = reason.strip()
    absence.save()
    audit.record(
        actor=actor, verb=f"absence.{absence.state}", target=absence, now=now,
        reason=absence.decision_reason,
    )  # fmt: skip
    if is_excused:
        let_in(absence=absence, actor=actor, now=now)
        if not make_up_if_studied(absence=absence, now=now):
            make_up_if_watched(absence=absence, now=now)
    return True


def claim(absence: Absence) -> Absence:
    """The absence's row, locked and fresh."""
    locked = Absence.objects.select_for_update(of=("self",)).select_related(
        "person", "session__activity__section"
    )
    return locked.get(pk=absence.pk)


def _locked(session: LiveSession, person: Person, now: datetime) -> Absence:
    Absence.objects.get_or_create(
        session=session, person=person, defaults={"unit": _unit(session, person, now)}
    )
    known = Absence.objects.select_for_update(of=("self",))
    return known.get(session=session, person=person)


def _unit(session: LiveSession, person: Person, now: datetime) -> Unit:
    """Where the person is at home on the day; the course's owner if nowhere."""
    home = (
        HomeUnit.objects.filter(person=person, period__contains=timezone.localdate(now))
        .select_related("unit")
        .first()
    )
    return home.unit if home else session.activity.section.course.owner


def _attach(absence: Absence, file: "File[bytes]") -> None:
    file.seek(0)
    kind = kind_of(file.read(LONGEST_START))
    file.seek(0)
    if kind is None:
        raise ProofUnreadable
    absence.file_name = str(file.name or "")[-200:]
    absence.file.save(f"{absence.uid}.{kind[0]}", file, save=False)
