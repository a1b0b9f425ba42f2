"""The end of an attempt: closed once, marked from what was stored, reported."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Value, When
from django.db.models.fields import DecimalField
from django.db.models.functions import Least, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.essay import with_file
from assessments.kinds.given import Given, given_of
from assessments.kinds.paper import Answered, Grade, mark_paper
from assessments.models import Attempt, AttemptItem, ResponseEvent
from assessments.selectors.attempt import with_clock
from assessments.selectors.correction import content_under, in_force, is_void
from assessments.selectors.counting import does_count
from assessments.selectors.response_file import file_names
from assessments.selectors.review import waits_for_marks
from courses.models import Enrolment
from courses.services.completion import (
    ActivityClosed,
    EvidenceLate,
    report_evidence,
)
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class LeaseLost(DomainError):
    message = _("The test goes on on another device; this one can no longer write.")


@transaction.atomic
def submit_attempt(
    *,
    attempt: Attempt,
    lease: UUID | None,
    actor: User | None,
    now: datetime | None = None,
) -> bool:
    """Close ``attempt`` and mark it; whether this call did so. Twice over is once.

    Args:
        lease: of the device that submits; once time is up none is needed.

    Raises:
        LeaseLost: another device has the attempt and there is time left.
    """
    now = now or timezone.now()
    Enrolment.objects.select_for_update().get(pk=attempt.enrolment_id)
    locked = with_clock(
        Attempt.objects.select_for_update(of=("self",)).select_related(
            "quiz__activity__section", "enrolment"
        )
    ).get(pk=attempt.pk)
    if not locked.is_open:
        return False
    if not locked.is_over and lease != locked.lease:
        raise LeaseLost
    close(attempt=locked, actor=actor, now=now, expired=locked.is_over)
    return True


def close(
    *, attempt: Attempt, actor: User | None, now: datetime, expired: bool
) -> None:
    """Mark an open attempt and report it; the caller holds the enrolment's lock."""
    items = papers_of(attempt)[attempt.pk]
    grade = mark_items(items, newest_events(attempt))
    result = result_of(attempt, grade)
    Attempt.objects.filter(pk=attempt.pk, state=Attempt.State.OPEN).update(
        state=Attempt.State.EXPIRED if expired else Attempt.State.SUBMITTED,
        submitted_at=Least(Now(), "deadline_at"),
        **result,
    )
    store_marks(items, grade)
    attempt.refresh_from_db()
    counted = report_result(attempt, actor, now, is_pending=grade.is_pending)
    audit.record(
        actor=actor,
        verb="attempt.expired" if expired else "attempt.submitted",
        target=attempt,
        now=now,
        scaled=str(grade.scaled),
        passed=result["passed"],
        counted=counted,
    )


def result_of(attempt: Attempt, grade: Grade) -> dict[str, Any]:
    """The fields of the result of ``attempt``."""
    return {
        "points": grade.points,
        "max_points": grade.max_points,
        "scaled": grade.scaled,
        "passed": grade.scaled >= attempt.quiz.pass_scaled,
    }


def papers_of(*attempts: Attempt) -> dict[int, list[AttemptItem]]:
    """The items of each attempt, in order, by its id; one query."""
    found: dict[int, list[AttemptItem]] = {one.pk: [] for one in attempts}
    items = AttemptItem.objects.filter(attempt__in=attempts).select_related("version")
    for item in items.order_by("attempt", "position"):
        found[item.attempt_id].append(item)
    return found


def mark_items(
    items: Sequence[AttemptItem], events: Mapping[int, ResponseEvent]
) -> Grade:
    """The grade of one paper, as ``mark_papers`` gives it."""
    return mark_papers({0: items}, events)[0]


def mark_papers(
    papers: Mapping[int, Sequence[AttemptItem]], events: Mapping[int, ResponseEvent]
) -> dict[int, Grade]:
    """The grade of each paper; ``events``: the newest by item, none where it is empty.

    Keys that were corrected since the question was approved hold as corrected; what
    persons have settled on stays. Two queries, however many papers.
    """
    every = list(chain.from_iterable(papers.values()))
    corrections = in_force({item.version_id for item in every})
    files = file_names(every)

    def answered(item: AttemptItem) -> Answered:
        given = _given(item, events.get(item.pk))
        correction = corrections.get(item.version_id)
        return Answered(
            kind=item.version.kind,
            content=content_under(item.version, correction),
            given=with_file(given, files.get(item.pk, "")),
            is_void=is_void(correction),
            by_hand=item.points,
        )

    return {
        name: mark_paper([answered(item) for item in items])
        for name, items in papers.items()
    }


def _given(item: AttemptItem, event: ResponseEvent | None) -> Given:
    if event is None:
        return Given()
    return given_of(event.tokens, event.texts, item.places)


def newest_events(*attempts: Attempt) -> dict[int, ResponseEvent]:
    """The newest event of each item: the events alone decide, not the upserts."""
    newest = (
        ResponseEvent.objects.filter(attempt__in=attempts)
        .order_by("item", "-seq", "received_at", "uid")
        .distinct("item")
    )
    return {one.item_id: one for one in newest}


def store_marks(items: Sequence[AttemptItem], grade: Grade) -> None:
    """Keep each mark; one that a person has yet to give stays empty."""
    marks = [
        When(pk=item.pk, then=Value(outcome.points))
        for item, outcome in zip(items, grade.outcomes, strict=True)
        if not outcome.is_pending
    ]
    if not marks:
        return
    AttemptItem.objects.filter(pk__in=[item.pk for item in items]).update(
        points=Case(*marks, output_field=DecimalField(max_digits=5, decimal_places=2))
    )


def report_result(
    attempt: Attempt,
    actor: User | None,
    now: datetime,
    *,
    is_pending: bool,
    asked_at: datetime | None = None,
) -> bool:
    """Tell the course; whether it still counts. A late or barred result is kept all the same.

    Practice is apart from records: the course hears nothing of it, nor of an attempt that
    was not recognised. While a person has
    yet to mark something, only the handing in is told: a result that may still rise
    fails nobody. If what is certain reaches the pass mark, that is told.

    Args:
        now: as of when it is told.
        asked_at: when it is asked whether the attempt counts; ``now`` if not given.
    """
    quiz = attempt.quiz
    if quiz.is_practice or attempt.disallowed_at:
        return False
    evidence: dict[str, Any] = {"attempts": [str(attempt.uid)]}
    is_certain = not is_pending or (quiz.pass_scaled and attempt.passed)
    if is_certain and does_count(attempt, asked_at or now):
        evidence["scaled"] = str(attempt.scaled)  # the course keeps the best it is told
    try:
        with transaction.atomic():
            report_evidence(
                enrolment=attempt.enrolment,
                activity=attempt.quiz.activity,
                evidence=evidence,
                actor=actor,
                now=now,
            )
    except (EvidenceLate, ActivityClosed):
        return False
    return True


def report_again(attempt: Attempt, now: datetime) -> bool:
    """Tell the course of a result that changed, as of the moment it was handed in."""
    return report_result(
        attempt,
        None,
        attempt.submitted_at or now,
        is_pending=waits_for_marks(attempt),
        asked_at=now,
    )
