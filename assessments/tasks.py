"""What the workers do for assessments."""

from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from assessments.kinds.clock import GRACE
from assessments.models import Attempt, KeyCorrection, Quiz, RunAnalysis
from assessments.selectors.counted import due_pairs
from assessments.services.analysis import analyse
from assessments.services.marking import submit_attempt
from assessments.services.regrade import regrade
from courses.models import CourseRun
from kernel.queue import enqueue, leave_result

AT_MOST = 2000  # a round; the next comes in a minute
RUNS_A_ROUND = 20


def close_overdue() -> int:
    """Close the attempts whose time is up; how many this call closed."""
    overdue = Attempt.objects.filter(
        state=Attempt.State.OPEN, deadline_at__lt=Now() - GRACE
    ).order_by("deadline_at", "pk")
    closed = 0
    for attempt in overdue[:AT_MOST]:
        now = min(timezone.now(), attempt.deadline_at)  # when it was done
        with transaction.atomic():
            closed += submit_attempt(attempt=attempt, lease=None, actor=None, now=now)
    return closed


def analyse_closed_runs() -> int:
    """Ask for the analysis of the runs that have closed; how many were asked for."""
    due = due_pairs(RUNS_A_ROUND)
    for quiz_id, run_id, taken, writing in due:
        enqueue(
            "assessments.tasks.analyse_run",
            key=f"analysis:{quiz_id}:{run_id}:{taken}:{writing}",
            quiz_id=quiz_id,
            run_id=run_id,
        )
    return len(due)


def analyse_run(*, quiz_id: int, run_id: int) -> None:
    """Reckon the figures of one test in one run."""
    analyse(
        quiz=Quiz.objects.select_related("activity").get(pk=quiz_id),
        run=CourseRun.objects.get(pk=run_id),
    )


def apply_correction(*, correction_id: int) -> None:
    """Re-mark what a correction touches, then reckon the analyses it belongs to anew."""
    correction = KeyCorrection.objects.select_related("decided_by").get(
        pk=correction_id
    )
    leave_result(url=reverse("assessments:correction", args=[correction.uid]))
    regrade(correction=correction)
    stale = RunAnalysis.objects.filter(items__version=correction.version_id)
    for analysis in stale.select_related("quiz", "run").order_by("pk"):
        analyse(quiz=analysis.quiz, run=analysis.run)
