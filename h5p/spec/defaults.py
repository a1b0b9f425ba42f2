"""What an author left out, as the libraries' semantics fill it in."""

from copy import deepcopy
from typing import Any

from h5p.spec.fields import described, is_flat
from h5p.spec.names import LibraryRef
from h5p.spec.repository import Repository

_DEPTH = 60


def fill_defaults(
    params: Any, semantics: Any, repository: Repository, depth: int = 0
) -> dict[str, Any]:
    """``params`` with the defaults of the fields that they do not have, parts within too.

    What is there is never changed; ``params`` itself stays as it is.
    """
    filled = dict(params) if isinstance(params, dict) else {}
    if depth > _DEPTH:
        return filled
    for one in described(semantics):
        name = one["name"]
        if filled.get(name) is None:
            value = deepcopy(one.get("default"))
            if value is None and one.get("type") == "group" and not is_flat(one):
                value = {}
        else:
            value = filled[name]
        value = _filled(value, one, repository, depth + 1)
        if value is not None and (value != {} or name in filled):
            filled[name] = value
    return filled


def _filled(value: Any, one: dict[str, Any], repository: Repository, depth: int) -> Any:
    kind = one.get("type")
    if kind == "group" and not is_flat(one) and isinstance(value, dict):
        return fill_defaults(value, one.get("fields"), repository, depth)
    if kind == "group" and is_flat(one):
        inner = next(iter(described(one.get("fields"))), None)
        return _filled(value, inner, repository, depth + 1) if inner else value
    if (
        kind == "list"
        and isinstance(value, list)
        and isinstance(one.get("field"), dict)
    ):
        return [_filled(row, one["field"], repository, depth + 1) for row in value]
    if kind == "library" and isinstance(value, dict):
        ref = LibraryRef.parse(value.get("library"))
        facts = repository.get(ref) if ref else None
        if facts is not None:
            inner = fill_defaults(
                value.get("params"), facts.semantics, repository, depth
            )
            return {**value, "params": inner}
    return value
