"""Addons that are installed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from h5p.models import Library
from h5p.spec.addon import is_addon
from h5p.spec.names import LibraryRef
from h5p.spec.schema import dependencies_of


def addons(named: Iterable[LibraryRef] = ()) -> list[Library]:
    """The newest trusted addon of each name, by name.

    Args:
        named: addons that count where none is trusted, though they wait in quarantine:
            those that a package names for its own content.
    """
    waiting = Q(pk__in=[])
    for ref in named:
        waiting |= Q(
            machine_name=ref.name, major=ref.major, minor=ref.minor,
            state=Library.State.QUARANTINED,
        )  # fmt: skip
    rows = Library.objects.filter(
        waiting | Q(state=Library.State.TRUSTED), facts__has_key="addTo"
    )
    best: dict[str, Library] = {}
    for one in sorted(rows, key=_rank):
        if is_addon(one.facts):
            best[one.machine_name] = one
    return [best[name] for name in sorted(best)]


def addons_for(facts: Mapping[str, Any]) -> list[Library]:
    """The addons that content with this h5p.json may ask for."""
    return addons(dependencies_of(facts, "preloaded"))


def _rank(one: Library) -> tuple[bool, int, int, int, int]:
    return (one.is_trusted, one.major, one.minor, one.patch, one.pk)
