"""Participations that people enter by hand, and the second person's word."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign, CampaignVersion, RosterEntry
from kernel import audit
from kernel.errors import DomainError
from people.models import Person, User
from records.kinds.evidence import Grade, Mode
from records.models import CompletionRecord, Participation
from records.services.ledger_entry import enter
from records.services.record import count_in, record_of, recount_for


class CampaignNotOpen(DomainError):
    message = _("The campaign is not published or is closed; nothing can be entered.")


class NotOnList(DomainError):
    message = _(
        "This person is not on the campaign's list, or their wave is not open yet."
    )


class DayOutside(DomainError):
    message = _("The day lies ahead, or before the campaign opened. Check the day.")


class ReasonMissing(DomainError):
    message = _("Write the reason.")


class AlreadyCounted(DomainError):
    message = _("This person's participation counts already; nothing was entered.")


class AlreadyProposed(DomainError):
    message = _("A participation of this person is waiting for confirmation already.")


class NeedsAnother(DomainError):
    message = _(
        "A second person must decide: not the one who entered it, nor the one it is about."
    )


@transaction.atomic
def propose_participation(
    *,
    campaign: Campaign,
    person: Person,
    mode: Mode,
    occurred_on: date,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> Participation:
    """Write down, with grade D, that ``person`` took part; it does not count yet.

    The same proposal again returns the first.

    Raises:
        CampaignNotOpen, NotOnList, DayOutside, ReasonMissing: the entry cannot stand.
        AlreadyCounted, AlreadyProposed: there is nothing to enter.
    """
    now = now or timezone.now()
    version = campaign.published
    if version is None or campaign.state != Campaign.State.PUBLISHED:
        raise CampaignNotOpen
    if not reason.strip():
        raise ReasonMissing
    opened_on = timezone.localdate(version.opens_at)
    if not opened_on <= occurred_on <= timezone.localdate(now):
        raise DayOutside
    if not _is_on_list(campaign, person):
        raise NotOnList
    record = record_of(version=version, person=person, now=now)
    if record.participated_at is not None:
        raise AlreadyCounted
    waiting = record.participations.filter(state=Participation.State.PROPOSED).first()
    if waiting is None:
        return _write(record, version, mode, occurred_on, reason.strip(), actor, now)
    known = (waiting.mode, waiting.occurred_on, waiting.entered_by_id)
    is_same = known == (mode, occurred_on, actor.pk)
    if not is_same:
        raise AlreadyProposed
    return waiting


def _write(
    record: CompletionRecord,
    version: CampaignVersion,
    mode: Mode,
    occurred_on: date,
    reason: str,
    actor: User,
    now: datetime,
) -> Participation:
    piece = Participation.objects.create(
        record=record,
        mode=mode,
        grade=Grade.D,
        occurred_on=occurred_on,
        recorded_at=now,
        evidence={"version": str(version.uid)},
        reason=reason,
        entered_by=actor,
    )
    audit.record(
        actor=actor,
        verb="participation.proposed",
        target=piece,
        now=now,
        person=str(record.person.uid),
        campaign=str(version.campaign.uid),
        mode=str(mode),
        occurred_on=occurred_on.isoformat(),
        reason=reason,
    )
    return piece


@transaction.atomic
def confirm_participation(
    *, participation: Participation, actor: User, now: datetime | None = None
) -> bool:
    """Let an entry count. Returns whether this call did it.

    Raises:
        NeedsAnother: ``actor`` entered it, or it is about them.
    """
    now = now or timezone.now()
    piece = _claim(participation, actor)
    if piece is None:
        return False
    record = CompletionRecord.objects.select_for_update().get(pk=piece.record_id)
    piece.state = Participation.State.CONFIRMED
    piece.decided_by = actor
    piece.decided_at = now
    piece.save()
    count_in(record, piece.grade, piece.mode, now)
    record.save()
    enter(record=record)
    audit.record(actor=actor, verb="participation.confirmed", target=piece, now=now)
    recount_for(record)
    return True


@transaction.atomic
def refuse_participation(
    *,
    participation: Participation,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Refuse an entry, saying why. Returns whether this call did it.

    Raises:
        ReasonMissing: no reason is given.
        NeedsAnother: ``actor`` entered it, or it is about them.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise ReasonMissing
    piece = _claim(participation, actor)
    if piece is None:
        return False
    piece.state = Participation.State.REFUSED
    piece.decided_by = actor
    piece.decided_at = now
    piece.decision_reason = reason.strip()
    piece.save()
    audit.record(
        actor=actor,
        verb="participation.refused",
        target=piece,
        now=now,
        reason=piece.decision_reason,
    )
    return True


def _claim(participation: Participation, actor: User) -> Participation | None:
    """The row, locked, if it still waits and ``actor`` may decide."""
    CompletionRecord.objects.select_for_update().get(pk=participation.record_id)
    piece = (
        Participation.objects.select_for_update(of=("self",))
        .select_related("record__person")
        .get(pk=participation.pk)
    )
    if piece.state != Participation.State.PROPOSED:
        return None
    if actor.pk in {piece.entered_by_id, piece.record.person.user_id}:
        raise NeedsAnother
    return piece


def _is_on_list(campaign: Campaign, person: Person) -> bool:
    listed = RosterEntry.objects.filter(campaign=campaign, person=person, ended_at=None)
    not_asked = [RosterEntry.Exclusion.MOVED_OUT, RosterEntry.Exclusion.NOT_OPEN]
    return listed.exclude(exclusion__in=not_asked).exists()
