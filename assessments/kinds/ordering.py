"""Things to be put into their right order."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.kinds.choice import option_problems
from assessments.kinds.content import (
    NOTHING,
    ONE,
    Entry,
    Outcome,
    Part,
    Problems,
    read_entries,
    share,
)
from assessments.kinds.contract import QuestionType
from assessments.kinds.explained import Explained, Line
from assessments.kinds.given import Given
from assessments.kinds.place import Group, Order
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import Ranking, RankRow

LEAST, MOST = 2, 10


class Scoring(StrEnum):
    """How an order that is partly right is marked."""

    ALL_OR_NOTHING = "all_or_nothing"
    PARTIAL = "partial"
    PAIRS = "pairs"


SCORING_TITLES: dict[str, str | Promise] = {
    Scoring.ALL_OR_NOTHING: _("All or nothing: everything in its place"),
    Scoring.PARTIAL: _("By part: a share for each thing in its exact place"),
    Scoring.PAIRS: _("By part: a share for each two neighbours in the right order"),
}


@dataclass(frozen=True)
class Ordering:
    """``options`` in the right order."""

    options: tuple[Entry, ...]
    scoring: str = Scoring.ALL_OR_NOTHING
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "options": [asdict(one) for one in self.options],
            "scoring": self.scoring,
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> Ordering:
    return Ordering(
        options=read_entries(stored["options"]),
        scoring=stored.get("scoring", Scoring.ALL_OR_NOTHING),
        feedback=stored.get("feedback", ""),
    )


def problems(content: Ordering) -> Problems:
    """What keeps ``content`` from being asked."""
    found = option_problems([one.text for one in content.options], LEAST, MOST)
    if content.scoring not in SCORING_TITLES:
        found.append(_("Choose how the question is scored."))
    return found


def groups(content: Ordering) -> tuple[Group, ...]:
    """Always mixed: the author's order is the key."""
    return (Group(tuple(one.id for one in content.options), Order.MIXED),)


def order_of(given: Given) -> list[str]:
    """The order given; what is told twice counts where it stands first."""
    return list(dict.fromkeys(given.picked))


def mark(content: Ordering, given: Given) -> Outcome:
    """The point for the right order, or the part of it that the declared rule gives.

    By part: the share of things that stand in their exact place. By pairs: of the
    n - 1 neighbours of the right order, the share whose first stands before its second.
    An order that leaves things out is marked by what it holds.
    """
    right = [one.id for one in content.options]
    order = order_of(given)
    at = {one: place for place, one in enumerate(order)}
    hits = [at.get(one) == place for place, one in enumerate(right)]
    match Scoring(content.scoring):
        case Scoring.ALL_OR_NOTHING:
            points = ONE if order == right else NOTHING
        case Scoring.PARTIAL:
            points = share(sum(hits), len(right))
        case Scoring.PAIRS:
            kept = sum(
                one in at and other in at and at[one] < at[other]
                for one, other in pairwise(right)
            )
            points = share(kept, len(right) - 1)
    parts = tuple(
        Part(one, Outcome(ONE if hit else NOTHING))
        for one, hit in zip(right, hits, strict=True)
    )
    return Outcome(points, parts=parts)


def show(content: Ordering, sheet: Sheet) -> Ranking:
    """A row for each thing, in the order of the sheet, with its place if it has one."""
    places = {one: place for place, one in enumerate(order_of(sheet.given), start=1)}
    texts = {one.id: one.text for one in content.options}
    return Ranking(
        rows=tuple(
            RankRow(
                name=f"{sheet.name}-{token}",
                token=token,
                text=texts[option],
                place=places.get(option, 0),
            )
            for option, token in sheet.tokens.items()
        )
    )


def explain(content: Ordering, given: Given, places: tuple[str, ...]) -> Explained:
    """A line for each place of the order."""
    texts = {one.id: one.text for one in content.options}
    order = [texts.get(one, "") for one in order_of(given)]
    order += [""] * (len(content.options) - len(order))
    return Explained(
        lines=tuple(
            Line(
                label=str(_("Place %(n)d") % {"n": place}),
                given=told,
                key=one.text,
                is_right=told == one.text,
            )
            for place, (told, one) in enumerate(
                zip(order, content.options, strict=False), start=1
            )
        )
    )


def describe(content: Ordering) -> Explained:
    """The right order."""
    return Explained(
        lines=tuple(
            Line(str(_("Place %(n)d") % {"n": place}), "", one.text, None)
            for place, one in enumerate(content.options, start=1)
        )
    )


TYPE = QuestionType(
    name="ordering",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
)
