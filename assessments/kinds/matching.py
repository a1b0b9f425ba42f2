"""Prompts, each of which belongs with one of the options."""

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
    long_texts,
    read_entries,
    share,
)
from assessments.kinds.contract import QuestionType
from assessments.kinds.explained import Explained, Line
from assessments.kinds.given import Given
from assessments.kinds.place import Group, Order
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import PairRow, Pairs, ShownOption
from people.kinds.name import tidy

PROMPTS_LEAST, PROMPTS_MOST = 2, 10
OPTIONS_LEAST, OPTIONS_MOST = 2, 12


class Scoring(StrEnum):
    """How a response with some right pairs is marked."""

    PARTIAL = "partial"
    ALL_OR_NOTHING = "all_or_nothing"


SCORING_TITLES: dict[str, str | Promise] = {
    Scoring.PARTIAL: _("By part: a share for each right pair"),
    Scoring.ALL_OR_NOTHING: _("All or nothing: every pair right"),
}


@dataclass(frozen=True)
class Prompt:
    """One side of a pair; ``match`` is the id of its option."""

    id: str
    text: str
    match: str


@dataclass(frozen=True)
class Matching:
    """Several prompts may share an option; some options may belong to none."""

    prompts: tuple[Prompt, ...]
    options: tuple[Entry, ...]
    scoring: str = Scoring.PARTIAL
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "prompts": [asdict(one) for one in self.prompts],
            "options": [asdict(one) for one in self.options],
            "scoring": self.scoring,
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> Matching:
    return Matching(
        prompts=tuple(
            Prompt(one["id"], one["text"], one["match"]) for one in stored["prompts"]
        ),
        options=read_entries(stored["options"]),
        scoring=stored.get("scoring", Scoring.PARTIAL),
        feedback=stored.get("feedback", ""),
    )


def problems(content: Matching) -> Problems:
    """What keeps ``content`` from being asked."""
    found = option_problems(
        [one.text for one in content.options], OPTIONS_LEAST, OPTIONS_MOST
    )
    texts = [tidy(one.text).casefold() for one in content.prompts]
    if not PROMPTS_LEAST <= len(texts) <= PROMPTS_MOST:
        words = _("Give %(least)d to %(most)d pairs.")
        found.append(words % {"least": PROMPTS_LEAST, "most": PROMPTS_MOST})
    if not all(texts):
        found.append(_("Write both sides of each pair, or leave it out."))
    if len(set(texts)) != len(texts):
        found.append(_("Two pairs begin with the same words; change one of them."))
    if {one.match for one in content.prompts} - {one.id for one in content.options}:
        found.append(_("Write both sides of each pair, or leave it out."))
    if content.scoring not in SCORING_TITLES:
        found.append(_("Choose how the question is scored."))
    return [*found, *long_texts(one.text for one in content.prompts)]


def groups(content: Matching) -> tuple[Group, ...]:
    """The prompts stand as they were written; the options never do."""
    return (
        Group(tuple(f"p/{one.id}" for one in content.prompts)),
        Group(tuple(f"o/{one.id}" for one in content.options), Order.MIXED),
    )


def pairs_of(given: Given) -> dict[str, str]:
    """The option put to each prompt, by their ids; the last one told counts."""
    return {
        prompt.removeprefix("p/"): option.removeprefix("o/")
        for prompt, option in pairwise(given.picked)
        if prompt.startswith("p/") and option.startswith("o/")
    }


def mark(content: Matching, given: Given) -> Outcome:
    """With r right pairs of n: r/n by part; else the point for r = n alone."""
    pairs = pairs_of(given)
    hits = [pairs.get(one.id) == one.match for one in content.prompts]
    parts = tuple(
        Part(one.id, Outcome(ONE if hit else NOTHING))
        for one, hit in zip(content.prompts, hits, strict=True)
    )
    match Scoring(content.scoring):
        case Scoring.PARTIAL:
            points = share(sum(hits), len(hits))
        case Scoring.ALL_OR_NOTHING:
            points = ONE if all(hits) else NOTHING
    return Outcome(points, parts=parts)


def show(content: Matching, sheet: Sheet) -> Pairs:
    """A row for each prompt, with the same options in each."""
    pairs = pairs_of(sheet.given)
    texts = {f"o/{one.id}": one.text for one in content.options}
    return Pairs(
        rows=tuple(
            PairRow(
                name=f"{sheet.name}-{sheet.tokens[f'p/{one.id}']}",
                token=sheet.tokens[f"p/{one.id}"],
                text=one.text,
                chosen=sheet.tokens.get(f"o/{pairs.get(one.id)}", ""),
            )
            for one in content.prompts
        ),
        options=tuple(
            ShownOption(token, texts[place])
            for place, token in sheet.tokens.items()
            if place in texts
        ),
    )


def explain(content: Matching, given: Given, places: tuple[str, ...]) -> Explained:
    """A line for each prompt."""
    pairs = pairs_of(given)
    texts = {one.id: one.text for one in content.options}
    return Explained(
        lines=tuple(
            Line(
                label=one.text,
                given=texts.get(pairs.get(one.id, ""), ""),
                key=texts[one.match],
                is_right=pairs.get(one.id) == one.match,
            )
            for one in content.prompts
        )
    )


def describe(content: Matching) -> Explained:
    """The pairs, and the options that belong to none."""
    texts = {one.id: one.text for one in content.options}
    used = {one.match for one in content.prompts}
    pairs = [Line(one.text, "", texts[one.match], None) for one in content.prompts]
    label = str(_("Belongs to none"))
    rest = [
        Line(label, "", one.text, None) for one in content.options if one.id not in used
    ]
    return Explained(lines=(*pairs, *rest))


TYPE = QuestionType(
    name="matching",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
)
