"""Banks and questions, as those who work on them may see them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from assessments.models import QuestionBank, QuestionVersion, Quiz
from courses.models import Point
from people.access import Actor, Permission, units_for
from people.kinds.name import search_key

State = QuestionVersion.State
SORTS = {
    "stem": "stem_key",
    "point": "point__number",
    "kind": "kind",
    "difficulty": "difficulty",
    "state": "state",
    "author": "author__display_name",
    "edited": "edited_at",
}


@dataclass(frozen=True)
class Filters:
    """What a list of questions is narrowed to; empty is all that is in use."""

    state: str = ""
    point: int | None = None
    kind: str = ""
    difficulty: int | None = None
    words: str = ""


def banks_for(user: Actor, *permissions: Permission) -> QuerySet[QuestionBank]:
    """The banks of the units on which ``user`` holds one of ``permissions``."""
    held = Q(pk__in=[])
    for permission in permissions:
        held |= Q(owner__in=units_for(user, permission))
    return QuestionBank.objects.filter(held).select_related("resolution", "owner")


def versions_for(user: Actor, *permissions: Permission) -> QuerySet[QuestionVersion]:
    """The versions in those banks."""
    banks = banks_for(user, *permissions)
    return QuestionVersion.objects.filter(question__bank__in=banks).select_related(
        "question__bank__resolution", "point", "author", "approved_by"
    )


def quizzes_for(user: Actor, permission: Permission) -> QuerySet[Quiz]:
    """The tests that draw from those banks."""
    return Quiz.objects.filter(bank__in=banks_for(user, permission)).select_related(
        "activity__section__course", "activity__opens_after", "bank__resolution"
    )


def counted(banks: QuerySet[QuestionBank]) -> QuerySet[QuestionBank]:
    """``banks`` with the number of versions in each state that matters."""
    states = {"draft_count": State.DRAFT, "review_count": State.REVIEW}
    states["approved_count"] = State.APPROVED
    return banks.annotate(
        **{
            name: Count(
                "questions__versions", filter=Q(questions__versions__state=state)
            )
            for name, state in states.items()
        }
    ).order_by("title", "pk")


def filtered(
    versions: QuerySet[QuestionVersion], filters: Filters, sort: str = ""
) -> QuerySet[QuestionVersion]:
    """``versions`` narrowed; words are looked for without diacritics, in any order.

    Args:
        sort: a key of ``SORTS``, with ``-`` the other way round; else by point.
    """
    if filters.state:
        versions = versions.filter(state=filters.state)
    else:
        versions = versions.exclude(state=State.RETIRED)
    if filters.point is not None:
        versions = versions.filter(point=filters.point)
    if filters.kind:
        versions = versions.filter(kind=filters.kind)
    if filters.difficulty is not None:
        versions = versions.filter(difficulty=filters.difficulty)
    for word in search_key(filters.words).split():
        versions = versions.filter(stem_key__contains=word)
    field = SORTS.get(sort.removeprefix("-"))
    if field is None:
        return versions.order_by("point__number", "question", "-number")
    return versions.order_by(f"-{field}" if sort.startswith("-") else field, "pk")


def points_of(bank: QuestionBank) -> QuerySet[Point]:
    """The points that questions of the bank may name."""
    return Point.objects.filter(
        resolution=bank.resolution_id, retired_at=None
    ).order_by("number", "pk")
