"""What earlier campaigns left to be thought of when a new one is drafted.

Higher apps register who knows of it in ``ready()``; the draft's page asks them all.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PlanNote:
    """One thing to take up: ``take_url`` is where it is ticked off, by POST.

    ``is_taken``: this campaign has taken it up already.
    """

    title: str
    text: str
    source: str
    take_url: str
    is_taken: bool


# provider(user, draft) -> notes, those of the draft's own document first
type Provider = Callable[[object, object], list[PlanNote]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Have ``provider`` asked; twice over is once."""
    if provider not in _providers:
        _providers.append(provider)


def notes_for(user: object, draft: object) -> list[PlanNote]:
    """What all providers know for ``draft``."""
    return [note for provider in _providers for note in provider(user, draft)]
