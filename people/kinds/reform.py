"""What a decision on units does to the tree, and what higher apps know of it.

Higher apps register who knows of it in ``ready()``; the preview asks them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reform:
    """Which units it meets, by id, from the day ``on``.

    Args:
        leaving: units out of which people or units move.
        ending: those of them that end; or a unit that ends because nobody is in it.
        anchors: units that stand already, at or below which every result stands.
        moving: units that go below the anchor with all that is in them and below.
        heir, heir_name: who owns afterwards what the ending ones own; None if that unit
            is still to be founded, "" if there is none.
    """

    leaving: frozenset[int]
    ending: frozenset[int]
    anchors: frozenset[int]
    on: date
    moving: frozenset[int] = frozenset()
    heir: int | None = None
    heir_name: str = ""


@dataclass(frozen=True)
class NewUnit:
    """A unit that a reform founds; ``kind`` is a ``Unit.Kind``."""

    kind: str
    code: str
    name: str


@dataclass(frozen=True)
class Stake:
    """One thing that the reform meets, for the preview: what follows, or what to do first.

    ``stops``: the reform cannot be recorded until ``remedy`` is done.
    """

    text: str
    remedy: str = ""
    stops: bool = False


# provider(reform) -> stakes
type Provider = Callable[[Reform], list[Stake]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Have ``provider`` asked; twice over is once."""
    if provider not in _providers:
        _providers.append(provider)


def stakes_of(reform: Reform) -> list[Stake]:
    """What all providers know of ``reform``."""
    return [stake for provider in _providers for stake in provider(reform)]
