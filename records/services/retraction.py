"""Taking back what a record said, after two persons did not recognise an attempt."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from courses.events import Ruling
from courses.models import CampaignVersion, Progress
from kernel import audit
from records.kinds.study import weigh
from records.models import CompletionRecord, Retraction, StatedResult
from records.selectors.statement import facts_now
from records.selectors.study import steps_of
from records.services.ledger_entry import enter
from records.services.record import recount_for


@transaction.atomic
def retract(
    *, progress: Progress, ruling: Ruling, now: datetime | None = None
) -> list[CompletionRecord]:
    """Hold the learner's records against what is left; those that say less now.

    Participation stands: it is shown by lessons and halls. What held until now is kept
    as a retraction. Whoever was told of the result is told anew and may contest it.
    """
    now = now or timezone.now()
    campaigns = CampaignVersion.objects.filter(run=progress.enrolment.run_id)
    records = (
        CompletionRecord.objects.select_for_update(of=("self",))
        .filter(
            person=progress.enrolment.person_id,
            campaign__in=campaigns.values("campaign"),
        )
        .select_related("version", "campaign", "person")
        .order_by("pk")
    )
    return [one for one in records if _retract_one(one, progress, ruling, now)]


def _retract_one(
    record: CompletionRecord, progress: Progress, ruling: Ruling, now: datetime
) -> bool:
    outcome = weigh(steps_of(record.version, progress.enrolment))
    lost: dict[Retraction.Fact, datetime] = {}
    if record.passed_at and not outcome.has_passed:
        lost[Retraction.Fact.PASSED] = record.passed_at
        record.passed_at = None
    if record.completed_at and not outcome.has_completed and not progress.completed_at:
        lost[Retraction.Fact.COMPLETED] = record.completed_at
        record.completed_at = None
    if not lost and record.scaled == outcome.scaled:
        return False
    record.scaled = outcome.scaled
    record.save(update_fields=["passed_at", "completed_at", "scaled"])
    for fact, since in lost.items():
        Retraction.objects.create(
            record=record,
            fact=fact,
            held_from=since,
            held_until=max(now, since),
            ruling=ruling.uid,
            reason=ruling.reason,
            proposed_by=ruling.proposed_by,
            decided_by=ruling.decided_by,
        )
    audit.record(
        actor=ruling.decided_by,
        verb="record.retracted",
        target=record,
        now=now,
        facts=sorted(lost),
        ruling=str(ruling.uid),
        reason=ruling.reason,
    )
    recount_for(record)
    enter(record=record)
    _tell_anew(record, now)
    return True


def _tell_anew(record: CompletionRecord, now: datetime) -> None:
    """Who was told something else learns of it, with a whole window for a contest."""
    known = StatedResult.objects.filter(campaign=record.campaign, person=record.person)
    last = known.order_by("-told_at", "-pk").first()
    facts = facts_now(record.campaign, record.person, now)
    if last is None or facts is None or facts == last.facts:
        return
    StatedResult.objects.create(
        statement=last.statement,
        campaign=record.campaign,
        person=record.person,
        unit_id=facts["unit"],
        facts=facts,
        told_at=now,
        contest_until=now + timedelta(days=int(settings.CONTEST_WINDOW_DAYS)),
    )
