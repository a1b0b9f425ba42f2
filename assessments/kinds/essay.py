"""A text in the taker's own words. A person marks it by the rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds.content import (
    NOTHING,
    ONE,
    Outcome,
    Part,
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

PLACE = "text"
FILE = "file"  # under which the name of what was handed in stands
CRITERIA_MOST, POINTS_MOST, WORDS_MOST = 10, 100, 3000


@dataclass(frozen=True)
class Level:
    """What so many points of a criterion look like."""

    points: Decimal
    text: str


@dataclass(frozen=True)
class Criterion:
    """One thing that is looked for, worth up to ``points``."""

    id: str
    title: str
    points: Decimal
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True)
class Essay:
    """``most_words`` 0: no limit."""

    rubric: tuple[Criterion, ...]
    least_words: int = 0
    most_words: int = 0
    takes_file: bool = False
    takes_text: bool = True
    feedback: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "rubric": [
                {
                    "id": one.id,
                    "title": one.title,
                    "points": str(one.points),
                    "levels": [
                        {"points": str(level.points), "text": level.text}
                        for level in one.levels
                    ],
                }
                for one in self.rubric
            ],
            "min_words": self.least_words,
            "max_words": self.most_words,
            "takes_file": self.takes_file,
            "takes_text": self.takes_text,
            "feedback": self.feedback,
        }


def read(stored: Mapping[str, Any]) -> Essay:
    return Essay(
        rubric=tuple(
            Criterion(
                one["id"],
                one["title"],
                Decimal(one["points"]),
                tuple(
                    Level(Decimal(level["points"]), level["text"])
                    for level in one.get("levels", ())
                ),
            )
            for one in stored.get("rubric", ())
        ),
        least_words=stored.get("min_words") or 0,
        most_words=stored.get("max_words") or 0,
        takes_file=stored.get("takes_file", False),
        takes_text=stored.get("takes_text", True),
        feedback=stored.get("feedback", ""),
    )


def problems(content: Essay) -> Problems:
    """What keeps ``content`` from being asked."""
    found: Problems = []
    if not 1 <= len(content.rubric) <= CRITERIA_MOST:
        words = _("Give 1 to %(most)d criteria by which it is marked.")
        found.append(words % {"most": CRITERIA_MOST})
    if not all(one.title.strip() for one in content.rubric):
        found.append(_("Write what each criterion looks for."))
    if not all(_is_worth(one.points) for one in content.rubric):
        words = _("A criterion is worth more than 0 and at most %(most)d points.")
        found.append(words % {"most": POINTS_MOST})
    elif not all(
        level.points.is_finite() and NOTHING <= level.points <= one.points
        for one in content.rubric
        for level in one.levels
    ):
        found.append(_("A level earns no more points than its criterion is worth."))
    if (
        not 0 <= content.least_words <= WORDS_MOST
        or not 0 <= content.most_words <= WORDS_MOST
    ):
        words = _("The number of words lies between 0 and %(most)d.")
        found.append(words % {"most": WORDS_MOST})
    elif 0 < content.most_words < content.least_words:
        found.append(_("The greatest number of words is below the least."))
    if not (content.takes_text or content.takes_file):
        found.append(_("Say how it is answered: by a text, a file or both."))
    titles = [one.title for one in content.rubric]
    levels = [level.text for one in content.rubric for level in one.levels]
    return [*found, *long_texts([*titles, *levels])]


def _is_worth(points: Decimal) -> bool:
    return points.is_finite() and NOTHING < points <= POINTS_MOST


def groups(content: Essay) -> tuple[Group, ...]:
    """One field."""
    return (Group((PLACE,)),)


def mark(content: Essay, given: Given) -> Outcome:
    """Pending until a person has marked it; nothing written is worth nothing at once."""
    return Outcome(NOTHING, is_pending=not given.is_empty)


def with_file(given: Given, name: str) -> Given:
    """``given`` with the file of that name handed in; without a name as it is."""
    return replace(given, typed={**given.typed, FILE: name}) if name else given


def mark_by_rubric(content: Essay, points: Mapping[str, Decimal]) -> Outcome:
    """The share of the points that were given; ``points``: by id of the criterion.

    A criterion without points keeps the outcome pending.
    """
    parts = tuple(
        Part(
            one.id,
            Outcome(
                min(max(points.get(one.id, NOTHING), NOTHING), one.points),
                one.points,
                is_pending=one.id not in points,
            ),
        )
        for one in content.rubric
    )
    most = sum((one.points for one in content.rubric), NOTHING)
    got = sum((one.outcome.points for one in parts), NOTHING)
    is_pending = any(one.outcome.is_pending for one in parts)
    points_got = share(got / most, 1) if most else NOTHING
    return Outcome(points_got, ONE, parts, is_pending=is_pending)


def show(content: Essay, sheet: Sheet) -> Field:
    token = sheet.tokens[PLACE]
    return Field(
        name=f"{sheet.name}-{token}",
        token=token,
        text=sheet.given.typed.get(PLACE, ""),
        mode="long",
        least_words=content.least_words,
        most_words=content.most_words,
        takes_text=content.takes_text,
        takes_file=content.takes_file,
        file_name=sheet.given.typed.get(FILE, ""),
    )


def explain(content: Essay, given: Given, places: tuple[str, ...]) -> Explained:
    """What was written; there is no key."""
    lines = []
    if content.takes_text:
        lines.append(Line("", given.typed.get(PLACE, ""), None, None))
    if given.typed.get(FILE) or not content.takes_text:
        lines.append(Line(str(_("File")), given.typed.get(FILE, ""), None, None))
    return Explained(lines=tuple(lines))


def describe(content: Essay) -> Explained:
    """The rubric: each criterion with its levels."""
    lines: list[Line] = []
    for one in content.rubric:
        lines.append(Line(_worth(one.points), "", one.title, None))
        lines += [
            Line(f"{one.title} · {_worth(level.points)}", "", level.text, None)
            for level in one.levels
        ]
    return Explained(lines=tuple(lines))


def _worth(points: Decimal) -> str:
    return str(_("%(points)s points") % {"points": written(points)})


TYPE = QuestionType(
    name="essay",
    read=read,
    problems=problems,
    groups=groups,
    mark=mark,
    show=show,
    explain=explain,
    describe=describe,
    is_hand_marked=True,
)
