"""What a test may draw from."""

from collections.abc import Iterable

from django.db.models import Count, F, Func, JSONField, QuerySet, Value

from assessments.kinds.draw import Candidate, Line
from assessments.kinds.question_type import type_of
from assessments.models import BlueprintLine, QuestionVersion, Quiz


def lines_of(quiz: Quiz) -> list[Line]:
    """The blueprint in its order, as the draw reads it."""
    stored = BlueprintLine.objects.filter(quiz=quiz).order_by("pk")
    return [Line(one.point_id, one.difficulty, one.count) for one in stored]


def pool_of(bank_id: int, lines: Iterable[Line]) -> list[Candidate]:
    """The approved versions of the bank that ``lines`` may draw."""
    return candidates(
        QuestionVersion.objects.filter(
            question__bank=bank_id,
            state=QuestionVersion.State.APPROVED,
            point__in={line.point for line in lines},
        )
    )


def candidates(versions: QuerySet[QuestionVersion]) -> list[Candidate]:
    """``versions`` as the draw reads them, in one query."""
    option_ids = Func(
        F("content"),
        Value("$.options[*].id"),
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s::jsonpath)",
        output_field=JSONField(),
    )
    rows = versions.annotate(option_ids=option_ids).values_list(
        "pk", "uid", "point", "difficulty", "kind", "option_ids"
    )
    return [
        Candidate(
            id=pk,
            uid=str(uid),
            point=point or 0,
            difficulty=difficulty,
            options=tuple(ids),
            is_shuffled=type_of(kind).is_shuffled,
        )
        for pk, uid, point, difficulty, kind, ids in rows
    ]


def pool_sizes(bank_id: int) -> dict[tuple[int, int], int]:
    """How many approved versions a bank holds, by (point id, difficulty)."""
    counted = (
        QuestionVersion.objects.filter(
            question__bank=bank_id, state=QuestionVersion.State.APPROVED
        )
        .values_list("point", "difficulty")
        .annotate(size=Count("pk"))
    )
    return {(point or 0, level): size for point, level, size in counted}
