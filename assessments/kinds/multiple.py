"""Several right answers, scored by a rule that the author declares."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.kinds import choice
from assessments.kinds.content import NOTHING, ONE, Content, Outcome, Problems, share
from assessments.kinds.contract import QuestionType
from assessments.kinds.given import Given


class Scoring(StrEnum):
    """How a response that is partly right is marked."""

    ALL_OR_NOTHING = "all_or_nothing"
    PARTIAL = "partial"
    PENALTY = "penalty"


SCORING_TITLES: dict[str, str | Promise] = {
    Scoring.ALL_OR_NOTHING: _("All or nothing: every right option and no other"),
    Scoring.PARTIAL: _(
        "By part: a share for each right option, nothing if one is wrong"
    ),
    Scoring.PENALTY: _("By part, less a share for each wrong option, not below nought"),
}


def problems(content: Content) -> Problems:
    """What keeps ``content`` from being asked."""
    found = choice.choice_problems(content)
    if not content.keys:
        found.append(_("Mark at least one option as right."))
    elif len(content.keys) == len(content.options):
        found.append(_("Leave at least one option that is not right."))
    if content.scoring not in SCORING_TITLES:
        found.append(_("Choose how the question is scored."))
    return found


def mark(content: Content, given: Given) -> Outcome:
    """The point, or the part of it that the declared rule gives.

    With k right options, r of them chosen and w wrong ones chosen: all or nothing
    gives 1 if r = k and w = 0; by part gives r/k if w = 0; with penalty gives
    (r - w)/k, not below nought. Parts are rounded to the cent, halves up.
    """
    right = len(content.keys & given.chosen)
    wrong = len(given.chosen - content.keys)
    match Scoring(content.scoring):
        case Scoring.ALL_OR_NOTHING:
            return Outcome(ONE if given.chosen == content.keys else NOTHING)
        case Scoring.PARTIAL:
            return Outcome(NOTHING if wrong else share(right, len(content.keys)))
        case Scoring.PENALTY:
            return Outcome(share(right - wrong, len(content.keys)))


TYPE = QuestionType(
    name="multiple",
    read=choice.read,
    problems=problems,
    groups=choice.groups,
    mark=mark,
    show=choice.show_many,
    explain=choice.explain,
    describe=choice.describe,
    takes_many=True,
)
