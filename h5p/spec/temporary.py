"""Files that content names before it is saved: their paths end in ``#tmp``."""

from collections.abc import Callable, Mapping
from typing import Any

MARK = "#tmp"


def temporary_paths(params: Any) -> set[str]:
    """The paths of such files in ``params``, without the mark."""
    found: set[str] = set()

    def note(path: str) -> str:
        if path.endswith(MARK):
            found.add(path.removesuffix(MARK))
        return path

    _each_path(params, note)
    return found


def without_marks(params: Any) -> Any:
    """``params`` as they are kept: the paths of files without the mark."""
    return _each_path(params, lambda path: path.removesuffix(MARK))


def renamed(params: Any, names: Mapping[str, str]) -> Any:
    """``params`` in which files of the old names in ``names`` have the new ones."""
    return _each_path(params, lambda path: names.get(path, path))


def _each_path(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_each_path(one, change) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: change(one)
        if key == "path" and isinstance(one, str)
        else _each_path(one, change)
        for key, one in value.items()
    }
