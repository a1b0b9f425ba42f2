"""What a button of a form does to content: add, take away, move, clear."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any
from uuid import uuid4

from h5p.spec.blank import blank_row, with_ids
from h5p.spec.fields import is_flat
from h5p.spec.form_post import unique
from h5p.spec.form_value import kind_of
from h5p.spec.names import LibraryRef
from h5p.spec.pointer import last, parent, step
from h5p.spec.repository import Repository

MOST_ROWS = 500


def act(
    params: dict[str, Any],
    semantics: Any,
    do: str,
    path: str,
    repository: Repository,
    new_id: Callable[[], object] = uuid4,
) -> tuple[dict[str, Any], str]:
    """``params`` after the button ``do`` at ``path``, and the place to look at then.

    What names no place changes nothing.
    """
    params = deepcopy(params)
    if do == "add":
        return _add(params, semantics, path, repository, new_id)
    where = parent(path)
    box = _box(params, where, semantics, repository)
    key: Any = last(path)
    if isinstance(box, dict):
        name = key.replace("~1", "/").replace("~0", "~")
        if do == "clear":
            box.pop(name, None)
        return params, path
    at = int(key) if key.isascii() and key.isdigit() else -1
    if not isinstance(box, list) or not 0 <= at < len(box):
        return params, path
    if do == "remove":
        del box[at]
        return params, where
    if do == "clear":
        box[at] = None
    to = at + {"up": -1, "down": 1}.get(do, 0)
    if 0 <= to < len(box):
        box.insert(to, box.pop(at))
        return params, step(where, to)
    return params, path


def _add(
    params: dict[str, Any],
    semantics: Any,
    path: str,
    repository: Repository,
    new_id: Callable[[], object],
) -> tuple[dict[str, Any], str]:
    one = _field(params, path, semantics, repository)
    box = _box(params, parent(path), semantics, repository)
    name: Any = last(path)
    if one is None or one.get("type") != "list" or not isinstance(box, dict | list):
        return params, path
    key = (
        int(name)
        if isinstance(box, list)
        else name.replace("~1", "/").replace("~0", "~")
    )
    rows = box.get(key) if isinstance(box, dict) else box[key]
    if rows is None:
        rows = box[key] = []
    if not isinstance(rows, list) or len(rows) >= MOST_ROWS:
        return params, path
    row = blank_row(one, repository)
    rows.append(with_ids(row, new_id))
    return params, step(path, len(rows) - 1)


def _box(params: Any, path: str, semantics: Any, repository: Repository) -> Any:
    """The object or list at ``path``; a group that is not there yet is made."""
    return _walk(params, path, semantics, repository)[0]


def _field(
    params: Any, path: str, semantics: Any, repository: Repository
) -> dict[str, Any] | None:
    found = _walk(params, parent(path), semantics, repository)
    return _of(found[1], last(path))


def _walk(
    params: Any, path: str, semantics: Any, repository: Repository
) -> tuple[Any, Any]:
    """The value at ``path`` and what may stand in it: fields, or the field of a list."""
    value, within = params, semantics
    for part in path.split("/") if path else []:
        one = _of(within, part)
        name = part.replace("~1", "/").replace("~0", "~")
        if one is None:
            return None, None
        if isinstance(value, dict):
            if value.get(name) is None:
                value[name] = [] if kind_of(one) == "list" else {}
            value = value[name]
        elif isinstance(value, list) and part.isascii() and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        else:
            return None, None
        value, within = _inside(value, one, repository)
    return value, within


def _inside(value: Any, one: dict[str, Any], repository: Repository) -> tuple[Any, Any]:
    kind = kind_of(one)
    if kind == "group":
        return value, one.get("fields")
    if kind == "list":
        return value, one.get("field")
    if kind == "library" and isinstance(value, dict):
        ref = LibraryRef.parse(value.get("library"))
        facts = repository.get(ref) if ref else None
        return value.get("params"), facts.semantics if facts else None
    return value, None


def _of(within: Any, part: str) -> dict[str, Any] | None:
    """The field called ``part``, as it is written: a flat group is its one field."""
    if isinstance(within, dict):
        one: dict[str, Any] | None = within
    else:
        name = part.replace("~1", "/").replace("~0", "~")
        one = next((row for row in unique(within) if row["name"] == name), None)
    while one is not None and one.get("type") == "group" and is_flat(one):
        one = next(unique(one.get("fields")), None)
    return one
