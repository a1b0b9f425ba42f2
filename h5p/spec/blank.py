"""What a part of content holds when it has just been added."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from h5p.spec.fields import described, is_flat
from h5p.spec.names import LibraryRef
from h5p.spec.repository import Repository

_DEPTH = 8  # libraries may name themselves
_MOST_ROWS = 20


def blank_params(semantics: Any, repository: Repository, depth: int = 0) -> Any:
    """The params of new content: defaults, and as many rows as a list needs."""
    rows = (
        (one["name"], blank(one, repository, depth)) for one in described(semantics)
    )
    return {name: value for name, value in rows if value is not None}


def blank(one: dict[str, Any], repository: Repository, depth: int = 0) -> Any:
    """The value of a new field; None if it begins empty."""
    kind = one.get("type")
    if kind == "group" and is_flat(one):
        inner = next(iter(described(one.get("fields"))), None)
        return blank(inner, repository, depth + 1) if inner else None
    if one.get("default") is not None:
        return deepcopy(one["default"])
    if depth > _DEPTH:
        return None
    if kind == "group":
        return blank_params(one.get("fields"), repository, depth + 1)
    if kind == "list":
        return _rows(one, repository, depth)
    if kind == "library":
        return _part(one, repository, depth)
    return None


def blank_row(one: dict[str, Any], repository: Repository, depth: int = 0) -> Any:
    """A new row of the list ``one``, with something in it whatever it is of."""
    inner = one.get("field")
    inner = inner if isinstance(inner, dict) else {}
    value = blank(inner, repository, depth + 1)
    return {"text": ""}.get(str(inner.get("type"))) if value is None else value


def new_part(ref: LibraryRef, repository: Repository, depth: int = 0) -> dict[str, Any]:
    """A new part made with ``ref``; its sub-content id is the caller's to give."""
    facts = repository.get(ref)
    params = blank_params(facts.semantics, repository, depth + 1) if facts else {}
    return {"library": str(ref), "params": params}


def with_ids(value: Any, new_id: Callable[[], object]) -> Any:
    """``value`` in which every part has a sub-content id."""
    if isinstance(value, list):
        return [with_ids(row, new_id) for row in value]
    if not isinstance(value, dict):
        return value
    inner = {name: with_ids(row, new_id) for name, row in value.items()}
    if LibraryRef.parse(value.get("library")) and "params" in value:
        inner.setdefault("subContentId", str(new_id()))
    return inner


def part_names(one: dict[str, Any]) -> list[LibraryRef]:
    """The libraries that the field allows, in its order."""
    rows = one.get("options")
    rows = rows if isinstance(rows, list) else []
    named = [row.get("name") if isinstance(row, dict) else row for row in rows]
    found = [LibraryRef.parse(row) for row in named]
    return [ref for ref in found if ref is not None]


def _rows(one: dict[str, Any], repository: Repository, depth: int) -> list[Any] | None:
    asked = [one.get("defaultNum"), one.get("min")]
    counts = [
        row for row in asked if isinstance(row, int) and not isinstance(row, bool)
    ]
    if one.get("optional") is True and not one.get("defaultNum"):
        return None
    count = min(max([*counts, 0]), max(_MOST_ROWS >> depth, 1))
    return [blank_row(one, repository, depth) for _ in range(count)] or None


def _part(
    one: dict[str, Any], repository: Repository, depth: int
) -> dict[str, Any] | None:
    """The part that must be there, if there is no choice."""
    names = part_names(one)
    if len(names) != 1 or one.get("optional") is True:
        return None
    return new_part(names[0], repository, depth)
