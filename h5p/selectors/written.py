"""Answers in the learners' own words, and what lecturers gave for them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from h5p.models import PracticeMark, PracticeResult, Revision
from h5p.models.practice import ANSWER, IS_MARKED, IS_WRITTEN
from h5p.selectors.hand_mark import answer_of, is_former, newest_mark
from h5p.selectors.practice_place import results_for
from h5p.spec.grading import asked_in, part_of
from h5p.spec.score import written_points
from people.access import Permission
from people.models import User

_LONGEST_QUESTION = 5_000


@dataclass(frozen=True)
class Written:
    """A written answer with its question and the newest mark.

    ``is_former``: that mark was given for an answer that stands no more.
    """

    result: PracticeResult
    title: str | Promise
    answer: str
    mark: PracticeMark | None
    is_former: bool


def written_for(user: User, permission: Permission) -> QuerySet[PracticeResult]:
    """The written answers that ``user`` may mark, none of their own."""
    return (
        results_for(user, permission)
        .filter(IS_WRITTEN)
        .exclude(enrolment__person__user=user)
        .annotate(answer=ANSWER)
        .filter(answer__regex=r"\S")
        .select_related("revision__content", "activity", "enrolment__person")
    )


def to_mark(results: QuerySet[PracticeResult]) -> QuerySet[PracticeResult]:
    """Those of ``written_for`` whose answer, as it stands, has no mark; oldest first."""
    return results.filter(~IS_MARKED).order_by("answered_at", "pk")


def marked(results: QuerySet[PracticeResult]) -> QuerySet[PracticeResult]:
    """Those of ``written_for`` that are marked as they stand; newest first."""
    return results.filter(IS_MARKED).order_by("-answered_at", "-pk")


def written_of(result: PracticeResult) -> Written:
    """A result of ``with_marks`` as people read it."""
    revision, part = result.revision, result.sub_content_id
    found = part_of(revision.filtered, revision.ref, part)
    title: str | Promise = ""
    if found is not None:
        title = asked_in(found[0], _LONGEST_QUESTION) or found[2]
    mark = newest_mark(result)
    return Written(
        result=result,
        title=title or _("A question without words"),
        answer=answer_of(result),
        mark=mark,
        is_former=is_former(mark, result),
    )


def most_for(revision: Revision, part: str) -> int:
    """The most points that a person may give, as the content has it."""
    for one in revision.questions:
        if str(one["id"]).lower() == part:
            return int(one["points"])
    found = part_of(revision.filtered, revision.ref, part)
    params, library = (found[0], found[1]) if found else ({}, revision.ref)
    return written_points(params, library)
