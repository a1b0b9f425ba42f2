"""What the workers do for assessments."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from assessments.kinds.clock import GRACE
from assessments.models import Attempt, KeyCorrection, Quiz, RunAnalysis
from assessments.selectors.counted import due_pairs
from assessments.selectors.counting import unsettled
from assessments.selectors.exposure import shortages_of
from assessments.selectors.sitting import rounds_since
from assessments.services import inquiry
from assessments.services.analysis import analyse
from assessments.services.counting import settle_last
from assessments.services.drawn_paper import (
    AHEAD,
    clear_papers,
    draw_ahead,
    without_paper,
)
from assessments.services.marking import submit_attempt
from assessments.services.outage import is_away
from assessments.services.regrade import regrade
from assessments.services.signal import find_signals as find_in_round
from courses.models import CourseRun
from kernel.kinds.privacy import RAW_FOR
from kernel.models import Job
from kernel.queue import enqueue, leave_result

LATELY = timedelta(hours=12)  # twice the time between two looks
AT_MOST = 2000  # a round; the next comes in a minute
RUNS_A_ROUND = 20
DRAW = "assessments.tasks.draw_papers"


def close_overdue() -> int:
    """Close the attempts whose time is up; how many this call closed.

    While the site is away it holds still: their time will be given back first.
    """
    if is_away():
        return 0
    overdue = Attempt.objects.filter(
        state=Attempt.State.OPEN, deadline_at__lt=Now() - GRACE
    ).order_by("deadline_at", "pk")
    closed = 0
    for attempt in overdue[:AT_MOST]:
        now = min(timezone.now(), attempt.deadline_at)  # when it was done
        with transaction.atomic():
            closed += submit_attempt(attempt=attempt, lease=None, actor=None, now=now)
    return closed


def settle_last_attempts() -> int:
    """Settle the tests whose last attempt counts and that have closed; how many."""
    if is_away():
        return 0
    waiting = unsettled(timezone.now())[:AT_MOST]
    return sum(settle_last(attempt=one) for one in waiting)


def lay_papers() -> int:
    """Ask for the papers of runs that are open or soon will be; how many jobs."""
    now = timezone.now()
    clear_papers(now=now)
    runs = CourseRun.objects.filter(opens_at__lte=now + AHEAD, closes_at__gt=now)
    asked = 0
    for run in runs.order_by("pk"):
        quizzes = Quiz.objects.filter(activity__section__course=run.course_id)
        for quiz in quizzes.order_by("pk"):
            asked += _ask_for_papers(quiz, run)
    return asked


def draw_papers(*, quiz_id: int, run_id: int) -> None:
    """Draw ahead for everybody of a run who has not begun."""
    draw_ahead(quiz=Quiz.objects.get(pk=quiz_id), run=CourseRun.objects.get(pk=run_id))


def _ask_for_papers(quiz: Quiz, run: CourseRun) -> bool:
    """Ask once for what can be drawn; whether this call did."""
    arguments = {"quiz_id": quiz.pk, "run_id": run.pk}
    under_way = Job.objects.filter(
        task=DRAW, state__in=[Job.State.QUEUED, Job.State.RUNNING], arguments=arguments
    )
    if quiz.is_rationed or quiz.is_practice:  # drawn when they are begun
        return False
    if under_way.exists() or not without_paper(quiz, run).exists():
        return False
    if shortages_of(quiz):
        return False
    enqueue(DRAW, **arguments)
    return True


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


def find_signals() -> int:
    """Look through the rounds that people took lately; how many signals are new."""
    since = timezone.now() - LATELY
    return sum(find_in_round(quiz=quiz, run=run) for quiz, run in rounds_since(since))


def forget_grounds() -> int:
    """Forget why people looked at attempts that stand, when the signals go (lms.tasks)."""
    return inquiry.forget_grounds(before=timezone.now() - RAW_FOR)
