"""A person's own records."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet
from django.utils.functional import Promise

from courses.kinds.rule import ClauseResult
from courses.models import Activity, Enrolment, Progress
from courses.services.completion import explain_progress
from people.access import Actor
from records.models import CompletionRecord, Participation


@dataclass(frozen=True)
class Studied:
    """One required activity of a record, as the person left it."""

    activity: Activity
    progress: Progress | None
    clauses: tuple[ClauseResult, ...]
    step: str | Promise


def own_records(user: Actor) -> QuerySet[CompletionRecord]:
    """The records of the person who bears the account, the newest campaign first."""
    pieces = Participation.objects.select_related("entered_by", "decided_by")
    return (
        CompletionRecord.objects.filter(
            person__user=user.pk, person__user__isnull=False
        )
        .select_related("version__resolution", "campaign", "unit", "person")
        .prefetch_related(
            Prefetch("participations", pieces.order_by("recorded_at", "pk"))
        )
        .order_by("-version__opens_at", "-pk")
    )


def own_progress(user: Actor) -> QuerySet[Progress]:
    """What the person who bears the account has opened."""
    return Progress.objects.filter(
        enrolment__person__user=user.pk, enrolment__person__user__isnull=False
    ).select_related("content", "activity", "enrolment")


def studied_in(record: CompletionRecord) -> list[Studied]:
    """Each required activity of the record's version, with evidence and rule."""
    enrolment = Enrolment.objects.filter(
        run=record.version.run_id, person=record.person_id
    ).first()
    known = (
        {
            one.activity_id: one
            for one in enrolment.progress.select_related("content", "activity")
        }
        if enrolment
        else {}
    )
    found: list[Studied] = []
    for step in record.version.steps.order_by("position"):
        activities = (
            Activity.objects.filter(section=step.section_id, is_required=True)
            if step.section_id
            else Activity.objects.filter(campaign_steps=step)
        )
        for activity in activities.order_by(F("position")):
            progress = known.get(activity.pk)
            clauses = tuple(explain_progress(progress)) if progress else ()
            found.append(Studied(activity, progress, clauses, step.title))
    return found
