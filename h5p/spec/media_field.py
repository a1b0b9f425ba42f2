"""A picture, clip, sound or file in content: where it lies and whose it is."""

import re
from typing import Any
from urllib.parse import urlsplit

from h5p.spec.text import plain

KINDS = {"file", "image", "video", "audio"}
_KEYS = {
    "path", "mime", "copyright", "width", "height", "codecs", "quality", "bitrate",
    "originalImage", "externalId", "metadata", "aspectRatio", "alt",
}  # fmt: skip
_MIME = re.compile(
    r"[\w.+\-]{1,80}/[\w.+\-*]{1,80}(?:\s*;[\w=\s\".,+\-]{0,100})?", re.ASCII
)
_PARTS = re.compile(r"[^\x00-\x1f\x7f\\<>\"]{1,1000}")
_TEMPORARY = "#tmp"


def clean_file(value: Any) -> dict[str, Any] | None:
    """``value`` with what belongs to a file; None if it leads to no file."""
    if not isinstance(value, dict):
        return None
    path = clean_path(value.get("path"))
    if path is None:
        return None
    kept = {name: value[name] for name in sorted(_KEYS & value.keys())}
    return {**_inner(kept), "path": path}


def clean_path(path: Any) -> str | None:
    """A path within the content, or the address of a page on the web; else None."""
    if not isinstance(path, str):
        return None
    path = path.removesuffix(_TEMPORARY)
    if _PARTS.fullmatch(path) is None:
        return None
    if path.lower().startswith(("http://", "https://")):
        try:
            return path if urlsplit(path).hostname else None
        except ValueError:
            return None
    is_inside = ":" not in path and not path.startswith("/")
    parts = path.split("/")
    return path if is_inside and not {"", ".", ".."} & set(parts) else None


def is_outside(path: str) -> bool:
    """Whether a clean path leads to the web."""
    return path.lower().startswith(("http://", "https://"))


def _inner(kept: dict[str, Any]) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for name, value in kept.items():
        if name == "path":
            continue
        if name == "originalImage":
            original = clean_file(value)
            if original is not None:
                cleaned[name] = original
        elif name == "mime":
            if isinstance(value, str) and _MIME.fullmatch(value):
                cleaned[name] = value
        elif (simple := clean_simple(value)) is not None:
            cleaned[name] = simple
    return cleaned


def clean_simple(value: Any, depth: int = 6) -> Any:
    """Facts without HTML: texts, numbers and lists and objects of them."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool | int | float):
        return value
    if depth and isinstance(value, list):
        return [
            one for row in value if (one := clean_simple(row, depth - 1)) is not None
        ]
    if depth and isinstance(value, dict):
        rows = {plain(key): clean_simple(row, depth - 1) for key, row in value.items()}
        return {key: row for key, row in rows.items() if row is not None}
    return None
