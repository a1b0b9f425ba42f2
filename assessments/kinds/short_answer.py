"""A few words that are typed, and compared with the forms that are accepted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds.accepted_text import is_accepted
from assessments.kinds.content import (
    NOTHING,
    ONE,
    Outcome,
    Problems,
    long_texts,
    share,
)
from assessments.kinds.contract import QuestionType
from assessments.kinds.explained import Explained, Line
from assessments.kinds.given import Given
from assessments.kinds.number import written
from assessments.kinds.place import Group
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import Field

PLACE = "answer"
MOST = 20


@dataclass(frozen=True)
class AcceptedText:
    """Words that earn ``share`` of the point (0..1)."""

    text: str
    share: Decimal = ONE
    feedback: str = ""


@dataclass(frozen=True)
class ShortAnswer:
    """The accepted forms, and what does not matter in them."""

    accepted: tuple[AcceptedText, ...]
    fold_case: bool = True
    fold_accents: bool = False
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "accepted": [
                {"text": one.text, "share": str(one.share), "feedback": one.feedback}
                for one in self.accepted
            ],
            "fold_case": self.fold_case,
            "fold_accents": self.fold_accents,
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> ShortAnswer:
    return ShortAnswer(
        accepted=tuple(
            AcceptedText(
                one["text"], Decimal(one.get("share", "1")), one.get("feedback", "")
            )
            for one in stored["accepted"]
        ),
        fold_case=stored.get("fold_case", True),
        fold_accents=stored.get("fold_accents", False),
        feedback=stored.get("feedback", ""),
    )


def problems(content: ShortAnswer) -> Problems:
    """What keeps ``content`` from being asked."""
    texts = [one.text for one in content.accepted]
    found = share_problems([one.share for one in content.accepted])
    if not all(one.strip() for one in texts):
        found.append(_("Write every accepted answer, or leave it out."))
    return [*found, *long_texts(texts)]


def share_problems(shares: Sequence[Decimal]) -> Problems:
    """What is wrong with the shares of accepted answers."""
    found: Problems = []
    if not 1 <= len(shares) <= MOST:
        words = _("Give 1 to %(most)d accepted answers.")
        found.append(words % {"most": MOST})
    if not all(one.is_finite() and NOTHING <= one <= ONE for one in shares):
        found.append(_("The share of an accepted answer lies between 0 and 1."))
    elif shares and ONE not in shares:
        found.append(_("Give at least one answer that earns the whole point."))
    return found


def groups(content: ShortAnswer) -> tuple[Group, ...]:
    """One field."""
    return (Group((PLACE,)),)


def mark(content: ShortAnswer, given: Given) -> Outcome:
    """The greatest share of the accepted forms that the answer is."""
    told = given.typed.get(PLACE, "")
    return best_of(
        (one.share, one.feedback)
        for one in content.accepted
        if told.strip()
        and is_accepted(
            told, one.text, case=content.fold_case, accents=content.fold_accents
        )
    )


def best_of(met: Iterable[tuple[Decimal, str]]) -> Outcome:
    """The outcome of the best of the accepted answers that were met."""
    best, feedback = max(met, key=lambda one: one[0], default=(NOTHING, ""))
    return Outcome(share(best, 1), feedback=feedback)


def show(content: ShortAnswer, sheet: Sheet) -> Field:
    return show_field(sheet, "text")


def show_field(sheet: Sheet, mode: str) -> Field:
    """The one field of a question with one."""
    token = sheet.tokens[PLACE]
    told = sheet.given.typed.get(PLACE, "")
    return Field(f"{sheet.name}-{token}", token, told, mode)


def explain(content: ShortAnswer, given: Given, places: tuple[str, ...]) -> Explained:
    """One line; the key is the forms that earn the whole point."""
    outcome = mark(content, given)
    key = [one.text for one in content.accepted if one.share == ONE]
    return Explained(
        lines=(
            Line(
                label="",
                given=given.typed.get(PLACE, ""),
                key=" / ".join(key),
                is_right=outcome.is_right,
                feedback=outcome.feedback,
            ),
        )
    )


def describe(content: ShortAnswer) -> Explained:
    """Every accepted form with its share."""
    return Explained(
        lines=tuple(
            Line(percent(one.share), "", one.text, None, one.feedback)
            for one in content.accepted
        )
    )


def percent(share: Decimal) -> str:
    """``0.5`` as ``50 %``."""
    return f"{written(share * 100)} %"


TYPE = QuestionType(
    name="short_answer",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
)
