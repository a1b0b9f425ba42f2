"""What in the figures of a question speaks of a wrong key. A person decides."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from math import atanh, sqrt, tanh
from typing import Any

LEAST_TAKERS = 30
LEAST_UPPER = 8
SURE = (
    2.3263478740408408  # 99 %, one-sided: few false alarms among hundreds of questions
)


@dataclass(frozen=True)
class Chosen:
    """How an option did; ``upper`` and ``lower`` are its shares in those groups."""

    id: str
    takers: int
    upper: float
    lower: float
    rest: float | None  # mean of the rest of the papers of those who chose it


@dataclass(frozen=True)
class Figures:
    """What is known of a question; as ItemResult has it."""

    takers: int
    upper_takers: int
    discrimination: float | None
    options: Sequence[Chosen] = ()


@dataclass(frozen=True)
class Signal:
    """One sign of a wrong key.

    ``negative``: the better the paper, the worse this question. ``distractor``: the
    best chose ``option`` rather than the key; ``share`` and ``key_share`` of them.
    """

    kind: str
    value: float = 0.0
    option: str = ""
    share: float = 0.0
    key_share: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def signals_of(figures: Figures, keys: AbstractSet[str]) -> list[Signal]:
    """What speaks of a wrong key, the strongest last; nothing of too few people.

    A question is negative if the upper bound of its discrimination (Fisher's z) is below
    nought. An option speaks against the key if the upper group chose it more than any
    key by more than chance does.
    """
    if figures.takers < LEAST_TAKERS:
        return []
    found = []
    value = figures.discrimination
    if value is not None and _upper_bound(value, figures.takers) < 0:
        found.append(Signal("negative", value=value))
    right = [one for one in figures.options if one.id in keys]
    if len(right) == 1 and figures.upper_takers >= LEAST_UPPER:
        key = right[0]
        others = [one for one in figures.options if one.id not in keys]
        best = max(others, key=lambda one: one.upper, default=None)
        if best and _is_more(best.upper, key.upper, figures.upper_takers):
            found.append(
                Signal(
                    "distractor",
                    option=best.id,
                    share=best.upper,
                    key_share=key.upper,
                )
            )
    return found


def _upper_bound(value: float, people: int) -> float:
    """Source: Fisher, "On the probable error of a coefficient of correlation" (1921)."""
    held = max(-0.999999, min(0.999999, value))
    return tanh(atanh(held) + SURE / sqrt(people - 3))


def _is_more(share: float, other: float, people: int) -> bool:
    """Whether ``share`` beats ``other`` of the same people, both parts of one choice."""
    apart = share - other
    variance = (share + other - apart * apart) / people
    return apart > 0 and apart > SURE * sqrt(variance)
