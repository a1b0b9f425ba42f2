"""Semantics in another language, as the library's own language file has it."""

from typing import Any

_WORDS = ("label", "description", "entity", "placeholder", "importance_label")
_DEPTH = 40


def translated(semantics: Any, language: Any) -> list[Any]:
    """``semantics`` with the labels, and the default texts, of a language file.

    The file stands beside the semantics row by row; what it does not have stays.
    """
    told = language.get("semantics") if isinstance(language, dict) else None
    rows = semantics if isinstance(semantics, list) else []
    return _rows(rows, told, 0)


def _rows(rows: list[Any], told: Any, depth: int) -> list[Any]:
    told = told if isinstance(told, list) else []
    return [
        _one(row, told[at] if at < len(told) else None, depth)
        for at, row in enumerate(rows)
    ]


def _one(row: Any, told: Any, depth: int) -> Any:
    if not isinstance(row, dict) or not isinstance(told, dict) or depth > _DEPTH:
        return row
    after = dict(row)
    for name in _WORDS:
        if name in row and isinstance(told.get(name), str):
            after[name] = told[name]
    if isinstance(row.get("default"), str) and isinstance(told.get("default"), str):
        after["default"] = told["default"]
    for name in ("fields", "options"):
        if isinstance(row.get(name), list):
            after[name] = _rows(row[name], told.get(name), depth + 1)
    if isinstance(row.get("field"), dict):
        after["field"] = _one(row["field"], told.get("field"), depth + 1)
    return after
