"""One right answer out of several."""

from collections.abc import Set as AbstractSet

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.kinds.choice import choice_problems
from assessments.kinds.content import NOTHING, ONE, Content, Outcome


def problems(content: Content) -> list[str | Promise]:
    """What keeps ``content`` from being asked."""
    found = choice_problems(content)
    if len(content.keys) != 1:
        found.append(_("Mark exactly one option as right."))
    return found


def mark(content: Content, response: AbstractSet[str]) -> Outcome:
    """A whole point for the right option chosen alone, else nothing."""
    return Outcome(ONE if response == content.keys else NOTHING)
