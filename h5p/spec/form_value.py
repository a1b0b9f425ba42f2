"""Single values as a form shows them, and what was typed as a value again.

What was not touched stays exactly as it was, whatever it was.
"""

import html
import re
import unicodedata
from typing import Any

from h5p.spec.media_field import KINDS, is_outside
from h5p.spec.scalar import choices, fonts, words
from h5p.spec.text import bare, rich

NOTHING: Any = object()  # the value is not there
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_BROKEN = re.compile(r"-?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})", re.ASCII)
_YES = (True, 1, "1", "true")


def kind_of(one: dict[str, Any]) -> str:
    """How a form asks for the field.

    text, area, rich, number, boolean, select, selects, lines, group, list, library, the
    kinds of media, or "unknown".
    """
    kind = one.get("type")
    if kind == "text":
        if isinstance(one.get("tags"), list) or one.get("widget") == "html":
            return "rich"
        return "area" if one.get("widget") == "textarea" else "text"
    if kind == "select":
        if one.get("multiple") is True:
            return "selects" if choices(one.get("options")) else "lines"
        return "select" if choices(one.get("options")) else "text"
    known = {"number", "boolean", "group", "list", "library", *KINDS}
    return str(kind) if kind in known else "unknown"


def fits(value: Any, one: dict[str, Any]) -> bool:
    """Whether a form can show ``value`` in the field; what it cannot is left alone."""
    kind = kind_of(one)
    if value is NOTHING or value is None:
        return kind != "unknown"
    if kind in {"group", "library"}:
        return isinstance(value, dict)
    if kind == "list":
        return isinstance(value, list)
    if kind in KINDS:
        rows = value if isinstance(value, list) else [value]
        return all(isinstance(row, dict) for row in rows)
    if kind in {"selects", "lines"}:
        rows = value if isinstance(value, list) else [value]
        return all(isinstance(row, str) and not set(row) & set("\r\n") for row in rows)
    is_plain = isinstance(value, str | int | float)
    return kind == "boolean" or (is_plain and not isinstance(value, bool))


def shown(value: Any, one: dict[str, Any]) -> list[str]:
    """What stands in the field's controls; empty if nothing does."""
    kind = kind_of(one)
    if value is NOTHING or value is None:
        return []
    if kind == "boolean":
        return ["on"] if value in _YES else []
    if kind in {"selects", "lines"}:
        rows = value if isinstance(value, list) else [value]
        return [*dict.fromkeys(rows)] if kind == "selects" else ["\n".join(rows)]
    if kind == "rich":
        tags = one.get("tags")
        named = words(tags if isinstance(tags, list) else [])
        return [one_way(rich(str(value), named, fonts(one.get("font"))))]
    if kind in {"text", "area"}:
        return [one_way(bare(str(value)))]
    return [one_way(str(value))]


def taken(value: Any, one: dict[str, Any], posted: list[str]) -> Any:
    """The value after ``posted`` came back for a field that showed ``value``."""
    posted = [one_way(row) for row in posted if row]
    before = [row for row in shown(value, one) if row]
    kind = kind_of(one)
    if posted == before or (kind == "selects" and {*posted} == {*before}):
        return value
    if kind == "boolean":
        return bool(posted)
    if kind == "selects":
        return [row for row in choices(one.get("options")) if row in posted]
    typed = posted[0] if posted else ""
    if kind == "lines":
        return typed.split("\n") if typed else []
    if kind == "number":
        return _number(typed)
    if kind == "select":
        return typed or NOTHING
    if kind == "rich":
        return typed
    return html.escape(typed).replace("&#x27;", "&#039;")


def address(value: Any) -> str:
    """The address on the web that a clip or sound is played from; "" if there is none."""
    rows = value if isinstance(value, list) else [value]
    paths = [row.get("path") for row in rows if isinstance(row, dict)]
    return next((one for one in paths if isinstance(one, str) and is_outside(one)), "")


def with_address(value: Any, typed: str) -> Any:
    """``value`` played from ``typed`` instead; kept if that is the address it has."""
    typed = typed.strip()
    if typed == address(value):
        return value
    if not typed:
        return NOTHING
    is_tube = re.match(r"https?://(?:www\.|m\.)?youtu(?:\.be|be\.com)/", typed)
    mime = "video/YouTube" if is_tube else "video/mp4"
    return [{"path": typed, "mime": mime, "copyright": {"license": "U"}}]


def one_way(text: str) -> str:
    """Ends of lines and accents written one way, as browsers do not; no NUL."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", text)


def _number(typed: str) -> Any:
    """The number that was typed; the text itself if it is none, for the fault's sake."""
    typed = typed.strip()
    if not typed:
        return NOTHING
    if _WHOLE.fullmatch(typed):
        return int(typed)
    return float(typed) if _BROKEN.fullmatch(typed) else typed
