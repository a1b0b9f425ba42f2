"""The kinds of activity, which higher apps register in ``ready()``."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class ActivityKind:
    """What courses must know of a kind.

    ``url(enrolment_uid, activity_uid)`` is where a learner does the activity.
    ``ready_to_publish(activity)`` names what is missing, one sentence each, before a
    campaign may ask for it.
    """

    name: str  # as "lesson"
    title: str | Promise
    icon: str  # name of an icon of the sprite
    url: Callable[[str, str], str]
    ready_to_publish: Callable[[object], list[str]]
    is_test: bool = False  # its result is understanding; else it is studied
    is_timed: bool = False  # held at its own time: it waits for no former activity


_kinds: dict[str, ActivityKind] = {}


def register(kind: ActivityKind) -> None:
    """Make ``kind`` known; the last of a name stands."""
    _kinds[kind.name] = kind


def kind_of(name: str) -> ActivityKind:
    """The kind ``name``.

    Raises:
        KeyError: nobody has registered it.
    """
    return _kinds[name]


def is_timed(name: str) -> bool:
    """Whether the order of a course leaves activities of the kind ``name`` alone."""
    return name in _kinds and _kinds[name].is_timed


def timed_names() -> list[str]:
    """The names of the kinds that are held at their own time."""
    return [name for name, kind in _kinds.items() if kind.is_timed]


def names() -> list[str]:
    """The names of all kinds, sorted."""
    return sorted(_kinds)
