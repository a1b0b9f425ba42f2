"""What the editor shows: types to choose from, and semantics in the person's language."""

import json
from typing import Any

from h5p.kinds.kept import open_kept
from h5p.models import Library
from h5p.selectors.library import USABLE, Shelf, facts_of
from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts
from h5p.spec.strict_json import read_json
from h5p.spec.translated import translated

_DEPTH = 40


class EditorShelf(Shelf):
    """Libraries whose labels are in ``language``, where they bring it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def facts_of(self, build: Library) -> LibraryFacts:
        facts = facts_of(build)
        told = _language_file(build, self.language)
        return LibraryFacts(facts.ref, facts.facts, translated(facts.semantics, told))


def content_types() -> list[Library]:
    """The newest trusted build of each type that content can be made with."""
    rows = Library.objects.filter(
        state=Library.State.TRUSTED, is_runnable=True, semantics__isnull=False
    ).order_by("machine_name", "major", "minor")
    newest = {one.machine_name: one for one in rows}
    return sorted(newest.values(), key=lambda one: (one.title, one.pk))


def is_usable(ref: LibraryRef) -> bool:
    return Library.objects.filter(
        machine_name=ref.name, major=ref.major, minor=ref.minor, state__in=USABLE
    ).exists()


def _language_file(build: Library, language: str) -> Any:
    kept = build.files.get(f"language/{language}.json")
    if kept is None:
        return None
    try:
        with open_kept(kept["sha256"]) as file:
            return read_json(file.read(), _DEPTH)
    except (OSError, ValueError, json.JSONDecodeError):
        return None
