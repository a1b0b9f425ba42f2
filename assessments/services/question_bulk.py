"""One change to many questions: each is changed, or left as it is with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import QuestionVersion
from assessments.services.question import NotADraft
from assessments.services.question_review import (
    NotInUse,
    PointMissing,
    retire_question,
    submit_for_review,
)
from courses.models import Point
from kernel import audit
from kernel.errors import DomainError
from people.models import User

State = QuestionVersion.State


class PointElsewhere(DomainError):
    message = _("The point belongs to another document.")


@dataclass(frozen=True)
class Refused:
    """A question that was left as it is, and why."""

    version: QuestionVersion
    reason: str


@dataclass(frozen=True)
class Bulk:
    """What came of a change to many: those changed, those refused."""

    changed: tuple[QuestionVersion, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Change:
    """What is to be done: ``point`` or ``difficulty`` set, handed in, or retired."""

    do: str  # "point", "difficulty", "submit" or "retire"
    point: Point | None = None
    difficulty: int | None = None


@transaction.atomic
def change_many(
    *,
    versions: Sequence[QuestionVersion],
    change: Change,
    actor: User,
    dry_run: bool = False,
    now: datetime | None = None,
) -> Bulk:
    """Do ``change`` to each version that allows it; the others are named with a reason.

    Args:
        dry_run: find out what would come of it, and write nothing.
    """
    now = now or timezone.now()
    changed, refused = [], []
    for version in sorted(versions, key=lambda one: one.pk):
        try:
            with transaction.atomic():
                changed.append(_do(version, change, actor, now))
        except (NotADraft, NotInUse, PointMissing, PointElsewhere) as error:
            refused.append(Refused(version, str(error)))
    if dry_run:
        transaction.set_rollback(True)
    return Bulk(tuple(changed), tuple(refused))


@transaction.atomic
def classify_question(
    *,
    version: QuestionVersion,
    actor: User,
    point: Point | None = None,
    difficulty: int | None = None,
    now: datetime | None = None,
) -> QuestionVersion:
    """Set the point or the difficulty of a draft; who did so counts as its author.

    Raises:
        NotADraft: it is in review, approved or retired.
        PointElsewhere: the point is of another resolution than the bank.
    """
    now = now or timezone.now()
    version = (
        QuestionVersion.objects.select_for_update(of=("self",))
        .select_related("question__bank")
        .get(pk=version.pk)
    )
    if version.state != State.DRAFT:
        raise NotADraft
    if point is not None:
        if point.resolution_id != version.question.bank.resolution_id:
            raise PointElsewhere
        version.point = point
    if difficulty is not None:
        version.difficulty = difficulty
    version.author, version.edited_at = actor, now
    version.save(update_fields=["point", "difficulty", "author", "edited_at"])
    audit.record(
        actor=actor,
        verb="question.edited",
        target=version,
        now=now,
        number=version.number,
        point=point.number if point else None,
        difficulty=difficulty,
    )
    return version


def _do(
    version: QuestionVersion, change: Change, actor: User, now: datetime
) -> QuestionVersion:
    ways: dict[str, Callable[[], QuestionVersion]] = {
        "point": lambda: classify_question(
            version=version, actor=actor, point=change.point, now=now
        ),
        "difficulty": lambda: classify_question(
            version=version, actor=actor, difficulty=change.difficulty, now=now
        ),
        "submit": lambda: submit_for_review(version=version, actor=actor),
        "retire": lambda: retire_question(version=version, actor=actor),
    }
    return ways[change.do]()
