"""A text with gaps, each filled by typing or by choosing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds import numeric, short_answer, single
from assessments.kinds.content import (
    NOTHING,
    TEXT_MOST,
    AnyContent,
    Content,
    Outcome,
    Part,
    Problems,
    share,
)
from assessments.kinds.contract import QuestionType
from assessments.kinds.explained import Explained, Line
from assessments.kinds.given import Given
from assessments.kinds.place import Group, inside
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import Choices, Field, Gaps, Select, Widget, Words

MOST, WEIGHT_MOST = 20, 100
PLACE_OF_GAP = re.compile(r"\[\[([\w-]{1,40})\]\]")
INNER: dict[str, QuestionType[Any]] = {
    "short": short_answer.TYPE,
    "choice": single.TYPE,
    "numeric": numeric.TYPE,
}


@dataclass(frozen=True)
class Gap:
    """One gap; its content is that of a short answer, a choice or a number."""

    id: str
    kind: str  # a key of INNER
    content: AnyContent
    weight: int = 1

    def as_json(self) -> dict[str, Any]:
        told = self.content.as_json()
        del told["feedback"]
        return {"id": self.id, "kind": self.kind, "weight": self.weight, **told}


@dataclass(frozen=True)
class Cloze:
    """``text`` names each gap once, as ``[[g1]]``."""

    text: str
    gaps: tuple[Gap, ...]
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "gaps": [one.as_json() for one in self.gaps],
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> Cloze:
    return Cloze(
        text=stored["text"],
        gaps=tuple(
            Gap(one["id"], one["kind"], INNER[one["kind"]].read(one), one["weight"])
            for one in stored["gaps"]
        ),
        feedback=stored.get("feedback", ""),
    )


def problems(content: Cloze) -> Problems:
    """What keeps ``content`` from being asked."""
    found: Problems = []
    ids = [one.id for one in content.gaps]
    if not 1 <= len(ids) <= MOST:
        found.append(_("Give 1 to %(most)d gaps.") % {"most": MOST})
    if len(content.text) > TEXT_MOST:
        words = _("The text is longer than %(most)d letters; shorten it.")
        found.append(words % {"most": TEXT_MOST})
    if sorted(PLACE_OF_GAP.findall(content.text)) != sorted(ids):
        found.append(_("Name each gap exactly once in the text, as [[g1]]."))
    if not all(1 <= one.weight <= WEIGHT_MOST for one in content.gaps):
        words = _("The weight of a gap lies between 1 and %(most)d.")
        found.append(words % {"most": WEIGHT_MOST})
    for number, gap in enumerate(content.gaps, start=1):
        found += [
            _("Gap %(n)d: %(problem)s") % {"n": number, "problem": one}
            for one in INNER[gap.kind].problems(gap.content)
        ]
    return found


def groups(content: Cloze) -> tuple[Group, ...]:
    """The places of each gap."""
    return tuple(
        group
        for gap in content.gaps
        for group in inside(gap.id, INNER[gap.kind].groups(gap.content))
    )


def mark(content: Cloze, given: Given) -> Outcome:
    """The mean of the gaps, each counting by its weight."""
    parts = tuple(
        Part(gap.id, INNER[gap.kind].mark(gap.content, given.inside(gap.id)))
        for gap in content.gaps
    )
    weights = [gap.weight for gap in content.gaps]
    got = sum(
        (
            part.outcome.points * weight
            for part, weight in zip(parts, weights, strict=True)
        ),
        NOTHING,
    )
    return Outcome(share(got, sum(weights)), parts=parts)


def show(content: Cloze, sheet: Sheet) -> Gaps:
    """The text in pieces, with a field where a gap was."""
    gaps = {one.id: (n, one) for n, one in enumerate(content.gaps, start=1)}
    pieces: list[Words | Field | Select] = []
    for at, piece in enumerate(PLACE_OF_GAP.split(content.text)):
        if at % 2:
            number, gap = gaps[piece]
            inner = sheet.inside(gap.id, number)
            pieces.append(
                _field(INNER[gap.kind].show(gap.content, inner), number, inner.name)
            )
        elif piece:
            pieces.append(Words(piece))
    return Gaps(tuple(pieces))


def _field(widget: Widget, number: int, name: str) -> Field | Select:
    label = str(_("Gap %(n)d") % {"n": number})
    if isinstance(widget, Choices):
        return Select(name, widget.options, label)
    assert isinstance(widget, Field)
    return Field(widget.name, widget.token, widget.text, widget.mode, label)


def explain(content: Cloze, given: Given, places: tuple[str, ...]) -> Explained:
    """The text with its gaps numbered, and a line for each."""
    return Explained(
        text=_numbered(content),
        lines=tuple(
            _line(gap, given.inside(gap.id), number)
            for number, gap in enumerate(content.gaps, start=1)
        ),
    )


def _line(gap: Gap, given: Given, number: int) -> Line:
    label = str(_("Gap %(n)d") % {"n": number})
    content = gap.content
    if isinstance(content, Content):
        texts = {one.id: one for one in content.options}
        chosen = [texts[one] for one in given.picked if one in texts]
        return Line(
            label=label,
            given=", ".join(one.text for one in chosen),
            key=", ".join(one.text for one in content.options if one.correct),
            is_right=given.chosen == content.keys,
            feedback=" ".join(one.feedback for one in chosen if one.feedback),
        )
    line = INNER[gap.kind].explain(content, given, ()).lines[0]
    return Line(label, line.given, line.key, line.is_right, line.feedback)


def describe(content: Cloze) -> Explained:
    """The text with its gaps numbered, and all that each accepts."""
    lines: list[Line] = []
    for number, gap in enumerate(content.gaps, start=1):
        label = str(_("Gap %(n)d") % {"n": number})
        told = INNER[gap.kind].describe(gap.content)
        lines += [
            Line(f"{label} · {one.label}", "", one.key, None, one.feedback)
            for one in told.lines
        ]
        lines += [
            Line(label, one.text, None, one.is_key, one.feedback)
            for one in told.options
        ]
    return Explained(text=_numbered(content), lines=tuple(lines))


def _numbered(content: Cloze) -> str:
    numbers = {one.id: n for n, one in enumerate(content.gaps, start=1)}
    return PLACE_OF_GAP.sub(lambda one: f"({numbers[one[1]]})____", content.text)


TYPE = QuestionType(
    name="cloze",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
)
