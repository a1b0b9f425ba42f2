"""The taking back of what was reported of an activity: only after two persons decided so."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.events import EvidenceWithdrawn, Ruling
from courses.kinds import rule as rules
from courses.models import Activity, Enrolment, Progress
from kernel import audit
from kernel.events import publish


@transaction.atomic
def withdraw_evidence(
    *,
    enrolment: Enrolment,
    activity: Activity,
    evidence: dict[str, Any],
    ruling: Ruling,
    now: datetime | None = None,
) -> bool:
    """Let ``evidence`` be all that is known of the activity; whether this changed anything.

    What was complete stays so if its rule is met by what is left. Otherwise activity and
    course are open again; the audit row keeps what was there.

    Args:
        evidence: the whole of what still counts, as ``report_evidence`` was told it.
        ruling: who decided so and why; the apps above write it beside the record.
    """
    now = now or timezone.now()
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    progress = (
        Progress.objects.select_for_update(of=("self",))
        .select_related("activity")
        .filter(enrolment=enrolment, activity=activity)
        .first()
    )
    if progress is None or progress.evidence == evidence:
        return False
    before = {
        "evidence": progress.evidence,
        "completed_at": progress.completed_at and progress.completed_at.isoformat(),
    }
    progress.enrolment = enrolment
    progress.evidence = evidence
    rule = progress.rule or progress.activity.rule
    if progress.completed_at and not rules.is_met(rule, evidence):
        progress.completed_at, progress.rule = None, {}
        _reopen(enrolment, activity)
    progress.save(update_fields=["evidence", "completed_at", "rule"])
    audit.record(
        actor=ruling.decided_by,
        verb="activity.evidence_withdrawn",
        target=progress,
        now=now,
        activity=str(activity.uid),
        before=before,
        evidence=evidence,
        ruling=str(ruling.uid),
        reason=ruling.reason,
    )
    publish(EvidenceWithdrawn(progress, ruling, now))
    return True


def _reopen(enrolment: Enrolment, activity: Activity) -> None:
    if enrolment.state == Enrolment.State.COMPLETED and activity.is_required:
        enrolment.state, enrolment.completed_at = Enrolment.State.ACTIVE, None
        enrolment.save(update_fields=["state", "completed_at"])
