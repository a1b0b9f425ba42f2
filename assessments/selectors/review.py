"""What a taker may see of a closed attempt, and when. The one place that shows keys."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum

from assessments.kinds.content import read_content
from assessments.models import Attempt, AttemptItem, Quiz
from assessments.selectors.attempt import paper_of
from assessments.selectors.window import closed_for_all


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
class ReviewedOption:
    """``is_key`` is None where keys are not shown."""

    text: str
    is_chosen: bool
    is_key: bool | None
    feedback: str


@dataclass(frozen=True)
class ReviewedItem:
    """A question as its taker may see it; ``points`` None where marks are not shown."""

    position: int
    stem: str
    options: tuple[ReviewedOption, ...]
    points: Decimal | None
    feedback: str


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
    return {one.position: reviewed_item(one, shows_keys=True) for one in checked}


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


def reviewed_paper(attempt: Attempt, extent: Extent) -> list[ReviewedItem]:
    """The paper as far as ``extent`` allows; nothing below own answers."""
    if extent < Extent.OWN_ANSWERS:
        return []
    return [
        reviewed_item(one, shows_keys=extent >= Extent.KEYS)
        for one in paper_of(attempt)
    ]


def reviewed_item(item: AttemptItem, *, shows_keys: bool) -> ReviewedItem:
    """``item`` beside what was answered; the caller asks ``extent_of`` before."""
    content = read_content(item.version.content)
    by_id = {one.id: one for one in content.options}
    response = getattr(item, "response", None)
    chosen = set(response.tokens) if response else set()
    options = []
    for token, option_id in zip(item.tokens, item.options, strict=True):
        option = by_id[option_id]
        options.append(
            ReviewedOption(
                text=option.text,
                is_chosen=token in chosen,
                is_key=option.correct if shows_keys else None,
                feedback=option.feedback if shows_keys and token in chosen else "",
            )
        )
    return ReviewedItem(
        position=item.position,
        stem=item.version.stem,
        options=tuple(options),
        points=item.points if shows_keys else None,
        feedback=content.feedback if shows_keys else "",
    )
