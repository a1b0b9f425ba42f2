"""Which libraries content needs, in the order in which they are loaded."""

from collections.abc import Iterable

from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts, Repository


def in_order(
    used: Iterable[LibraryRef], repository: Repository
) -> tuple[list[LibraryFacts], list[LibraryRef]]:
    """The libraries ``used`` and all they need, each after those that it needs.

    Circles are cut where they close. Returns what was found, and what is missing.
    """
    found: dict[LibraryRef, LibraryFacts] = {}
    missing: list[LibraryRef] = []
    known: set[LibraryRef] = set()
    for first in used:
        waiting: list[tuple[LibraryRef, LibraryFacts | None]] = [(first, None)]
        while waiting:
            ref, ready = waiting.pop()
            if ready is not None:
                found[ref] = ready
                continue
            if ref in known:
                continue
            known.add(ref)
            facts = repository.get(ref)
            if facts is None:
                missing.append(ref)
                continue
            waiting.append((ref, facts))
            waiting += [(one, None) for one in reversed(facts.preloaded)]
    return list(found.values()), missing


def scripts_and_styles(
    libraries: Iterable[LibraryFacts],
) -> tuple[list[tuple[LibraryRef, str]], list[tuple[LibraryRef, str]]]:
    """The files to load, in order, without style sheets that somebody does without."""
    libraries = list(libraries)
    dropped: set[str] = set().union(*(one.dropped_styles for one in libraries))
    scripts = [(one.ref, path) for one in libraries for path in one.scripts]
    styles = [
        (one.ref, path)
        for one in libraries
        if one.ref.name not in dropped
        for path in one.styles
    ]
    return scripts, styles
