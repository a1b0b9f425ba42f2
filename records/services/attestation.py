"""A unit attests: it confirms its figures, or the province locks the whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel import audit
from kernel.errors import DomainError
from people.models import Person, Unit, User
from people.selectors.unit import ancestors_of
from records.kinds.attestation import Absence, Act, AttestationState
from records.models import (
    Attestation,
    AttestationGap,
    AttestationStep,
    AttestedAbsence,
)
from records.selectors.attestation import (
    Below,
    attestations_of,
    below,
    has_confirmed_below,
    lock_of,
    own_missing,
    parent_of,
    scene_of,
)
from records.selectors.attestation_change import figures_of
from records.selectors.attestation_list import list_hash
from records.selectors.scene import Scene
from records.services.ledger_entry import enter_attestation
from records.services.step_notice import tell_locked, tell_superior


class RoundNotClosed(DomainError):
    message = _("The campaign is still open. Figures are confirmed once it is closed.")


class ChainLocked(DomainError):
    message = _(
        "The figures of this campaign are locked. What changes now is shown beside them."
    )


class NobodyCounted(DomainError):
    message = _("Nobody is counted here, so there is nothing to confirm.")


class NotBelowOwner(DomainError):
    message = _("This unit does not stand below the one that holds the campaign.")


class AlreadyConfirmed(DomainError):
    message = _("Somebody has confirmed these figures already.")


class LevelAboveConfirmed(DomainError):
    message = _(
        "The level above has confirmed its own figures by now. It must have them returned "
        "first."
    )


class FiguresMoved(DomainError):
    message = _(
        "The figures have changed since you opened the page; nothing was confirmed. Look "
        "at them again."
    )


class ReasonForEach(DomainError):
    message = _("Say of each person who is missing why.")


class UnitsNotAccepted(DomainError):
    message = _(
        "Units right below are not accepted yet. Wait for them, or write for each why it "
        "is not waited for."
    )


class OwnLevelBelow(DomainError):
    message = _(
        "You have confirmed a unit below. Another person confirms the level above it."
    )


@dataclass(frozen=True)
class Why:
    """What the unit says of somebody who is missing."""

    absence: Absence
    note: str = ""


@dataclass(frozen=True)
class Told:
    """What whoever confirms has seen and says.

    ``seen``: counted, participated, completed, passed as they were shown; None: unseen.
    ``absences``: by the person's uid. ``gaps``: reasons by the uid of the unit.
    """

    seen: tuple[int, ...] | None = None
    absences: Mapping[UUID, Why] = field(default_factory=dict)
    gaps: Mapping[UUID, str] = field(default_factory=dict)


@transaction.atomic
def confirm_unit(
    *,
    campaign: Campaign,
    unit: Unit,
    actor: User,
    told: Told | None = None,
    now: datetime | None = None,
) -> Attestation:
    """Attest the figures of ``unit`` with all below it, to the level above.

    The same person again has the same attestation. The campaign's row is locked, so of
    two at once the second finds the first.

    Raises:
        RoundNotClosed, ChainLocked, LevelAboveConfirmed, AlreadyConfirmed: not the time.
        OwnLevelBelow: ``actor`` has confirmed a unit below.
        NotBelowOwner, NobodyCounted, FiguresMoved, ReasonForEach, UnitsNotAccepted: it
            cannot stand.
    """
    now = now or timezone.now()
    campaign = claim_campaign(campaign)
    if campaign.owner not in ancestors_of(unit):
        raise NotBelowOwner
    known = attestations_of(campaign, [unit.pk]).get(unit.pk)
    if known is not None:
        if known.confirmed_by_id == actor.pk:
            return known
        raise AlreadyConfirmed
    if is_above_live(campaign, unit):
        raise LevelAboveConfirmed
    return _attest(campaign, unit, actor, told or Told(), Act.CONFIRM, now)


@transaction.atomic
def lock_campaign(
    *,
    campaign: Campaign,
    actor: User,
    told: Told | None = None,
    now: datetime | None = None,
) -> Attestation:
    """Lock the whole: the figures of the campaign's own unit, and all below as they stand.

    The same person again has the same lock.

    Raises:
        RoundNotClosed, ChainLocked: not the time.
        OwnLevelBelow: ``actor`` has confirmed a unit below.
        NobodyCounted, FiguresMoved, ReasonForEach, UnitsNotAccepted: it cannot stand.
    """
    now = now or timezone.now()
    lock = lock_of(campaign)
    if lock is not None and lock.confirmed_by_id == actor.pk:
        return lock
    campaign = claim_campaign(campaign)
    return _attest(campaign, campaign.owner, actor, told or Told(), Act.LOCK, now)


def claim_campaign(campaign: Campaign) -> Campaign:
    """The campaign's row, locked and fresh: one step of its chain at a time.

    Raises:
        RoundNotClosed, ChainLocked: no step may be taken.
    """
    rows = Campaign.objects.select_for_update(of=("self",), no_key=True)
    campaign = rows.select_related("published", "owner").get(pk=campaign.pk)
    if campaign.state != Campaign.State.CLOSED:
        raise RoundNotClosed
    if lock_of(campaign) is not None:
        raise ChainLocked
    return campaign


def is_above_live(campaign: Campaign, unit: Unit) -> bool:
    """Whether the unit right above has attested: nothing below it may move then."""
    parent = parent_of(unit)
    return parent is not None and bool(attestations_of(campaign, [parent.pk]))


def write_step(
    attestation: Attestation, act: Act, actor: User, now: datetime, reason: str = ""
) -> AttestationStep:
    """Append what was done, and enter it into the ledger."""
    step = AttestationStep.objects.create(
        attestation=attestation,
        number=attestation.steps.count() + 1,
        act=act,
        actor=actor,
        done_at=now,
        reason=reason,
    )
    enter_attestation(attestation=attestation)
    return step


def _attest(
    campaign: Campaign, unit: Unit, actor: User, told: Told, act: Act, now: datetime
) -> Attestation:
    scene = scene_of(campaign, unit)
    state = below(scene) if scene else None
    if scene is None or state is None or not state.counts.counted:
        raise NobodyCounted
    if told.seen is not None and told.seen != figures_of(state.counts):
        raise FiguresMoved
    if has_confirmed_below(scene, actor.pk):
        raise OwnLevelBelow
    attestation = _figures(scene, state, actor, act, now)
    _write_gaps(attestation, state, told)
    _write_absences(attestation, scene, state, told)
    write_step(attestation, act, actor, now)
    audit.record(
        actor=actor,
        verb="attestation.locked" if act == Act.LOCK else "attestation.confirmed",
        target=attestation,
        now=now,
        campaign=str(campaign.uid),
        unit=str(unit.uid),
        counted=attestation.counted,
        participated=attestation.participated,
        gaps=[str(one.unit.uid) for one in attestation.gaps.select_related("unit")],
    )
    if act == Act.LOCK:
        tell_locked(lock=attestation, actor=actor, now=now)
    else:
        tell_superior(attestation=attestation, actor=actor, now=now)
    return attestation


def _figures(
    scene: Scene, state: Below, actor: User, act: Act, now: datetime
) -> Attestation:
    counts = state.counts
    is_lock = act == Act.LOCK
    return Attestation.objects.create(
        campaign=scene.campaign,
        version=scene.version,
        unit=scene.unit,
        state=AttestationState.LOCKED if is_lock else AttestationState.CONFIRMED,
        as_of=now,
        target=scene.version.target,
        registered=counts.registered,
        counted=counts.counted,
        participated=counts.participated,
        completed=counts.completed,
        passed=counts.passed,
        by_hand=counts.grade_d,
        list_sha256=list_hash(scene),
        confirmed_by=actor,
    )


def _write_gaps(attestation: Attestation, state: Below, told: Told) -> None:
    """Each unit right below that is not accepted, with its reason."""
    for one in state.unsettled:
        reason = told.gaps.get(one.line.uid, "").strip()
        if not reason:
            raise UnitsNotAccepted
        AttestationGap.objects.create(
            attestation=attestation, unit_id=one.line.unit_id, reason=reason
        )


def _write_absences(
    attestation: Attestation, scene: Scene, state: Below, told: Told
) -> None:
    """Each of the unit's own list who is missing, with both reasons."""
    missing = own_missing(scene, state.own)
    if any(one.person_uid not in told.absences for one in missing):
        raise ReasonForEach
    ids = dict(
        Person.objects.filter(uid__in=[one.person_uid for one in missing]).values_list(
            "uid", "pk"
        )
    )
    AttestedAbsence.objects.bulk_create(
        AttestedAbsence(
            attestation=attestation,
            person_id=ids[one.person_uid],
            reason=one.reason,
            why=told.absences[one.person_uid].absence,
            note=told.absences[one.person_uid].note.strip(),
        )
        for one in missing
    )
