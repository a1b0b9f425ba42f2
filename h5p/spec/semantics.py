"""Content held against semantics: what may stay, what is wrong, what it is made with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from h5p.spec.fields import described, is_flat
from h5p.spec.media_field import KINDS, clean_file, clean_simple, is_outside
from h5p.spec.names import LibraryRef
from h5p.spec.problem import Problem
from h5p.spec.repository import Repository
from h5p.spec.scalar import SCALARS

DEPTH = 60
_UUID_LENGTH = 64
_MOST_FORMS = 20
NOTHING: Any = object()


@dataclass
class Filtered:
    """Content that semantics allow, with what was found on the way.

    ``issues`` with ``is_grave`` keep content from being played; the others tell what was
    put right. ``used`` are the libraries in the order in which they are met.
    """

    params: dict[str, Any] = field(default_factory=dict)
    used: list[LibraryRef] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # paths within the content
    issues: list[Problem] = field(default_factory=list)

    @property
    def grave(self) -> list[Problem]:
        return [one for one in self.issues if one.code in GRAVE]


GRAVE = frozenset({"unknown-library", "unfit-library", "too-deep"})


def filter_params(params: Any, library: LibraryRef, repository: Repository) -> Filtered:
    """``params`` of content made with ``library``, as its semantics allow.

    The same again changes nothing. Parts that are made with an unknown library are left
    out and named as grave: content that was not understood is refused, never lost.
    """
    found = Filtered()
    facts = repository.get(library)
    if facts is None:
        found.issues.append(_unknown(library, ""))
        return found
    found.used.append(library)
    walk = _Walk(repository, found)
    fields = facts.semantics
    found.params = walk.fields(
        params if isinstance(params, dict) else {}, fields, "", 0
    )
    return found


class _Walk:
    """One way through content and semantics side by side."""

    def __init__(self, repository: Repository, found: Filtered) -> None:
        self.repository = repository
        self.found = found
        self.kinds: dict[str, Callable[[Any, dict[str, Any], str, int], Any]] = {
            "group": self.group,
            "list": self.list_,
            "library": self.library,
            **dict.fromkeys(KINDS, self.file),
        }

    def fields(
        self, value: dict[str, Any], fields: Any, path: str, depth: int
    ) -> dict[str, Any]:
        kept = {}
        for one in described(fields):
            name = one["name"]
            if name in value and value[name] is not None:
                cleaned = self.value(value[name], one, f"{path}/{name}", depth + 1)
                if cleaned is not NOTHING:
                    kept[name] = cleaned
        return kept

    def value(self, value: Any, one: dict[str, Any], path: str, depth: int) -> Any:
        if depth > DEPTH:
            self.say("too-deep", path)
            return NOTHING
        kind = str(one.get("type"))
        if kind in self.kinds:
            return self.kinds[kind](value, one, path, depth)
        if kind not in SCALARS:
            self.say("semantics-unknown-type", path, kind=kind[:50])
            return NOTHING
        cleaned, is_kept = SCALARS[kind](value, one)
        if cleaned is None:
            self.say("unfit-value", path)
            return NOTHING
        if not is_kept:
            self.say("changed-value", path)
        return cleaned

    def group(self, value: Any, one: dict[str, Any], path: str, depth: int) -> Any:
        if is_flat(one):
            inner = next(iter(described(one.get("fields"))), None)
            return self.value(value, inner, path, depth + 1) if inner else NOTHING
        if not isinstance(value, dict):
            self.say("unfit-value", path)
            return NOTHING
        kept = self.fields(value, one.get("fields"), path, depth)
        if one.get("isSubContent") is True and _is_id(value.get("subContentId")):
            kept["subContentId"] = value["subContentId"]
        return kept

    def list_(self, value: Any, one: dict[str, Any], path: str, depth: int) -> Any:
        inner = one.get("field")
        if not isinstance(value, list) or not isinstance(inner, dict):
            self.say("unfit-value", path)
            return NOTHING
        rows = [
            self.value(row, inner, f"{path}/{at}", depth + 1)
            for at, row in enumerate(value)
        ]
        rows = [row for row in rows if row is not NOTHING]
        most = one.get("max")
        if (
            isinstance(most, int)
            and not isinstance(most, bool)
            and 0 <= most < len(rows)
        ):
            self.say("list-too-long", path, most=str(most))
            rows = rows[:most]
        return rows

    def library(self, value: Any, one: dict[str, Any], path: str, depth: int) -> Any:
        if not isinstance(value, dict) or not value.get("library"):
            return NOTHING  # nothing was chosen
        ref = LibraryRef.parse(value["library"])
        facts = self.repository.get(ref) if ref else None
        if ref is None or facts is None:
            named = ref or str(value["library"])[:100]
            self.found.issues.append(_unknown(named, path))
            return NOTHING
        if str(ref) not in _options(one):
            wanted = ", ".join(
                name for name in _options(one) if name.startswith(f"{ref.name} ")
            )
            self.say("unfit-library", path, library=str(ref), wanted=wanted or "–")
            return NOTHING
        if ref not in self.found.used:
            self.found.used.append(ref)
        params = value.get("params")
        params = params if isinstance(params, dict) else {}
        kept: dict[str, Any] = {
            "library": str(ref),
            "params": self.fields(params, facts.semantics, path, depth + 1),
        }
        if _is_id(value.get("subContentId")):
            kept["subContentId"] = value["subContentId"]
        if isinstance(value.get("metadata"), dict):
            kept["metadata"] = clean_simple(value["metadata"])
        return kept

    def file(self, value: Any, one: dict[str, Any], path: str, depth: int) -> Any:
        """A file, or several of the same clip in forms that browsers choose from."""
        if isinstance(value, list):
            rows = [self.file(row, one, path, depth) for row in value[:_MOST_FORMS]]
            return [row for row in rows if isinstance(row, dict)]
        cleaned = clean_file(value)
        if cleaned is None:
            if value != {}:
                self.say("unfit-file", path)
            return NOTHING
        for part in (cleaned, cleaned.get("originalImage")):
            path_inside = part["path"] if part else None
            if path_inside and is_outside(path_inside):
                self.say("outside-file", path, address=path_inside[:200])
            elif path_inside:
                self.found.files += {path_inside} - {*self.found.files}
        return cleaned

    def say(self, code: str, path: str, **facts: str) -> None:
        self.found.issues.append(Problem(code, path.lstrip("/"), facts))


def _options(one: dict[str, Any]) -> list[str]:
    rows = one.get("options")
    rows = rows if isinstance(rows, list) else []
    names = [row.get("name") if isinstance(row, dict) else row for row in rows]
    return [name for name in names if isinstance(name, str)]


def _is_id(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > _UUID_LENGTH:
        return False
    parts = value.split("-")
    is_hex = all(
        part and set(part.lower()) <= set("0123456789abcdef") for part in parts
    )
    return is_hex and [len(part) for part in parts] == [8, 4, 4, 4, 12]


def _unknown(library: LibraryRef | str, path: str) -> Problem:
    return Problem("unknown-library", path.lstrip("/"), {"library": str(library)})
