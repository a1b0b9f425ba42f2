"""What records do when the apps below tell that something has happened."""

from django.utils import timezone

from assessments.events import ResultChanged
from courses.events import (
    ActivityCompleted,
    CampaignPublished,
    EvidenceReported,
    EvidenceWithdrawn,
    PlacesWithdrawn,
    RosterChanged,
)
from kernel.events import subscribe
from kernel.queue import enqueue
from people.events import RosterUndone
from people.services.roster_applying import SomethingDepends
from records.models import CompletionRecord
from records.services.ledger_entry import enter_result
from records.services.record import reckon
from records.services.reminder import end_of_withdrawn
from records.services.retraction import retract
from records.services.tally import recount


def follow() -> None:
    """Subscribe; the app calls it once it is ready."""
    subscribe(ActivityCompleted, on_activity_completed)
    subscribe(EvidenceReported, on_evidence_reported)
    subscribe(EvidenceWithdrawn, on_evidence_withdrawn)
    subscribe(ResultChanged, on_result_changed)
    subscribe(RosterChanged, on_roster_changed)
    subscribe(PlacesWithdrawn, on_places_withdrawn)
    subscribe(CampaignPublished, on_campaign_published)
    subscribe(RosterUndone, on_roster_undone)


def on_activity_completed(event: ActivityCompleted) -> None:
    reckon(enrolment=event.progress.enrolment, done_at=event.now, now=timezone.now())


def on_evidence_reported(event: EvidenceReported) -> None:
    """A better result may come after the activity is complete, or without completing it."""
    has_result = "scaled" in event.progress.evidence
    if has_result and not event.completes:
        reckon(
            enrolment=event.progress.enrolment, done_at=event.now, now=timezone.now()
        )


def on_evidence_withdrawn(event: EvidenceWithdrawn) -> None:
    retract(progress=event.progress, ruling=event.ruling, now=event.now)


def on_result_changed(event: ResultChanged) -> None:
    """Old and new stand in the ledger, whether or not a record follows."""
    enter_result(change=event.change)


def on_roster_changed(event: RosterChanged) -> None:
    recount(campaign=event.campaign, unit_ids=event.unit_ids)


def on_places_withdrawn(event: PlacesWithdrawn) -> None:
    end_of_withdrawn(run=event.run, person_ids=event.person_ids, now=event.now)


def on_campaign_published(event: CampaignPublished) -> None:
    """An edit may ask for less: who has done that already is not to wait."""
    if event.version.number > 1:
        enqueue("records.tasks.reckon_version", version_id=event.version.pk)


def on_roster_undone(event: RosterUndone) -> None:
    """Whoever has a record by now is not forgotten.

    Raises:
        SomethingDepends: a record rests on one of them.
    """
    homeless = CompletionRecord.objects.filter(
        person__in=event.person_ids, person__homes=None
    )
    if homeless.exists():
        raise SomethingDepends
