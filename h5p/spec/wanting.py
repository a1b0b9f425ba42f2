"""What content still lacks before it can be played as its semantics mean it."""

from collections.abc import Iterator
from typing import Any

from h5p.spec.fields import is_flat
from h5p.spec.form_post import unique
from h5p.spec.form_value import kind_of
from h5p.spec.names import LibraryRef
from h5p.spec.pointer import ROOT, step
from h5p.spec.problem import Problem
from h5p.spec.repository import Repository
from h5p.spec.show_when import condition_of, holds
from h5p.spec.text import bare

_DEPTH = 50
_ASKED = {"text", "area", "rich", "number", "select", "image", "video", "audio", "file"}


def wanting(params: Any, semantics: Any, repository: Repository) -> list[Problem]:
    """A problem for each field that must be filled in and is not; hidden ones need not."""
    return list(_fields(params, semantics, ROOT, params, repository, 0))


def _fields(
    value: Any, fields: Any, path: str, root: Any, repository: Repository, depth: int
) -> Iterator[Problem]:
    value = value if isinstance(value, dict) else {}
    for one in unique(fields) if depth < _DEPTH else ():
        if holds(condition_of(one, path), root) and one.get("widget") != "none":
            inner = value.get(one["name"])
            where = step(path, one["name"])
            yield from _value(inner, one, where, root, repository, depth + 1)


def _value(
    value: Any,
    one: dict[str, Any],
    path: str,
    root: Any,
    repository: Repository,
    depth: int,
) -> Iterator[Problem]:
    if one.get("type") == "group" and is_flat(one):
        inner = next(unique(one.get("fields")), None)
        if inner is not None:
            yield from _value(value, inner, path, root, repository, depth + 1)
        return
    kind, is_asked = kind_of(one), one.get("optional") is not True
    if kind == "group":
        if value or is_asked:
            yield from _fields(value, one.get("fields"), path, root, repository, depth)
    elif kind == "list":
        yield from _list(value, one, path, root, repository, depth)
    elif kind == "library":
        ref = LibraryRef.parse(
            value.get("library") if isinstance(value, dict) else None
        )
        facts = repository.get(ref) if ref else None
        if facts is not None:
            params = value.get("params")
            yield from _fields(params, facts.semantics, path, root, repository, depth)
        elif ref is None and is_asked:
            yield Problem("wanting-choice", path)
    elif kind in _ASKED and is_asked and _is_empty(value, kind):
        yield Problem("wanting", path)


def _list(
    value: Any,
    one: dict[str, Any],
    path: str,
    root: Any,
    repository: Repository,
    depth: int,
) -> Iterator[Problem]:
    rows, inner = value if isinstance(value, list) else [], one.get("field")
    least = one.get("min")
    is_asked = rows or one.get("optional") is not True
    if isinstance(least, int) and is_asked and len(rows) < least:
        yield Problem("list-too-short", path, {"least": str(least)})
    if isinstance(inner, dict):
        for at, row in enumerate(rows):
            where = step(path, at)
            yield from _value(row, inner, where, root, repository, depth + 1)


def _is_empty(value: Any, kind: str) -> bool:
    if kind in {"text", "area"} and isinstance(value, str):
        return not bare(value).strip()
    return value is None or value in ("", [], {})
