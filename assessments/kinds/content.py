"""What a question asks, as a value: options, key and rule of scoring."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")
ONE = Decimal(1)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Option:
    """One thing to choose. ``id`` never leaves the server."""

    id: str
    text: str
    correct: bool = False
    feedback: str = ""


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
    """The mark of one response."""

    points: Decimal
    max_points: Decimal = ONE

    @property
    def is_right(self) -> bool:
        return self.points == self.max_points


def read_content(stored: Mapping[str, Any]) -> Content:
    """The value of ``QuestionVersion.content``."""
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


def share(part: int, whole: int) -> Decimal:
    """``part / whole`` of a point, to the cent, halves up; nothing below nought."""
    exact = Decimal(max(part, 0)) / Decimal(whole)
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)
