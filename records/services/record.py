"""Completion records, made from what the courses report."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from courses.models import CampaignVersion, Enrolment, RosterEntry
from kernel import audit
from people.models import HomeUnit, Person, User
from records.kinds.evidence import Grade
from records.kinds.study import Outcome, Step, shown_by, vouched_by, weigh
from records.models import CompletionRecord, Participation
from records.selectors.study import steps_of
from records.services.ledger_entry import enter
from records.services.reminder import end_reminders
from records.services.tally import recount


@transaction.atomic(savepoint=False)
def reckon(
    *,
    enrolment: Enrolment,
    actor: User | None = None,
    done_at: datetime | None = None,
    now: datetime | None = None,
) -> list[CompletionRecord]:
    """Bring the learner's records up to what they have done; twice over is once.

    Every campaign whose version in force uses the enrolment's run gets its record. Facts
    are added, never taken back.

    Args:
        done_at: when it was done, which gives the day of participation.
        now: the moment of recording, by which reports as of a time go.
    """
    now = now or timezone.now()
    versions = CampaignVersion.objects.filter(
        run=enrolment.run_id, campaign__published=F("pk")
    ).select_related("campaign")
    return [
        _reckon_one(version, enrolment, actor, done_at or now, now)
        for version in versions.order_by("pk")
    ]


def _reckon_one(
    version: CampaignVersion,
    enrolment: Enrolment,
    actor: User | None,
    done_at: datetime,
    now: datetime,
) -> CompletionRecord:
    record = record_of(version=version, person=enrolment.person, now=now)
    record.campaign = version.campaign
    if record.completed_at is None:
        record.version = version
    steps = steps_of(record.version, enrolment)
    outcome = weigh(steps)
    before = _facts(record)
    is_new = outcome.has_participated and _take_part(record, steps, done_at, now)
    _add_facts(record, outcome, now)
    if _facts(record) != before:
        record.save()
        audit.record(
            actor=actor,
            verb="record.advanced",
            target=record,
            now=now,
            version=str(record.version.uid),
            participated=record.participated_at is not None,
            completed=record.completed_at is not None,
            passed=record.passed_at is not None,
            scaled=str(record.scaled) if record.scaled is not None else None,
        )
        recount_for(record)
        is_new = True
    if is_new:
        enter(record=record)
    return record


def record_of(
    *, version: CampaignVersion, person: Person, now: datetime
) -> CompletionRecord:
    """The person's record of the campaign, locked; made if there is none."""
    known = CompletionRecord.objects.select_for_update(of=("self",)).select_related(
        "version"
    )
    record = known.filter(campaign=version.campaign_id, person=person).first()
    if record is not None:
        return record
    first = CompletionRecord(
        campaign_id=version.campaign_id,
        person=person,
        version=version,
        unit_id=_unit_id(version, person, now),
    )
    CompletionRecord.objects.bulk_create([first], ignore_conflicts=True)
    return known.get(campaign=version.campaign_id, person=person)


def recount_for(record: CompletionRecord) -> None:
    """Count again the units on whose lists the record's person stands."""
    units = RosterEntry.objects.filter(
        campaign=record.campaign_id, person=record.person_id, ended_at=None
    ).values_list("unit_id", flat=True)
    recount(campaign=record.campaign, unit_ids=list(units))


def count_in(record: CompletionRecord, grade: str, mode: str, now: datetime) -> None:
    """Let a participation count: the first sets the moment, the best the grade.

    A correction by two persons is not outdone by what else comes.
    """
    if record.participated_at is None:
        record.participated_at = now
    elif record.grade and record.participations.exclude(supersedes=None).exists():
        return
    if not record.grade or grade < record.grade:
        record.grade = grade
        record.mode = mode


def _take_part(
    record: CompletionRecord, steps: list[Step], done_at: datetime, now: datetime
) -> bool:
    """Write the participation, no stronger than the weakest of its steps is shown.

    Returns:
        Whether this call wrote it.
    """
    study = [one for one in steps if one.kind == "study"] or steps
    grade, mode = shown_by(study)
    people = _vouchers(study) if grade == Grade.D else {}
    entered_by = people.pop("entered_by", None)
    same = record.participations.filter(
        grade=grade, state=Participation.State.CONFIRMED, entered_by=entered_by
    )
    if same.exists():  # the record is locked: none comes in between
        return False
    Participation.objects.create(
        record=record,
        grade=grade,
        state=Participation.State.CONFIRMED,
        entered_by=entered_by,
        mode=mode,
        occurred_on=timezone.localdate(done_at),
        recorded_at=now,
        decided_at=now,
        evidence={
            "version": str(record.version.uid),
            "progress": [one.progress_uid for one in study],
            "content": [one.content_uid for one in study if one.content_uid],
        },
        **people,
    )
    count_in(record, grade, mode, now)
    return True


def _vouchers(study: list[Step]) -> dict[str, Any]:
    """The two people on whose word a piece of grade D stands, and why."""
    vouched = vouched_by(study)
    if vouched is None:
        return {}
    told_by, confirmed_by, reason = vouched
    users = {
        str(one.uid): one
        for one in User.objects.filter(uid__in=[told_by, confirmed_by])
    }
    return {
        "entered_by": users.get(told_by),
        "decided_by": users.get(confirmed_by),
        "reason": reason,
    }


def _add_facts(record: CompletionRecord, outcome: Outcome, now: datetime) -> None:
    if outcome.has_completed and record.participated_at and not record.completed_at:
        record.completed_at = now
        end_reminders(campaign=record.campaign, person=record.person, now=now)
    if outcome.has_passed and not record.passed_at:
        record.passed_at = now
    if outcome.scaled is not None:
        record.scaled = max(record.scaled or Decimal(0), outcome.scaled)


def _facts(record: CompletionRecord) -> tuple[object, ...]:
    return (
        record.version_id,
        record.participated_at,
        record.completed_at,
        record.passed_at,
        record.scaled,
        record.grade,
    )


def _unit_id(version: CampaignVersion, person: Person, now: datetime) -> int:
    """The unit that answers for the person in the campaign, else where they are at home."""
    listed = RosterEntry.objects.filter(
        campaign=version.campaign_id, person=person, ended_at=None
    ).exclude(exclusion=RosterEntry.Exclusion.MOVED_OUT)
    unit_id = listed.values_list("unit_id", flat=True).first()
    if unit_id is not None:
        return unit_id
    homes = HomeUnit.objects.filter(person=person)
    today = homes.filter(period__contains=timezone.localdate(now))
    unit_id = today.values_list("unit_id", flat=True).first()
    if unit_id is not None:
        return unit_id
    last = homes.order_by("-period").values_list("unit_id", flat=True).first()
    return last if last is not None else version.campaign.owner_id
