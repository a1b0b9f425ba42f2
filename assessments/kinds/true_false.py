"""A statement that is true or false."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds import choice
from assessments.kinds.content import (
    NOTHING,
    ONE,
    Content,
    Option,
    Outcome,
    Problems,
    long_texts,
)
from assessments.kinds.contract import QuestionType
from assessments.kinds.given import Given
from assessments.kinds.place import Group

TRUE = "true"
FALSE = "false"


def content_of(
    *, is_true: bool, feedback: str = "", said: Mapping[str, str] | None = None
) -> Content:
    """The content of a statement that ``is_true``; ``said``: feedback to each word."""
    said = said or {}
    texts = {TRUE: _("True"), FALSE: _("False")}
    return Content(
        options=tuple(
            Option(
                word,
                text,
                correct=is_true == (word == TRUE),
                feedback=said.get(word, ""),
            )
            for word, text in texts.items()
        ),
        feedback=feedback,
    )


def problems(content: Content) -> Problems:
    """What keeps ``content`` from being asked."""
    ids = [one.id for one in content.options]
    if ids != [TRUE, FALSE] or len(content.keys) != 1:
        return [gettext_lazy("Say whether the statement is true or false.")]
    return long_texts(one.text for one in content.options)


def mark(content: Content, given: Given) -> Outcome:
    """A whole point for the right word, else nothing."""
    return Outcome(ONE if given.chosen == content.keys else NOTHING)


def groups(content: Content) -> tuple[Group, ...]:
    """True and false, always in this order."""
    return (Group(tuple(one.id for one in content.options)),)


TYPE = QuestionType(
    name="true_false",
    read=choice.read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=choice.show_one,
    explain=choice.explain,
    describe=choice.describe,
)
