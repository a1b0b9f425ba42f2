"""The one door through which an activity tells what a learner has done.

Lessons, tests and all later kinds call ``open_activity`` and ``report_evidence``; the
rule of the activity (courses.kinds.rule) alone decides what is complete.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.events import (
    ActivityCompleted,
    CourseCompleted,
    EvidenceReported,
)
from courses.kinds import rule as rules
from courses.kinds.evidence import merge
from courses.models import Activity, ContentVersion, Enrolment, Progress
from courses.selectors.gate import Closed, why_closed
from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from kernel.prepared import prepared
from people.models import User

# What was begun before the end may arrive after it: a test under way, a slow network.
LATE = timedelta(hours=24)


class ActivityClosed(DomainError):
    """The activity cannot be opened now; ``former`` is what is to be completed first."""

    message = _("This lesson is not open yet.")

    def __init__(self, closed: Closed | None = None) -> None:
        super().__init__(closed.sentence if closed else None)
        self.former = closed.former if closed else None


class ActivityElsewhere(DomainError):
    message = _("This lesson does not belong to your course.")


class NotOpened(DomainError):
    message = _("Begin the lesson first.")


class EvidenceLate(DomainError):
    message = _("The course has closed; what was done after its end is not counted.")


@transaction.atomic
def open_activity(
    *,
    enrolment: Enrolment,
    activity: Activity,
    actor: User | None,
    now: datetime | None = None,
) -> Progress:
    """Let the learner into ``activity`` and pin the content they are to study.

    Opened once it stays open: a second call returns the same row and writes nothing.

    Raises:
        ActivityElsewhere: the activity is not of the enrolment's course.
        ActivityClosed: withdrawn, outside the run's window, or a required former
            activity is not complete and no waiver stands.
    """
    now = now or timezone.now()
    known = _known(enrolment, activity)
    if known is not None:
        return known
    return open_locked(
        enrolment=_locked(enrolment), activity=activity, actor=actor, now=now
    )


def open_locked(
    *, enrolment: Enrolment, activity: Activity, actor: User | None, now: datetime
) -> Progress:
    """As ``open_activity``, for a caller that holds the lock of ``enrolment``'s row.

    Args:
        enrolment: read with its run when it was locked.
    """
    return _known(enrolment, activity) or _open(enrolment, activity, actor, now)


def _known(enrolment: Enrolment, activity: Activity) -> Progress | None:
    return next(iter(_progress(enrolment, activity)), None)


@prepared
def _progress(enrolment: Enrolment, activity: Activity) -> QuerySet[Progress]:
    return Progress.objects.filter(enrolment=enrolment, activity=activity)


@prepared
def _newest(activity: Activity) -> QuerySet[ContentVersion]:
    return ContentVersion.objects.filter(activity=activity).order_by("-number")[:1]


def _locked(enrolment: Enrolment) -> Enrolment:
    (locked,) = _place_locked(enrolment)
    return locked


@prepared
def _place_locked(enrolment: Enrolment) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.select_for_update(of=("self",))
    return rows.select_related("run", "person").filter(pk=enrolment.pk)


def _open(
    enrolment: Enrolment, activity: Activity, actor: User | None, now: datetime
) -> Progress:
    """Write the first row; the caller holds the enrolment and has seen that there is none."""
    if activity.section.course_id != enrolment.run.course_id:
        raise ActivityElsewhere
    closed = why_closed(enrolment, activity, now)
    if closed is not None:
        raise ActivityClosed(closed)
    newest = next(iter(_newest(activity)), None)
    progress = Progress.objects.create(
        enrolment=enrolment, activity=activity, content=newest, opened_at=now
    )
    audit.record(
        actor=actor,
        verb="activity.opened",
        target=progress,
        now=now,
        activity=str(activity.uid),
        content=str(progress.content.uid) if progress.content else None,
    )
    return progress


@transaction.atomic
def claim_place(
    *, enrolment: Enrolment, activity: Activity, now: datetime
) -> Enrolment:
    """``enrolment`` with its row locked, if what is done at ``now`` counts.

    Raises:
        ActivityClosed: the learner no longer takes part.
        EvidenceLate: ``now`` is more than a day after the end of the run.
    """
    enrolment = _locked(enrolment)
    if enrolment.state == Enrolment.State.WITHDRAWN:
        raise ActivityClosed(why_closed(enrolment, activity, now))
    if now >= enrolment.run.closes_at + LATE:
        raise EvidenceLate
    return enrolment


@transaction.atomic
def report_evidence(
    *,
    enrolment: Enrolment,
    activity: Activity,
    evidence: dict[str, Any],
    actor: User | None,
    now: datetime | None = None,
) -> Progress:
    """Add ``evidence`` to what is known and complete the activity once its rule is met.

    The same evidence may come twice. A completed activity stays complete under the rule
    of that day; later evidence (a better test) is kept beside it.

    Args:
        evidence: as courses.kinds.rule reads it; joined by courses.kinds.evidence.
        now: when it was done; the present if not given.

    Raises:
        ActivityElsewhere, ActivityClosed: as ``open_activity``, if it is not open yet.
        EvidenceLate: ``now`` is more than a day after the end of the run.
    """
    now = now or timezone.now()
    enrolment = claim_place(enrolment=enrolment, activity=activity, now=now)
    known = Progress.objects.select_for_update(of=("self",)).select_related(
        "activity", "content"
    )
    progress = known.filter(enrolment=enrolment, activity=activity).first()
    if progress is None:
        progress = _open(enrolment, activity, actor, now)
    progress.enrolment = enrolment
    return add_evidence(progress=progress, evidence=evidence, actor=actor, now=now)


@transaction.atomic
def add_evidence(
    *,
    progress: Progress,
    evidence: dict[str, Any],
    actor: User | None,
    now: datetime,
) -> Progress:
    """As ``report_evidence``, for a caller that has claimed the place (``claim_place``).

    Args:
        progress: read since then, with its activity, content and the claimed enrolment.
    """
    together = merge(progress.evidence, evidence)
    is_complete_now = progress.completed_at is None and rules.is_met(
        progress.activity.rule, together
    )
    if together == progress.evidence and not is_complete_now:
        return progress
    progress.evidence = together
    if is_complete_now:
        progress.completed_at = now
        progress.rule = progress.activity.rule
    progress.save(update_fields=["evidence", "completed_at", "rule"])
    publish(EvidenceReported(progress, now, is_complete_now))
    if is_complete_now:
        _tell_completion(progress, actor, now)
    return progress


def explain_progress(progress: Progress) -> list[rules.ClauseResult]:
    """Each clause of the rule that counts for ``progress``, held against its evidence.

    That is the rule under which it was completed, or today's while it is not.
    """
    counts = progress.rule if progress.completed_at else progress.activity.rule
    return rules.explain(rules.whole(counts), progress.evidence)


def _tell_completion(progress: Progress, actor: User | None, now: datetime) -> None:
    audit.record(
        actor=actor,
        verb="activity.completed",
        target=progress,
        now=now,
        activity=str(progress.activity.uid),
        rule=progress.rule,
    )
    publish(ActivityCompleted(progress, now))
    _complete_course(progress.enrolment, actor, now)


def _complete_course(enrolment: Enrolment, actor: User | None, now: datetime) -> None:
    """Complete the enrolment, once, when no required activity is left."""
    if enrolment.state != Enrolment.State.ACTIVE:
        return
    done = Progress.objects.filter(
        enrolment=enrolment, activity=OuterRef("pk"), completed_at__isnull=False
    )
    required = Activity.objects.filter(
        section__course=enrolment.run.course_id, is_required=True
    )
    if required.filter(~Exists(done)).exists():
        return
    enrolment.state = Enrolment.State.COMPLETED
    enrolment.completed_at = now
    enrolment.save(update_fields=["state", "completed_at"])
    audit.record(actor=actor, verb="enrolment.completed", target=enrolment, now=now)
    publish(CourseCompleted(enrolment, now))
