"""Which libraries content needs, in the order in which they are loaded."""

from collections.abc import Iterable

from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts, Repository
from h5p.spec.schema import dependencies_of


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


def for_editor(main: LibraryRef, repository: Repository) -> list[LibraryFacts] | None:
    """The libraries whose code the form of ``main`` needs, in the order of loading.

    Those are the ones that it, or a library that it is played with, names for the editor,
    and all that these need in turn. None if one of them is not there.

    Source: h5p-editor-php-library, what its form of one library loads.
    """
    found: dict[LibraryRef, LibraryFacts] = {}
    seen: set[tuple[LibraryRef, bool]] = set()

    def visit(ref: LibraryRef, *, is_editors: bool) -> bool:
        if (ref, is_editors) in seen:
            return True
        seen.add((ref, is_editors))
        facts = repository.get(ref)
        if facts is None:
            return not is_editors  # what is only played is not needed here
        needed = [(one, is_editors) for one in facts.preloaded]
        needed += [(one, True) for one in dependencies_of(facts.facts, "editor")]
        if not all(visit(one, is_editors=flag) for one, flag in needed):
            return False
        if is_editors:
            found.setdefault(ref, facts)
        return True

    return list(found.values()) if visit(main, is_editors=False) else None


def joined(
    libraries: Iterable[LibraryFacts],
    addons: Iterable[LibraryRef],
    repository: Repository,
) -> list[LibraryFacts]:
    """``libraries``, and behind them those of ``addons`` that are here with all they need."""
    found = {one.ref: one for one in libraries}
    for ref in addons:
        more, missing = in_order([ref], repository)
        for one in () if missing else more:
            found.setdefault(one.ref, one)
    return list(found.values())


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
