"""Marks that persons give, each by themselves, and the settling of an answer by them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.essay import Essay, mark_by_rubric
from assessments.models import Attempt, AttemptItem, HandMark, RunAnalysis
from assessments.selectors.hand_mark import rubric_of, settled_by, still_waits
from assessments.services.marking import (
    mark_items,
    newest_events,
    papers_of,
    report_again,
    result_of,
)
from assessments.services.result_notice import give_notice
from courses.models import Enrolment
from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from people.models import User

COMMENT_MOST = 2000
CENT = Decimal("0.01")


class OwnAnswer(DomainError):
    message = _("Nobody marks an answer of their own.")


class AlreadySettled(DomainError):
    message = _("This answer has its mark meanwhile; yours is no longer needed.")


class PointsFaulty(DomainError):
    message = _("Give each criterion points between 0 and what it is worth.")


@transaction.atomic
def mark_answer(
    *,
    item: AttemptItem,
    points: Mapping[str, Decimal],
    comment: str,
    actor: User,
    now: datetime | None = None,
) -> HandMark:
    """Keep ``actor``'s mark and settle the answer if it is the last that was wanted.

    The same person again corrects the former mark, as long as nothing is settled; the
    same mark again changes nothing.

    Args:
        points: by the id of the criterion.

    Raises:
        OwnAnswer, AlreadySettled, PointsFaulty.
    """
    now = now or timezone.now()
    item, attempt = _locked(item)
    if attempt.person.user_id == actor.pk:
        raise OwnAnswer
    if attempt.is_open or item.points is not None:
        raise AlreadySettled
    content = rubric_of(item)
    told = _checked(content, points)
    comment = comment.strip()[:COMMENT_MOST]
    share = mark_by_rubric(content, points).points
    fields = {"by_criterion": told, "points": share, "comment": comment}
    mark = HandMark.objects.filter(item=item, marker=actor).first()
    if mark is None:
        mark = HandMark.objects.create(item=item, marker=actor, marked_at=now, **fields)
        audit.record(
            actor=actor, verb="response.marked", target=item, now=now,
            mark=str(mark.uid), points=told, share=str(share),
        )  # fmt: skip
    elif fields == {name: getattr(mark, name) for name in fields}:
        return mark
    else:
        _correct(mark, fields, actor, now)
    settled = settled_by(attempt.quiz, content, item)
    if settled is not None:
        AttemptItem.objects.filter(pk=item.pk).update(points=settled.points)
        _set_result(attempt, item, settled.points, now)
    return mark


def _locked(item: AttemptItem) -> tuple[AttemptItem, Attempt]:
    """The answer and its attempt; locked as in submitting and re-marking."""
    Enrolment.objects.select_for_update().get(attempts__items=item.pk)
    attempt = (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("quiz__activity__section", "enrolment", "person")
        .get(items=item.pk)
    )
    fresh = AttemptItem.objects.select_for_update(of=("self",))
    return fresh.select_related("version").get(pk=item.pk), attempt


def _checked(content: Essay, points: Mapping[str, Decimal]) -> dict[str, str]:
    if set(points) != {one.id for one in content.rubric}:
        raise PointsFaulty
    for one in content.rubric:
        given = points[one.id]
        if not given.is_finite() or not 0 <= given <= one.points:
            raise PointsFaulty
    return {one.id: str(points[one.id].quantize(CENT)) for one in content.rubric}


def _correct(
    mark: HandMark, fields: dict[str, object], actor: User, now: datetime
) -> None:
    before = mark.by_criterion
    for name, value in fields.items():
        setattr(mark, name, value)
    mark.marked_at = now
    mark.save(update_fields=[*fields, "marked_at"])
    audit.record(
        actor=actor, verb="response.mark_corrected", target=mark.item, now=now,
        mark=str(mark.uid), before=before, points=mark.by_criterion,
    )  # fmt: skip


def _set_result(
    attempt: Attempt, item: AttemptItem, points: Decimal, now: datetime
) -> None:
    """The result with this answer in it; the course hears of it once nothing waits."""
    items = papers_of(attempt)[attempt.pk]
    grade = mark_items(items, newest_events(attempt))
    old = attempt.scaled
    result = result_of(attempt, grade)
    Attempt.objects.filter(pk=attempt.pk).update(**result)
    for name, value in result.items():
        setattr(attempt, name, value)
    counted = report_again(attempt, now)
    audit.record(
        actor=None, verb="attempt.marked", target=attempt, now=now, item=str(item.uid),
        points=str(points), old=str(old), new=str(grade.scaled),
        passed=result["passed"], is_final=not grade.is_pending, counted=counted,
    )  # fmt: skip
    if not grade.is_pending:
        give_notice(attempt=attempt, now=now)
        _reckon_anew(attempt)


def _reckon_anew(attempt: Attempt) -> None:
    """Figures that were reckoned without these marks; once, when the last is given."""
    run_id = attempt.enrolment.run_id
    known = RunAnalysis.objects.filter(quiz=attempt.quiz_id, run=run_id)
    if known.exists() and not still_waits(attempt.quiz, run_id):
        enqueue("assessments.tasks.analyse_run", quiz_id=attempt.quiz_id, run_id=run_id)
