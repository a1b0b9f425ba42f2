"""What a test may draw from."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, F, Func, JSONField, QuerySet, Value, When

from assessments.kinds.draw import Candidate, Line
from assessments.kinds.place import Group, Order
from assessments.kinds.question_type import CHOICES, type_of
from assessments.models import BlueprintLine, QuestionVersion, Quiz


def lines_of(quiz: Quiz) -> list[Line]:
    """The blueprint in its order, as the draw reads it."""
    stored = BlueprintLine.objects.filter(quiz=quiz).order_by("pk")
    return [Line(one.point_id, one.difficulty, one.count, one.kind) for one in stored]


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
    """``versions`` as the draw reads them, in one query.

    Of choices the ids of the options are read and not the text: they are most of every
    bank, and a paper is drawn while its taker waits.
    """
    option_ids = Func(
        F("content"),
        Value("$.options[*].id"),
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s::jsonpath)",
        output_field=JSONField(),
    )
    rows = versions.annotate(
        told=Case(
            When(kind__in=CHOICES, then=option_ids),
            default=F("content"),
            output_field=JSONField(),
        )
    ).values_list("pk", "uid", "point", "difficulty", "kind", "told")
    return [
        Candidate(
            id=pk,
            uid=str(uid),
            point=point or 0,
            difficulty=difficulty,
            groups=_groups(kind, told),
            kind=kind,
        )
        for pk, uid, point, difficulty, kind, told in rows
    ]


def _groups(kind: str, told: Any) -> tuple[Group, ...]:
    if kind in CHOICES:
        order = Order.KEPT if kind == "true_false" else Order.FREE
        return (Group(tuple(told), order),)
    type_ = type_of(kind)
    return type_.groups(type_.read(told))


def pool_sizes(bank_id: int) -> dict[tuple[int, int, str], int]:
    """How many approved versions a bank holds, by (point id, difficulty, type)."""
    counted = (
        QuestionVersion.objects.filter(
            question__bank=bank_id, state=QuestionVersion.State.APPROVED
        )
        .values_list("point", "difficulty", "kind")
        .annotate(size=Count("pk"))
    )
    return {(point or 0, level, kind): size for point, level, kind, size in counted}
