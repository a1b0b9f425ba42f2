"""Which libraries content names, without knowing what it is made of."""

from collections.abc import Iterator
from typing import Any

from h5p.spec.names import LibraryRef


def sub_libraries(content: Any) -> Iterator[LibraryRef]:
    """Each library that a part of ``content`` says it is made with."""
    waiting = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            ref = LibraryRef.parse(value.get("library"))
            if ref is not None and "params" in value:
                yield ref
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
