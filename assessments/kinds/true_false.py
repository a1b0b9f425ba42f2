"""A statement that is true or false."""

from collections.abc import Set as AbstractSet

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds.content import NOTHING, ONE, Content, Option, Outcome

TRUE = "true"
FALSE = "false"


def content_of(*, is_true: bool, feedback: str = "") -> Content:
    """The content of a statement that ``is_true``."""
    return Content(
        options=(
            Option(id=TRUE, text=_("True"), correct=is_true),
            Option(id=FALSE, text=_("False"), correct=not is_true),
        ),
        feedback=feedback,
    )


def problems(content: Content) -> list[str | Promise]:
    """What keeps ``content`` from being asked."""
    ids = [one.id for one in content.options]
    if ids != [TRUE, FALSE] or len(content.keys) != 1:
        return [gettext_lazy("Say whether the statement is true or false.")]
    return []


def mark(content: Content, response: AbstractSet[str]) -> Outcome:
    """A whole point for the right word, else nothing."""
    return Outcome(ONE if response == content.keys else NOTHING)
