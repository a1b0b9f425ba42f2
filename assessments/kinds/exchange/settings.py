"""What a foreign format has no word for, carried in a comment that others pass over.

``hoctap {"scoring": "pairs"}`` stands beside the question. Where the format's own words
would not bring the question back as it is, the comment holds the whole of it, so nothing
is lost on the way out and in.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from assessments.kinds.exchange.item import Item, canonical
from assessments.kinds.exchange.shape import lead_in
from assessments.kinds.exchange.text import plain

MARK = "hoctap "
LONGEST = 200_000  # letters of one comment
_OF_CONTENT = (
    "scoring", "fold_case", "fold_accents", "rubric", "min_words", "max_words",
    "takes_file", "takes_text",
)  # fmt: skip
_DEFAULTS = {"scoring": "partial", "fold_case": True, "fold_accents": False}


def settings_of(item: Item, *, told: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What is to be carried; ``told``: what the format itself says."""
    found = {
        name: item.content[name]
        for name in _OF_CONTENT
        if name in item.content
        and item.content[name] not in (_DEFAULTS.get(name), "", None)
    }
    if item.kind == "ordering":
        found["scoring"] = item.content["scoring"]
    if item.kind == "cloze" and item.stem != lead_in():
        found["stem"] = item.stem
    if item.difficulty != 2:  # noqa: PLR2004 -- the usual level
        found["difficulty"] = item.difficulty
    if item.point:
        found["point"] = item.point
    return {name: value for name, value in found.items() if name not in told}


def with_settings(item: Item, settings: Mapping[str, Any]) -> Item:
    """``item`` with what its comment says; nonsense is found when it is checked."""
    if isinstance(settings.get("content"), dict):
        item = replace(
            item,
            kind=str(settings.get("kind", item.kind)),
            content=settings["content"],
            notes=(),
        )
    own = {name: settings[name] for name in _OF_CONTENT if name in settings}
    if own and "content" not in settings:
        item = replace(item, content={**item.content, **own})
    level = settings.get("difficulty")
    return replace(
        item,
        stem=str(settings.get("stem", item.stem)),
        difficulty=level if level in (1, 2, 3) else item.difficulty,
        point=str(settings.get("point", item.point)),
    )


def comment(settings: Mapping[str, Any]) -> str:
    """One line that stands in an XML comment as well; nothing for no settings."""
    if not settings:
        return ""
    text = json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    return MARK + text.replace("--", "-\\u002d").replace("\u2028", "\\u2028")


def read_comment(text: str) -> dict[str, Any]:
    """The settings in a comment; none if it is another's."""
    text = text.strip()
    if not text.startswith(MARK) or len(text) > LONGEST:
        return {}
    try:
        found = _clean(json.loads(text.removeprefix(MARK)))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _clean(value: Any) -> Any:
    """``value`` with texts that may be kept: no NUL, no half characters."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {plain(key): _clean(one) for key, one in value.items()}
    return value


def written_whole(
    item: Item,
    write: Callable[[Item, Mapping[str, Any]], str],
    read: Callable[[str], Item | None],
    told: frozenset[str] = frozenset(),
) -> str:
    """``item`` as ``write`` writes it, with as much beside it as ``read`` needs."""
    settings = settings_of(item, told=told)
    text = write(item, settings)
    back = read(text)
    if back is not None and is_same(back, item):
        return text
    whole = {"kind": item.kind, "stem": item.stem}
    settings = {**settings, **whole, "content": canonical(item.kind, item.content)}
    return write(item, {**settings, "difficulty": item.difficulty, "point": item.point})


def is_same(one: Item, other: Item) -> bool:
    """Whether both ask the same."""
    return (one.kind, one.stem, one.difficulty, one.point) == (
        other.kind, other.stem, other.difficulty, other.point,
    ) and canonical(one.kind, one.content) == canonical(other.kind, other.content)  # fmt: skip
