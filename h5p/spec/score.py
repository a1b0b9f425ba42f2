"""The questions in content and the points they give, read from the content itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from h5p.spec.names import LibraryRef

_BLANK = re.compile(r"\*[^*\n]+\*")
_DEPTH = 60


@dataclass(frozen=True)
class Question:
    """Something that is answered: "" is the content as a whole, else a sub-content id."""

    sub_content_id: str
    library: LibraryRef
    points: int


def questions_of(params: Any, library: LibraryRef) -> list[Question]:
    """The questions whose points are known, in the order in which they stand."""
    return list(_walk(params, library, "", 0))


def max_score(params: Any, library: LibraryRef) -> int | None:
    """The most points that content can give; None if it is not known."""
    found = questions_of(params, library)
    return sum(one.points for one in found) if found else None


def _walk(params: Any, library: LibraryRef, uid: str, depth: int) -> Iterator[Question]:
    count = _POINTS.get(library.name)
    if count is not None:
        points = count(params) if isinstance(params, dict) else 0
        if points:
            yield Question(uid, library, points)
        return
    waiting = [params] if depth < _DEPTH else []
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            ref = LibraryRef.parse(value.get("library"))
            if ref is not None and "params" in value:
                inner = str(value.get("subContentId", ""))
                yield from _walk(value["params"], ref, inner, depth + 1)
            else:
                waiting[:0] = value.values()


def _choice(params: dict[str, Any]) -> int:
    rows = params.get("answers")
    right = (
        [one for one in rows if isinstance(one, dict) and one.get("correct") is True]
        if isinstance(rows, list)
        else []
    )
    behaviour = params.get("behaviour")
    behaviour = behaviour if isinstance(behaviour, dict) else {}
    is_one = behaviour.get("singlePoint") is True or behaviour.get("type") == "single"
    return min(len(right), 1) if is_one else len(right) or 1


def _blanks(*names: str) -> Callable[[dict[str, Any]], int]:
    def count(params: dict[str, Any]) -> int:
        texts: list[Any] = []
        for name in names:
            value = params.get(name)
            texts += value if isinstance(value, list) else [value]
        return sum(len(_BLANK.findall(one)) for one in texts if isinstance(one, str))

    return count


def _length(name: str) -> Callable[[dict[str, Any]], int]:
    def count(params: dict[str, Any]) -> int:
        rows = params.get(name)
        return len(rows) if isinstance(rows, list) else 0

    return count


def _one(_params: dict[str, Any]) -> int:
    return 1


_POINTS: dict[str, Callable[[dict[str, Any]], int]] = {
    "H5P.TrueFalse": _one,
    "H5P.MultiChoice": _choice,
    "H5P.Blanks": _blanks("questions"),
    "H5P.DragText": _blanks("textField"),
    "H5P.MarkTheWords": _blanks("textField"),
    "H5P.SingleChoiceSet": _length("choices"),
    "H5P.Summary": _length("summaries"),
    "HocTap.Choice": _one,
}
