"""The questions in content and the points they give, read from the content itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from h5p.spec.names import LibraryRef

_BLANK = re.compile(r"\*[^*\n]+\*")
_DEPTH = 60
_MOST = 1000
UNTOLD_POINTS = 10  # of a written answer whose content names no maximum


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


def written_points(params: Any, library: LibraryRef) -> int:
    """The most points for an answer in the learner's own words, marked by a person."""
    params = params if isinstance(params, dict) else {}
    if library.name == "H5P.Essay":
        return _essay(params)
    told = round(_number(params.get("maxScore"), UNTOLD_POINTS))
    return told or UNTOLD_POINTS


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


def _essay(params: dict[str, Any]) -> int:
    """The points of the words looked for; those of the host where nothing is scored."""
    behaviour = params.get("behaviour")
    behaviour = behaviour if isinstance(behaviour, dict) else {}
    if behaviour.get("ignoreScoring") is True:
        return max(round(_number(behaviour.get("pointsHost"), 1)), 1)
    rows = params.get("keywords")
    total = sum(_keyword(one) for one in rows) if isinstance(rows, list) else 0.0
    share = _number(behaviour.get("percentageMastering"), 100)
    return max(round(total * share / 100), 1)


def _keyword(row: Any) -> float:
    options = row.get("options") if isinstance(row, dict) else None
    if not isinstance(options, dict):
        return 0.0
    return _number(options.get("points"), 0) * _number(options.get("occurrences"), 1)


def _number(value: Any, otherwise: float) -> float:
    """A number from 0 to 1000; ``otherwise`` if it is none."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= _MOST else float(otherwise)


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
    "H5P.Essay": _essay,
    "HocTap.Choice": _one,
}
