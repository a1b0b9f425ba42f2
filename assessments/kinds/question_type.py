"""The types of question: what each asks of its content, and how it marks.

``mark`` is pure: the same content and response give the same outcome for ever.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.utils.functional import Promise

from assessments.kinds import multiple, single, true_false
from assessments.kinds.content import Content, Outcome


@dataclass(frozen=True)
class QuestionType:
    """A type as the rest of the app sees it.

    ``problems(content)`` names what is wrong, one sentence each; ``takes_many`` tells
    whether more than one option may be chosen; ``is_shuffled`` whether the order of
    its options may change.
    """

    name: str  # QuestionVersion.Kind
    takes_many: bool
    is_shuffled: bool
    problems: Callable[[Content], list[str | Promise]]
    mark: Callable[[Content, AbstractSet[str]], Outcome]


_TYPES = {
    one.name: one
    for one in (
        QuestionType(
            name="single",
            takes_many=False,
            is_shuffled=True,
            problems=single.problems,
            mark=single.mark,
        ),
        QuestionType(
            name="multiple",
            takes_many=True,
            is_shuffled=True,
            problems=multiple.problems,
            mark=multiple.mark,
        ),
        QuestionType(
            name="true_false",
            takes_many=False,
            is_shuffled=False,
            problems=true_false.problems,
            mark=true_false.mark,
        ),
    )
}


def type_of(name: str) -> QuestionType:
    """The type ``name``.

    Raises:
        KeyError: there is no such type.
    """
    return _TYPES[name]


def type_names() -> list[str]:
    """The names of all types."""
    return list(_TYPES)
