"""Reading semantics, whatever they may hold."""

from typing import Any


def described(fields: Any) -> list[dict[str, Any]]:
    """The fields that have a name."""
    rows = fields if isinstance(fields, list) else []
    return [
        one
        for one in rows
        if isinstance(one, dict) and isinstance(one.get("name"), str)
    ]


def is_flat(one: dict[str, Any]) -> bool:
    """Whether a group of one field is written as that field alone."""
    fields = one.get("fields")
    has_one = isinstance(fields, list) and len(fields) == 1
    return has_one and one.get("isSubContent") is not True
