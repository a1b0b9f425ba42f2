"""The re-marking of every closed attempt that drew a corrected question.

Marking is a pure function of what is stored, so it may be done twice, and a job that was
killed is gone on with: an attempt that has its result under the correction is not changed
again. First the marks and their trail, some attempts at a time; then each change is told
to its course by itself, so that records follow.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import batched
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.events import ResultChanged
from assessments.kinds.paper import Grade
from assessments.models import Attempt, AttemptItem, KeyCorrection, ResultChange
from assessments.selectors.correction import in_force
from assessments.services.marking import (
    mark_papers,
    newest_events,
    papers_of,
    report_again,
    result_of,
    store_marks,
)
from courses.models import Enrolment
from kernel import audit
from kernel.events import publish
from kernel.queue import progress

AT_A_TIME = 50


def regrade(*, correction: KeyCorrection, now: datetime | None = None) -> int:
    """Mark again what ``correction`` touches; how many results this call changed.

    A result that rises reaches the records; one that falls changes the attempt alone:
    what a record says was reached is never taken back (docs/adr/0003).
    """
    now = now or timezone.now()
    ids = _attempts_hit(correction)
    changed = done = 0
    for some in batched(ids, AT_A_TIME):
        changed += _mark_again(correction, some, now)
        done += len(some)
        progress(done, 2 * len(ids))
    waiting = ResultChange.objects.filter(correction=correction, reported_at=None)
    for number, change in enumerate(list(waiting.order_by("pk")), start=1):
        _report(change)
        progress(min(len(ids) + number, 2 * len(ids)), 2 * len(ids))
    _finish(correction, now)
    return changed


def _attempts_hit(correction: KeyCorrection) -> list[int]:
    """The attempts that drew the question; none if a later correction has taken over."""
    if in_force([correction.version_id]).get(correction.version_id) != correction:
        return []
    drawn = AttemptItem.objects.filter(version=correction.version_id)
    return list(drawn.order_by("attempt_id").values_list("attempt_id", flat=True))


@transaction.atomic
def _mark_again(
    correction: KeyCorrection, attempt_ids: Sequence[int], now: datetime
) -> int:
    """Re-mark some attempts; their enrolments are locked, as in submitting.

    One that is being submitted at this moment is waited for: it may have been marked by
    the old key.
    """
    places = Enrolment.objects.filter(attempts__in=attempt_ids).values("pk")
    list(Enrolment.objects.select_for_update().filter(pk__in=places).order_by("pk"))
    attempts = list(
        Attempt.objects.select_for_update(of=("self",))
        .filter(pk__in=attempt_ids)
        .exclude(state=Attempt.State.OPEN)
        .select_related("quiz")
        .order_by("pk")
    )
    papers = papers_of(*attempts)
    grades = mark_papers(papers, newest_events(*attempts))
    return sum(
        _store(correction, one, papers[one.pk], grades[one.pk], now) for one in attempts
    )


def _store(
    correction: KeyCorrection,
    attempt: Attempt,
    items: Sequence[AttemptItem],
    grade: Grade,
    now: datetime,
) -> bool:
    """Keep what the attempt is worth now; whether its result changed."""
    told = [None if one.is_pending else one.points for one in grade.outcomes]
    if told == [one.points for one in items]:
        return False
    store_marks(items, grade)
    if grade.points == attempt.points:
        return False
    result = result_of(attempt, grade)
    change = _trail(correction, attempt, result, now)
    Attempt.objects.filter(pk=attempt.pk).update(**result)
    audit.record(
        actor=correction.decided_by, verb="attempt.regraded", target=attempt, now=now,
        correction=str(correction.uid), old=str(change.old_scaled),
        new=str(change.new_scaled), passed=change.new_passed,
    )  # fmt: skip
    publish(ResultChanged(change, now))
    return True


def _trail(
    correction: KeyCorrection,
    attempt: Attempt,
    result: dict[str, Any],
    now: datetime,
) -> ResultChange:
    return ResultChange.objects.create(
        correction=correction,
        attempt=attempt,
        max_points=result["max_points"],
        old_points=attempt.points or Decimal(0),
        new_points=result["points"],
        old_scaled=attempt.scaled or Decimal(0),
        new_scaled=result["scaled"],
        old_passed=bool(attempt.passed),
        new_passed=result["passed"],
        changed_at=now,
    )


@transaction.atomic
def _report(change: ResultChange) -> None:
    """Tell the course of one change, as of the moment when the test was handed in."""
    mine = ResultChange.objects.filter(pk=change.pk, reported_at=None)
    if not mine.update(reported_at=timezone.now()):
        return
    attempt = Attempt.objects.select_related(
        "quiz__activity__section", "enrolment"
    ).get(pk=change.attempt_id)
    report_again(attempt, change.changed_at)


def _finish(correction: KeyCorrection, now: datetime) -> None:
    KeyCorrection.objects.filter(pk=correction.pk, applied_at=None).update(
        applied_at=now
    )


@transaction.atomic
def put_away(*, changes: Sequence[int], now: datetime | None = None) -> int:
    """The member has seen that these results changed; how many this call put away."""
    unseen = ResultChange.objects.filter(pk__in=changes, seen_at=None)
    return unseen.update(seen_at=now or timezone.now())
