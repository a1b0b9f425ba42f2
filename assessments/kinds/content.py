"""What a question asks, as a value, and the mark of what was given to it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CENT = Decimal("0.01")
ONE = Decimal(1)
NOTHING = Decimal(0)
OPTION_MOST = 600  # letters of an option, a prompt, an accepted form
TEXT_MOST = 12_000  # letters of a case or of a text with gaps

type Problems = list[str | Promise]


class AnyContent(Protocol):
    """The content of any type: its file says what else it holds."""

    @property
    def feedback(self) -> str: ...

    def as_json(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Option:
    """One thing to choose. ``id`` never leaves the server."""

    id: str
    text: str
    correct: bool = False
    feedback: str = ""


@dataclass(frozen=True)
class Entry:
    """A thing with a name of its own, that is right or wrong only by its place."""

    id: str
    text: str


@dataclass(frozen=True)
class Content:
    """The options of a question in the author's order, and how they are scored."""

    options: tuple[Option, ...]
    scoring: str = ""
    feedback: str = ""

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(one.id for one in self.options if one.correct)

    def as_json(self) -> dict[str, Any]:
        return {
            "options": [asdict(one) for one in self.options],
            "scoring": self.scoring,
            "feedback": self.feedback,
        }


@dataclass(frozen=True)
class Outcome:
    """The mark of one response.

    ``parts``: the outcome of each part (pair, place, gap, question of a case) by its
    id, where the type has parts. ``is_pending``: a person has yet to mark it, and
    ``points`` is nought until then. ``feedback``: what the author says to just this
    answer.
    """

    points: Decimal
    max_points: Decimal = ONE
    parts: tuple["Part", ...] = ()
    is_pending: bool = False
    feedback: str = ""

    @property
    def is_right(self) -> bool:
        return not self.is_pending and self.points == self.max_points


@dataclass(frozen=True)
class Part:
    """One part of a question and its own outcome."""

    id: str
    outcome: Outcome


def read_content(stored: Mapping[str, Any]) -> Content:
    """The value of ``QuestionVersion.content`` of the kinds with options and a key.

    Of any kind: ``assessments.kinds.question_type.content_of``.
    """
    return Content(
        options=tuple(
            Option(
                id=one["id"],
                text=one["text"],
                correct=bool(one["correct"]),
                feedback=one.get("feedback", ""),
            )
            for one in stored["options"]
        ),
        scoring=stored.get("scoring", ""),
        feedback=stored.get("feedback", ""),
    )


def read_entries(stored: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """The entries of a list in JSON."""
    return tuple(Entry(one["id"], one["text"]) for one in stored)


def share(part: int | Decimal, whole: int) -> Decimal:
    """``part / whole`` of a point, to the cent, halves up; nothing below nought."""
    exact = max(Decimal(part), NOTHING) / Decimal(whole)
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)


def long_texts(texts: Iterable[str], most: int = OPTION_MOST) -> Problems:
    """A problem if one of ``texts`` is longer than may be asked."""
    if any(len(one) > most for one in texts):
        words = _("An option is longer than %(most)d letters; shorten it.")
        return [words % {"most": most}]
    return []
