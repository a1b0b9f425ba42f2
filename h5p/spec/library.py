"""One library of a package: what it says of itself, and whether that is so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from h5p.spec.names import MACHINE_NAME, LibraryRef
from h5p.spec.problem import Problem
from h5p.spec.schema import library_problems
from h5p.spec.strict_json import read_json

_LANGUAGE = re.compile(r"(-?[a-z]+){1,7}\.json", re.ASCII | re.IGNORECASE)
_LANGUAGE_LONGEST = 100
_READ = re.compile(r"[^/]+/(library\.json|semantics\.json|language/[^/]+\.json)")


@dataclass(frozen=True)
class PackedLibrary:
    """A sound library: its name, the folder it lies in, and its own words."""

    ref: LibraryRef
    patch: int
    folder: str
    facts: dict[str, Any]  # library.json
    semantics: list[Any] | None
    languages: dict[str, Any] = field(default_factory=dict)


def is_read(name: str) -> bool:
    """Whether the file ``name`` of a package is looked into."""
    return _READ.fullmatch(name) is not None


def read_library(
    folder: str, names: set[str], kept: Mapping[str, bytes], depth: int
) -> tuple[PackedLibrary | None, list[Problem]]:
    """The library in ``folder``, or all that is wrong with it.

    Args:
        names: the paths of its files, within the folder.
        kept: the bytes of its JSON files by their path in the package.
        depth: the deepest nesting of JSON.
    """
    if MACHINE_NAME.fullmatch(folder) is None:
        return None, [Problem("invalid-library-name", f"{folder}/")]
    path = f"{folder}/library.json"
    facts = _parsed(kept.get(path), depth)
    if not isinstance(facts, dict):
        return None, [Problem("invalid-library-json-file", path)]
    problems = library_problems(facts, path)
    problems += _missing_files(facts, folder, names)
    semantics = _semantics(folder, kept, depth, problems)
    languages = _languages(folder, names, kept, depth, problems)
    ref = LibraryRef.of(facts)
    if problems or ref is None:
        return None, problems
    if folder not in {ref.name, ref.folder}:
        wrong = Problem(
            "library-directory-name-mismatch",
            f"{folder}/",
            {"folder": folder, "name": ref.folder},
        )
        return None, [wrong]
    patch = int(facts["patchVersion"])
    return PackedLibrary(ref, patch, folder, facts, semantics, languages), []


def files_of(facts: Mapping[str, Any], kind: str) -> list[str]:
    """The paths in ``preloadedJs`` or ``preloadedCss``, with slashes."""
    rows = facts.get(kind)
    rows = rows if isinstance(rows, list) else [rows]
    paths = [one.get("path") for one in rows if isinstance(one, dict)]
    return [one.replace("\\", "/").lstrip("/") for one in paths if isinstance(one, str)]


def _missing_files(
    facts: Mapping[str, Any], folder: str, names: set[str]
) -> list[Problem]:
    return [
        Problem("library-missing-file", f"{folder}/{path}", {"library": folder})
        for kind in ("preloadedJs", "preloadedCss")
        for path in files_of(facts, kind)
        if path.removeprefix("./") not in names
    ]


def _semantics(
    folder: str, kept: Mapping[str, bytes], depth: int, problems: list[Problem]
) -> list[Any] | None:
    path = f"{folder}/semantics.json"
    if path not in kept:
        return None
    semantics = _parsed(kept[path], depth)
    if isinstance(semantics, list):
        return semantics
    if semantics != {}:  # libraries without content of their own have that, too
        problems.append(Problem("invalid-semantics-json-file", path))
    return []


def _languages(
    folder: str,
    names: set[str],
    kept: Mapping[str, bytes],
    depth: int,
    problems: list[Problem],
) -> dict[str, Any]:
    languages = {}
    for name in sorted(one for one in names if one.startswith("language/")):
        path, file = f"{folder}/{name}", name.removeprefix("language/")
        fits = len(file) <= _LANGUAGE_LONGEST and _LANGUAGE.fullmatch(file)
        value = _parsed(kept.get(path), depth) if fits else None
        if value is None:
            problems.append(Problem("invalid-language-file", path, {"library": folder}))
        else:
            languages[file.removesuffix(".json")] = value
    return languages


def _parsed(data: bytes | None, depth: int) -> Any:
    if data is None:
        return None
    try:
        return read_json(data, depth)
    except (ValueError, RecursionError):
        return None
