"""One right answer out of several."""

from django.utils.translation import gettext_lazy as _

from assessments.kinds import choice
from assessments.kinds.content import NOTHING, ONE, Content, Outcome, Problems
from assessments.kinds.contract import QuestionType
from assessments.kinds.given import Given


def problems(content: Content) -> Problems:
    """What keeps ``content`` from being asked."""
    found = choice.choice_problems(content)
    if len(content.keys) != 1:
        found.append(_("Mark exactly one option as right."))
    return found


def mark(content: Content, given: Given) -> Outcome:
    """A whole point for the right option chosen alone, else nothing."""
    return Outcome(ONE if given.chosen == content.keys else NOTHING)


TYPE = QuestionType(
    name="single",
    read=choice.read,
    problems=problems,
    groups=choice.groups,
    mark=mark,
    show=choice.show_one,
    explain=choice.explain,
    describe=choice.describe,
)
