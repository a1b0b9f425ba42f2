"""What the filter asks of the libraries that are installed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from h5p.spec.library import files_of
from h5p.spec.names import LibraryRef
from h5p.spec.schema import dependencies_of


@dataclass(frozen=True)
class LibraryFacts:
    """One library as it is installed: library.json and semantics.json."""

    ref: LibraryRef
    facts: Mapping[str, Any] = field(default_factory=dict)
    semantics: list[Any] = field(default_factory=list)

    @property
    def title(self) -> str:
        return str(self.facts.get("title") or self.ref)

    @property
    def scripts(self) -> list[str]:
        return files_of(self.facts, "preloadedJs")

    @property
    def styles(self) -> list[str]:
        return files_of(self.facts, "preloadedCss")

    @property
    def preloaded(self) -> list[LibraryRef]:
        return dependencies_of(self.facts, "preloaded")

    @property
    def dropped_styles(self) -> set[str]:
        """Machine names of libraries whose style sheets it does without."""
        rows = self.facts.get("dropLibraryCss")
        rows = rows if isinstance(rows, list) else []
        return {
            one["machineName"]
            for one in rows
            if isinstance(one, dict) and isinstance(one.get("machineName"), str)
        }


class Repository(Protocol):
    """Gives libraries by name."""

    def get(self, ref: LibraryRef) -> LibraryFacts | None:
        """The library ``ref``; None if it is not there."""
