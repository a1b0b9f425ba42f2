"""Several right answers, scored by a rule that the author declares."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.kinds.choice import choice_problems
from assessments.kinds.content import NOTHING, ONE, Content, Outcome, share


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


def problems(content: Content) -> list[str | Promise]:
    """What keeps ``content`` from being asked."""
    found = choice_problems(content)
    if not content.keys:
        found.append(_("Mark at least one option as right."))
    elif len(content.keys) == len(content.options):
        found.append(_("Leave at least one option that is not right."))
    if content.scoring not in SCORING_TITLES:
        found.append(_("Choose how the question is scored."))
    return found


def mark(content: Content, response: AbstractSet[str]) -> Outcome:
    """The point, or the part of it that the declared rule gives.

    With k right options, r of them chosen and w wrong ones chosen: all or nothing
    gives 1 if r = k and w = 0; by part gives r/k if w = 0; with penalty gives
    (r - w)/k, not below nought. Parts are rounded to the cent, halves up.
    """
    right = len(content.keys & response)
    wrong = len(response - content.keys)
    match Scoring(content.scoring):
        case Scoring.ALL_OR_NOTHING:
            return Outcome(ONE if response == content.keys else NOTHING)
        case Scoring.PARTIAL:
            return Outcome(NOTHING if wrong else share(right, len(content.keys)))
        case Scoring.PENALTY:
            return Outcome(share(right - wrong, len(content.keys)))
