"""The types of question: what each asks of its content, and how it marks.

assessments.kinds.contract tells what each promises.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise

from assessments.kinds import (
    case_set,
    cloze,
    essay,
    matching,
    multiple,
    numeric,
    ordering,
    short_answer,
    single,
    true_false,
)
from assessments.kinds.content import AnyContent
from assessments.kinds.contract import QuestionType

__all__ = ["QuestionType", "content_of", "scoring_title", "type_names", "type_of"]

_TYPES: dict[str, QuestionType[Any]] = {
    one.name: one
    for one in (
        single.TYPE,
        multiple.TYPE,
        true_false.TYPE,
        matching.TYPE,
        ordering.TYPE,
        short_answer.TYPE,
        numeric.TYPE,
        cloze.TYPE,
        case_set.TYPE,
        essay.TYPE,
    )
}
# Their places are the ids of ``options`` alone: they need not be read to be drawn.
CHOICES = frozenset({"single", "multiple", "true_false"})
HAND_MARKED = frozenset(one.name for one in _TYPES.values() if one.is_hand_marked)
_SCORINGS: dict[str, dict[str, str | Promise]] = {
    "multiple": multiple.SCORING_TITLES,
    "matching": matching.SCORING_TITLES,
    "ordering": ordering.SCORING_TITLES,
}


def type_of(name: str) -> QuestionType[Any]:
    """The type ``name``.

    Raises:
        KeyError: there is no such type.
    """
    return _TYPES[name]


def type_names() -> list[str]:
    """The names of all types."""
    return list(_TYPES)


def content_of(kind: str, stored: Mapping[str, Any]) -> AnyContent:
    """The value of ``QuestionVersion.content`` of a version of ``kind``."""
    content: AnyContent = type_of(kind).read(stored)
    return content


def scoring_title(kind: str, content: AnyContent) -> str | Promise:
    """The declared rule of scoring in words; empty where the type has but one."""
    titles = _SCORINGS.get(kind, {})
    return titles.get(getattr(content, "scoring", ""), "")
