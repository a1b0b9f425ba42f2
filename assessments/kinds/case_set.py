"""A case, and several questions about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds import (
    cloze,
    matching,
    multiple,
    numeric,
    ordering,
    short_answer,
    single,
    true_false,
)
from assessments.kinds.content import (
    NOTHING,
    TEXT_MOST,
    AnyContent,
    Outcome,
    Part,
    Problems,
    share,
)
from assessments.kinds.contract import QuestionType
from assessments.kinds.explained import Explained, ExplainedPart
from assessments.kinds.given import Given
from assessments.kinds.place import Group, inside
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import Case, CasePart

LEAST, MOST = 1, 10
STEM_MOST = 2000
INNER: dict[str, QuestionType[Any]] = {
    one.name: one
    for one in (
        single.TYPE,
        multiple.TYPE,
        true_false.TYPE,
        matching.TYPE,
        ordering.TYPE,
        short_answer.TYPE,
        numeric.TYPE,
        cloze.TYPE,
    )
}


@dataclass(frozen=True)
class CaseQuestion:
    """One question about the case, of any type that is marked by itself."""

    id: str
    kind: str  # a key of INNER
    stem: str
    content: AnyContent


@dataclass(frozen=True)
class CaseSet:
    """``text`` is the case."""

    text: str
    parts: tuple[CaseQuestion, ...]
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "parts": [
                {
                    "id": one.id,
                    "kind": one.kind,
                    "stem": one.stem,
                    "content": one.content.as_json(),
                }
                for one in self.parts
            ],
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> CaseSet:
    return CaseSet(
        text=stored["text"],
        parts=tuple(
            CaseQuestion(
                one["id"],
                one["kind"],
                one["stem"],
                INNER[one["kind"]].read(one["content"]),
            )
            for one in stored["parts"]
        ),
        feedback=stored.get("feedback", ""),
    )


def problems(content: CaseSet) -> Problems:
    """What keeps ``content`` from being asked."""
    found: Problems = []
    if not content.text.strip():
        found.append(_("Write the case that the questions are about."))
    if len(content.text) > TEXT_MOST:
        words = _("The text is longer than %(most)d letters; shorten it.")
        found.append(words % {"most": TEXT_MOST})
    if not LEAST <= len(content.parts) <= MOST:
        words = _("Ask %(least)d to %(most)d questions about the case.")
        found.append(words % {"least": LEAST, "most": MOST})
    for number, part in enumerate(content.parts, start=1):
        found += [
            _("Question %(n)d of the case: %(problem)s") % {"n": number, "problem": one}
            for one in _part_problems(part)
        ]
    return found


def _part_problems(part: CaseQuestion) -> Problems:
    found: Problems = []
    if not part.stem.strip() and part.kind != "cloze":
        found.append(_("Write what is asked."))
    if len(part.stem) > STEM_MOST:
        words = _("The question is longer than %(most)d letters; shorten it.")
        found.append(words % {"most": STEM_MOST})
    return [*found, *INNER[part.kind].problems(part.content)]


def groups(content: CaseSet) -> tuple[Group, ...]:
    """The places of each question."""
    return tuple(
        group
        for part in content.parts
        for group in inside(part.id, INNER[part.kind].groups(part.content))
    )


def mark(content: CaseSet, given: Given) -> Outcome:
    """The mean of the questions; each keeps its own outcome."""
    parts = tuple(
        Part(one.id, INNER[one.kind].mark(one.content, given.inside(one.id)))
        for one in content.parts
    )
    got = sum((one.outcome.points for one in parts), NOTHING)
    return Outcome(share(got, len(parts)), parts=parts)


def show(content: CaseSet, sheet: Sheet) -> Case:
    return Case(
        text=content.text,
        parts=tuple(
            CasePart(
                n,
                one.stem,
                INNER[one.kind].show(one.content, sheet.inside(one.id, n)),
            )
            for n, one in enumerate(content.parts, start=1)
        ),
    )


def explain(content: CaseSet, given: Given, places: tuple[str, ...]) -> Explained:
    """The case and each of its questions."""
    return Explained(
        text=content.text,
        parts=tuple(
            ExplainedPart(one.stem, _explain_part(one, given, places))
            for one in content.parts
        ),
    )


def _explain_part(
    part: CaseQuestion, given: Given, places: tuple[str, ...]
) -> Explained:
    start = f"{part.id}/"
    within = tuple(one.removeprefix(start) for one in places if one.startswith(start))
    return INNER[part.kind].explain(part.content, given.inside(part.id), within)


def describe(content: CaseSet) -> Explained:
    """The case, and the key of each of its questions."""
    return Explained(
        text=content.text,
        parts=tuple(
            ExplainedPart(one.stem, INNER[one.kind].describe(one.content))
            for one in content.parts
        ),
    )


TYPE = QuestionType(
    name="case_set",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
)
