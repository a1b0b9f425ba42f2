"""Erasing what the ledger says of a person: one proposes, another confirms (ADR 0015).

Commitments, numbers and signed heads stay, so the ledger verifies as before.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from people.models import Person, PrivacyRequest, User
from people.services.privacy_request import (
    AlreadyAnswered,
    AlreadyAsked,
    NothingSaid,
    answer,
    ask,
)
from records.kinds.erasure import ErasureState
from records.models import CompletionRecord, ErasureProposal, StatedResult
from records.selectors.erasure import is_as_proposed, spoken_of
from records.services.ledger_entry import erase_openings
from records.services.participation import NeedsAnother, ReasonMissing
from records.services.step_notice import tell_erasure_proposed

State = ErasureState


class NotAskedFor(DomainError):
    message = _("The person has not asked for a deletion.")


class NothingFree(DomainError):
    message = _("Nothing that the ledger says of this person may be erased now.")


class ErasureProposed(DomainError):
    message = _("An erasure was proposed for this request already.")


class ErasureDecided(DomainError):
    message = _("Somebody else has decided meanwhile; look at the page again.")


class ForbiddenMeanwhile(DomainError):
    message = _(
        "Since the proposal something has changed that forbids the erasure, or adds to it. "
        "Decline it; it can be proposed anew with what may be erased then."
    )


@transaction.atomic
def ask_for_past(*, person: Person, actor: User) -> PrivacyRequest:
    """A request for a deletion in the place of somebody who has left; an open one serves."""
    words = gettext("Past the years of keeping: laid by the desk, not by the person.")
    kind = PrivacyRequest.Kind.ERASE
    try:
        return ask(person=person, kind=kind, words=words, actor=actor)
    except AlreadyAsked:
        state = PrivacyRequest.State.OPEN
        return PrivacyRequest.objects.get(person=person, kind=kind, state=state)


@transaction.atomic
def propose_erasure(
    *, request: PrivacyRequest, reason: str, actor: User, now: datetime | None = None
) -> ErasureProposal:
    """Propose to erase all that may be erased of the person now; nothing goes yet.

    Raises:
        ReasonMissing: without a reason nobody can weigh it.
        NotAskedFor, AlreadyAnswered: the request is no open one for a deletion.
        NeedsAnother: it is about ``actor``.
        NothingFree: nothing is in the ledger, or all of it is held.
        ErasureProposed: another proposal waits.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise ReasonMissing
    request = _claim(request, actor)
    free = [one for one in spoken_of(request.person, now) if one.hold is None]
    if not free:
        raise NothingFree
    try:
        with transaction.atomic():
            proposal = ErasureProposal.objects.create(
                request=request,
                subjects=[one.facts() for one in free],
                reason=reason.strip(),
                proposed_by=actor,
                proposed_at=now,
            )
    except IntegrityError as error:
        raise ErasureProposed from error
    _record("privacy.erasure_proposed", proposal, actor, now)
    tell_erasure_proposed(proposal=proposal, now=now)
    return proposal


@transaction.atomic
def confirm_erasure(
    *,
    proposal: ErasureProposal,
    words: str,
    actor: User,
    now: datetime | None = None,
) -> int:
    """Erase what was proposed and answer the request with it, in one transaction.

    Args:
        words: the answer to the person.

    Returns:
        How many openings went.

    Raises:
        NothingSaid: no answer is given.
        ErasureDecided, AlreadyAnswered: it does not wait any more.
        NeedsAnother: ``actor`` proposed it, or it is about them.
        ForbiddenMeanwhile: what may be erased is not what was proposed.
    """
    now = now or timezone.now()
    if not words.strip():
        raise NothingSaid
    proposal = _claim_as_second(proposal, actor)
    person = proposal.request.person
    # A request for a review locks its result, an entry its record: both wait, or came first.
    for rows in (StatedResult.objects, CompletionRecord.objects):
        list(rows.filter(person=person).select_for_update().order_by("pk"))
    if not is_as_proposed(proposal, spoken_of(person, now)):
        raise ForbiddenMeanwhile
    proposal.state = State.CONFIRMED
    proposal.decided_by, proposal.decided_at = actor, now
    proposal.save(update_fields=["state", "decided_by", "decided_at"])
    count = sum(
        erase_openings(record_uid=UUID(one["uid"]), reason=proposal.reason, actor=actor)
        for one in proposal.subjects
    )
    if count != proposal.openings:  # an entry came between the look and the deletion
        raise ForbiddenMeanwhile
    enqueue("records.tasks.keep_erasure_list")  # a backup would bring it all back
    _record("privacy.erasure_confirmed", proposal, actor, now)
    answer(request=proposal.request, is_granted=True, words=words, actor=actor, now=now)
    return count


@transaction.atomic
def decline_erasure(
    *,
    proposal: ErasureProposal,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> ErasureProposal:
    """The second person does not agree; the request still waits for an answer.

    Raises:
        ReasonMissing, NeedsAnother, ErasureDecided, AlreadyAnswered.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise ReasonMissing
    proposal = _claim_as_second(proposal, actor)
    proposal.state, proposal.decision_reason = State.DECLINED, reason.strip()
    proposal.decided_by, proposal.decided_at = actor, now
    proposal.save(
        update_fields=["state", "decision_reason", "decided_by", "decided_at"]
    )
    _record("privacy.erasure_declined", proposal, actor, now)
    return proposal


def _claim(request: PrivacyRequest, actor: User) -> PrivacyRequest:
    locked = PrivacyRequest.objects.select_for_update(of=("self",))
    request = locked.select_related("person").get(pk=request.pk)
    if request.person.user_id == actor.pk:
        raise NeedsAnother
    if request.kind != PrivacyRequest.Kind.ERASE:
        raise NotAskedFor
    if request.state != PrivacyRequest.State.OPEN:
        raise AlreadyAnswered
    return request


def _claim_as_second(proposal: ErasureProposal, actor: User) -> ErasureProposal:
    request = _claim(proposal.request, actor)
    locked = ErasureProposal.objects.select_for_update(of=("self",))
    proposal = locked.get(pk=proposal.pk)
    proposal.request = request
    if proposal.state != State.PROPOSED:
        raise ErasureDecided
    if proposal.proposed_by_id == actor.pk:
        raise NeedsAnother
    return proposal


def _record(verb: str, proposal: ErasureProposal, actor: User, now: datetime) -> None:
    person = str(proposal.request.person.uid)
    audit.record(
        actor=actor, verb=verb, target=proposal, now=now, person=person,
        request=str(proposal.request.uid), subjects=len(proposal.subjects),
        openings=proposal.openings, reason=proposal.decision_reason or proposal.reason,
    )  # fmt: skip
