"""The level above decides: it accepts what a unit has confirmed, or returns it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.models import Unit, User
from records.kinds.attestation import Act, AttestationState, after
from records.models import Attestation, AttestationStep
from records.selectors.attestation import parent_of
from records.services.attestation import (
    LevelAboveConfirmed,
    claim_campaign,
    is_above_live,
    write_step,
)
from records.services.step_notice import tell_accepted, tell_returned


class NotRightBelow(DomainError):
    message = _("Only the level right above accepts or returns.")


class OwnConfirmation(DomainError):
    message = _("You have confirmed it yourself. Another person accepts it.")


class NotWaiting(DomainError):
    message = _("It has been decided meanwhile; nothing was changed.")


class ReturnReasonMissing(DomainError):
    message = _("Write why it is returned, so that it can be mended.")


@transaction.atomic
def accept(
    *,
    attestation: Attestation,
    superior: Unit,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Accept it for ``superior``, on which the caller's right was looked for.

    Returns whether this call did it; accepted before, it stays.

    Raises:
        RoundNotClosed, ChainLocked, LevelAboveConfirmed: not the time.
        NotRightBelow: ``superior`` is not right above the unit.
        OwnConfirmation: ``actor`` confirmed it.
        NotWaiting: it was returned.
    """
    now = now or timezone.now()
    attestation = _claim(attestation, superior)
    if attestation.state == AttestationState.ACCEPTED:
        return False
    if attestation.confirmed_by_id == actor.pk:
        raise OwnConfirmation
    _move(attestation, Act.ACCEPT)
    write_step(attestation, Act.ACCEPT, actor, now)
    _audit("attestation.accepted", attestation, actor, now)
    tell_accepted(attestation=attestation, now=now)
    return True


@transaction.atomic
def accept_many(
    *,
    attestations: Iterable[Attestation],
    superior: Unit,
    actor: User,
    now: datetime | None = None,
) -> int:
    """Accept all of them or, if one may not be, none; how many this call accepted.

    Raises:
        As ``accept``.
    """
    now = now or timezone.now()
    return sum(
        accept(attestation=one, superior=superior, actor=actor, now=now)
        for one in attestations
    )


@transaction.atomic
def return_to_unit(
    *,
    attestation: Attestation,
    superior: Unit,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> AttestationStep:
    """Return it, confirmed or accepted: the unit looks again and confirms anew.

    Raises:
        ReturnReasonMissing: no reason is given.
        RoundNotClosed, ChainLocked, LevelAboveConfirmed: not the time.
        NotRightBelow: ``superior`` is not right above the unit.
        NotWaiting: it was returned before.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise ReturnReasonMissing
    attestation = _claim(attestation, superior)
    _move(attestation, Act.RETURN)
    step = write_step(attestation, Act.RETURN, actor, now, reason.strip())
    _audit("attestation.returned", attestation, actor, now, reason=step.reason)
    tell_returned(attestation=attestation, now=now)
    return step


def _claim(attestation: Attestation, superior: Unit) -> Attestation:
    claim_campaign(attestation.campaign)
    rows = Attestation.objects.select_for_update(of=("self",))
    attestation = rows.select_related("campaign", "unit").get(pk=attestation.pk)
    if parent_of(attestation.unit) != superior:
        raise NotRightBelow
    if is_above_live(attestation.campaign, attestation.unit):
        raise LevelAboveConfirmed
    return attestation


def _move(attestation: Attestation, act: Act) -> None:
    state = after(AttestationState(attestation.state), act)
    if state is None:
        raise NotWaiting
    attestation.state = state
    attestation.save(update_fields=["state"])


def _audit(
    verb: str, attestation: Attestation, actor: User, now: datetime, **facts: str
) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        target=attestation,
        now=now,
        campaign=str(attestation.campaign.uid),
        unit=str(attestation.unit.uid),
        **facts,
    )
