"""The answer to a contest: one person replies, another confirms."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.models import User
from records.kinds.contest import Step, Subject
from records.kinds.evidence import Grade, Mode
from records.models import Contest, Participation, StatedResult
from records.selectors.statement import facts_now
from records.services.contest import claim, move
from records.services.ledger_entry import enter, enter_contest
from records.services.participation import DayOutside, NeedsAnother, ReasonMissing
from records.services.record import count_in, record_of, recount_for
from records.services.step_notice import tell_proposed, tell_sent_back, tell_settled


class CorrectionMissing(DomainError):
    message = _("Say on which day and in which way the person took part.")


class NothingCorrected(DomainError):
    message = _(
        "The record still says what was contested. Correct it where it arose (the test, "
        "the list, the lesson) before you confirm that the member is right."
    )


@transaction.atomic
def propose_outcome(
    *,
    contest: Contest,
    is_upheld: bool,
    reply: str,
    actor: User,
    mode: Mode | None = None,
    occurred_on: date | None = None,
    now: datetime | None = None,
) -> Contest:
    """Reply to the member and say what should come of it; it does not count yet.

    Args:
        mode, occurred_on: the correction, where a participation is contested.

    Raises:
        ReasonMissing, CorrectionMissing, DayOutside: the answer cannot stand.
        NeedsAnother: it is about ``actor``.
        NotPossible: it is answered already, decided or withdrawn.
    """
    now = now or timezone.now()
    if not reply.strip():
        raise ReasonMissing
    contest = claim(contest)
    if contest.person.user_id == actor.pk:
        raise NeedsAnother
    move(contest, Step.PROPOSE)
    if is_upheld and Subject(contest.subject).is_participation:
        _check_correction(contest, mode, occurred_on, now)
        contest.mode, contest.occurred_on = str(mode), occurred_on
    else:
        contest.mode, contest.occurred_on = "", None
    contest.reply = reply.strip()
    contest.is_upheld = is_upheld
    contest.proposed_by, contest.proposed_at = actor, now
    contest.save()
    enter_contest(contest=contest)
    audit.record(
        actor=actor,
        verb="contest.answered",
        target=contest,
        now=now,
        upheld=is_upheld,
        reply=contest.reply,
    )
    tell_proposed(contest=contest, now=now)
    return contest


def _check_correction(
    contest: Contest, mode: Mode | None, occurred_on: date | None, now: datetime
) -> None:
    if mode is None or occurred_on is None:
        raise CorrectionMissing
    version = contest.campaign.published
    assert version is not None
    opened_on = timezone.localdate(version.opens_at)
    if not opened_on <= occurred_on <= timezone.localdate(now):
        raise DayOutside


@transaction.atomic
def send_back(
    *, contest: Contest, reason: str, actor: User, now: datetime | None = None
) -> Contest:
    """The second person does not agree: the contest waits for another answer.

    Raises:
        ReasonMissing: no reason is given.
        NeedsAnother: ``actor`` answered it, or it is about them.
        NotPossible: there is no answer to send back.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise ReasonMissing
    contest = _claim_as_second(contest, actor)
    move(contest, Step.SEND_BACK)
    contest.sent_back_because = reason.strip()
    contest.save()
    enter_contest(contest=contest)
    audit.record(
        actor=actor,
        verb="contest.sent_back",
        target=contest,
        now=now,
        reason=contest.sent_back_because,
    )
    tell_sent_back(contest=contest, now=now)
    return contest


@transaction.atomic
def confirm_outcome(
    *, contest: Contest, actor: User, now: datetime | None = None
) -> bool:
    """Let the proposed outcome count. Returns whether this call did it.

    Upheld: the record is corrected, the old fact stays beside it, and the person is told.

    Raises:
        NeedsAnother: ``actor`` answered it, or it is about them.
        NotPossible: there is no answer to confirm.
        NothingCorrected: upheld, but the facts are those that were contested.
    """
    now = now or timezone.now()
    contest = _claim_as_second(contest, actor)
    if contest.settled_at is not None and contest.decided_by_id == actor.pk:
        return False
    move(contest, Step.UPHOLD if contest.is_upheld else Step.REJECT)
    if contest.is_upheld:
        if contest.occurred_on is not None:
            contest.correction = _correct(contest, actor, now)
        _tell_anew(contest, now)
    contest.decided_by, contest.settled_at = actor, now
    contest.save()
    enter_contest(contest=contest)
    audit.record(
        actor=actor,
        verb="contest.settled",
        target=contest,
        now=now,
        state=str(contest.state),
        person=str(contest.person.uid),
        campaign=str(contest.campaign.uid),
    )
    tell_settled(contest=contest, now=now)
    return True


def _claim_as_second(contest: Contest, actor: User) -> Contest:
    contest = claim(contest)
    if actor.pk in {contest.proposed_by_id, contest.person.user_id}:
        raise NeedsAnother
    return contest


def _correct(contest: Contest, actor: User, now: datetime) -> Participation:
    """A participation by two persons in the place of the one that counted, if any did."""
    version = contest.campaign.published
    assert version is not None
    assert contest.occurred_on is not None
    assert contest.proposed_at is not None
    record = record_of(version=version, person=contest.person, now=now)
    counting = record.participations.filter(
        state=Participation.State.CONFIRMED, superseded_by=None
    )
    former = counting.order_by("supersedes", "grade", "decided_at", "pk").first()
    piece = Participation.objects.create(
        record=record,
        mode=contest.mode,
        grade=Grade.D,
        state=Participation.State.CONFIRMED,
        occurred_on=contest.occurred_on,
        recorded_at=contest.proposed_at,
        evidence={"version": str(record.version.uid), "contest": str(contest.uid)},
        reason=contest.reply,
        entered_by=contest.proposed_by,
        decided_by=actor,
        decided_at=now,
        supersedes=former,
    )
    if former is not None:
        record.grade = ""  # the correction decides, be it the weaker evidence
    count_in(record, piece.grade, piece.mode, now)
    record.save()
    recount_for(record)
    enter(record=record)
    return piece


def _tell_anew(contest: Contest, now: datetime) -> None:
    """The member knows the corrected facts with the outcome; they asked for them."""
    facts = facts_now(contest.campaign, contest.person, now)
    if facts is None or facts == contest.result.facts:
        raise NothingCorrected
    StatedResult.objects.create(
        statement=contest.result.statement,
        campaign=contest.campaign,
        person=contest.person,
        unit_id=facts["unit"],
        facts=facts,
        told_at=now,
        contest_until=now,
    )
