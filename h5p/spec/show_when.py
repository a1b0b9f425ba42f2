"""Fields that are asked for only when other fields say so."""

from dataclasses import dataclass
from typing import Any

from h5p.spec.pointer import relative


@dataclass(frozen=True)
class Rule:
    """A field, and the values of it with which the rule holds."""

    path: str
    equals: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """When a field counts: all of its rules hold, or any of them."""

    rules: tuple[Rule, ...]
    needs_all: bool


def condition_of(one: dict[str, Any], within: str) -> Condition | None:
    """The condition of a field that stands in the group at ``within``."""
    told = one.get("showWhen")
    rows = told.get("rules") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(rows, list):
        return None
    rules = tuple(
        Rule(relative(within, row["field"]), _wanted(row.get("equals")))
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("field"), str)
    )
    return Condition(rules, told.get("type") == "and") if rules else None


def holds(condition: Condition | None, params: Any) -> bool:
    """Whether the field counts in ``params``."""
    if condition is None:
        return True
    met = [_said(_at(params, one.path)) in one.equals for one in condition.rules]
    return all(met) if condition.needs_all else any(met)


def _wanted(equals: Any) -> tuple[str, ...]:
    rows = equals if isinstance(equals, list) else [equals]
    return tuple(_said(row) for row in rows)


def _said(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return "true" if value else "false"
    if isinstance(value, dict):
        value = value.get("library", "")
    return str(value)


def _at(params: Any, path: str) -> Any:
    value = params
    for part in path.split("/"):
        if isinstance(value, dict) and "library" in value and "params" in value:
            value = value["params"]
        if isinstance(value, dict):
            value = value.get(part.replace("~1", "/").replace("~0", "~"))
        elif isinstance(value, list):
            is_row = part.isascii() and part.isdigit() and int(part) < len(value)
            value = value[int(part)] if is_row else None
    return value
