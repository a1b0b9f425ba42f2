"""The questions of a bank as they are written to files."""

from assessments.kinds.draft import Draft
from assessments.kinds.exchange.file import item_of
from assessments.kinds.exchange.item import Item
from assessments.kinds.question_type import content_of
from assessments.models import QuestionBank, QuestionVersion


def items_of(bank: QuestionBank) -> list[Item]:
    """The newest version in use of each question of ``bank``, with its key."""
    versions = (
        QuestionVersion.objects.filter(question__bank=bank)
        .exclude(state=QuestionVersion.State.RETIRED)
        .select_related("point")
        .order_by("question", "-number")
        .distinct("question")
    )
    return [
        item_of(
            Draft(
                kind=one.kind,
                stem=one.stem,
                content=content_of(one.kind, one.content),
                difficulty=one.difficulty,
                point=one.point.number if one.point else "",
            )
        )
        for one in versions
    ]
