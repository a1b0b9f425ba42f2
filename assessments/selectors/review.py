"""What a taker may see of a closed attempt, and when. The one place that shows keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum

from django.db.models import QuerySet

from assessments.kinds.explained import Explained
from assessments.kinds.hand_marking import Settled
from assessments.kinds.question_type import type_of
from assessments.models import Attempt, AttemptItem, KeyCorrection, Quiz
from assessments.selectors.attempt import paper_of
from assessments.selectors.correction import content_under, in_force, is_void
from assessments.selectors.hand_mark import settled_marks
from assessments.selectors.paper import response_to
from assessments.selectors.point_lesson import PointLesson, lessons_by_point
from assessments.selectors.response_file import file_names
from assessments.selectors.window import closed_for_all
from courses.models import Point
from kernel.prepared import prepared


class Extent(IntEnum):
    """How much may be shown; each holds the former."""

    NOTHING = 0  # that it was submitted
    RESULT = 1
    OWN_ANSWERS = 2
    KEYS = 3


_EXTENTS = {
    Quiz.Review.HIDDEN: Extent.NOTHING,
    Quiz.Review.NOTHING: Extent.RESULT,
    Quiz.Review.OWN_ANSWERS: Extent.OWN_ANSWERS,
    Quiz.Review.KEYS: Extent.KEYS,
}


@dataclass(frozen=True)
class ReviewedItem:
    """A question as its taker may see it; ``points`` None where marks are not shown.

    ``is_pending``: a person has yet to mark it. ``point`` and ``lessons``: what the
    question is about and where to read it again, once keys are shown.
    """

    position: int
    stem: str
    answer: Explained
    points: Decimal | None
    feedback: str
    is_pending: bool = False
    point: Point | None = None
    lessons: Sequence[PointLesson] = ()
    settled: Settled | None = None  # what persons gave, once it is final
    is_void: bool = False  # withdrawn: everybody has the point


def extent_of(attempt: Attempt, *, attempts_made: int, now: datetime) -> Extent:
    """What the test's policy allows now; practice hides nothing once it is over.

    Keys wait until the person cannot use them: the test has closed, or every attempt
    is used up.
    """
    if attempt.is_open:
        return Extent.NOTHING
    quiz = attempt.quiz
    if quiz.is_practice:
        return Extent.KEYS
    run = attempt.enrolment.run
    has_closed = now >= closed_for_all(quiz, run)
    when = Quiz.ReviewWhen(quiz.review_when)
    if when == Quiz.ReviewWhen.AFTER_CLOSING and now < run.closes_at:
        return Extent.NOTHING
    if when == Quiz.ReviewWhen.AFTER_TEST and not has_closed:
        return Extent.NOTHING
    extent = _EXTENTS[Quiz.Review(quiz.review)]
    is_spent = attempts_made >= quiz.attempts_allowed
    if extent == Extent.KEYS and not (has_closed or is_spent):
        return Extent.OWN_ANSWERS
    return extent


def checked_items(attempt: Attempt) -> dict[int, ReviewedItem]:
    """By position, the questions of a practice that the taker has had checked."""
    if not attempt.quiz.is_practice:
        return {}
    checked = paper_of(attempt).filter(points__isnull=False)
    items = checked.select_related("version__point", "response")
    return {one.position: _item(one, None, {}, None) for one in items}


def shown_at(attempt: Attempt) -> datetime | None:
    """When the result is shown; None if the policy never shows it."""
    quiz, run = attempt.quiz, attempt.enrolment.run
    if quiz.review == Quiz.Review.HIDDEN and not quiz.is_practice:
        return None
    if quiz.is_practice:
        return attempt.submitted_at
    match Quiz.ReviewWhen(quiz.review_when):
        case Quiz.ReviewWhen.AT_ONCE:
            return attempt.submitted_at
        case Quiz.ReviewWhen.AFTER_TEST:
            return closed_for_all(quiz, run)
        case Quiz.ReviewWhen.AFTER_CLOSING:
            return run.closes_at


def waits_for_marks(attempt: Attempt) -> bool:
    """Whether a person has yet to mark something, so that the result may rise."""
    return not attempt.is_open and attempt.items.filter(points=None).exists()


def reviewed_paper(attempt: Attempt, extent: Extent) -> list[ReviewedItem]:
    """The paper as far as ``extent`` allows; nothing below own answers."""
    if extent < Extent.OWN_ANSWERS:
        return []
    items = _reviewed(attempt)
    corrections = in_force(one.version_id for one in items)
    lessons = lessons_by_point(attempt.enrolment) if extent >= Extent.KEYS else None
    marks, files = settled_marks(attempt.quiz, items), file_names(items)
    return [
        _item(
            one,
            corrections.get(one.version_id),
            lessons,
            marks.get(one.pk),
            file_name=files.get(one.pk, ""),
        )
        for one in items
    ]


@prepared
def _reviewed(attempt: Attempt) -> QuerySet[AttemptItem]:
    return paper_of(attempt).select_related("version__point", "response")


def _item(
    item: AttemptItem,
    correction: KeyCorrection | None,
    lessons: Mapping[str, Sequence[PointLesson]] | None,
    settled: Settled | None,
    *,
    file_name: str = "",
) -> ReviewedItem:
    """``lessons`` by point; None: keys are not shown."""
    shows_keys = lessons is not None
    point = item.version.point if shows_keys else None
    type_ = type_of(item.version.kind)
    content = content_under(item.version, correction)
    given = response_to(item, file_name)
    answer = type_.explain(content, given, tuple(item.options))
    is_pending = type_.is_hand_marked and item.points is None
    return ReviewedItem(
        position=item.position,
        stem=item.version.stem,
        answer=answer.for_taker() if shows_keys else answer.without_keys(),
        points=item.points if shows_keys or settled else None,
        feedback=content.feedback if shows_keys else "",
        is_pending=is_pending,
        point=point,
        lessons=lessons.get(str(point.uid), ()) if lessons and point else (),
        is_void=is_void(correction),
        settled=None if is_void(correction) else settled,
    )
