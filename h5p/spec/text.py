"""Text of content made safe: plain, or HTML with the tags that semantics allow."""

import html
import re
from functools import lru_cache
from typing import Any

import nh3

_ENTITY = re.compile(
    r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCHEMES = {"http", "https", "ftp", "mailto"}
_ALWAYS = {"div", "span", "p", "br"}
_TOGETHER = {
    "table": {
        "tr",
        "td",
        "th",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "caption",
    },
    "ul": {"li"},
    "ol": {"li"},
    "b": {"strong"},
    "strong": {"b"},
    "i": {"em"},
    "em": {"i"},
    "strike": {"s", "del"},
    "del": {"s", "strike"},
    "figure": {"figcaption"},
}
_NEVER = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "link",
    "meta", "base", "svg", "math", "template", "noscript", "textarea", "select",
    "option", "frame", "frameset", "applet", "xmp", "plaintext", "title", "noembed",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "lang", "title", "style", "role"},
    "a": {"href", "target", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "table": {"border", "cellpadding", "cellspacing", "summary", "width", "align"},
    "td": {"colspan", "rowspan", "headers", "align", "valign"},
    "th": {"colspan", "rowspan", "scope", "headers", "align", "valign"},
    "col": {"span", "width"},
    "colgroup": {"span"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "blockquote": {"cite"},
}
_LENGTH = r"-?(?:\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})(?:px|em|rem|pt|%)?"
_COLOUR = r"#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([\d.,%\s/]{5,40}\)"
_STYLES = {
    "text-align": r"left|right|center|justify|start|end",
    "float": r"left|right|none",
    "vertical-align": r"top|middle|bottom|baseline",
    **dict.fromkeys(("width", "height", "margin-left", "margin-right"), _LENGTH),
    "list-style-type": r"[a-z-]{3,30}",
    "border-style": r"solid|dashed|dotted|none|double",
    "border-width": _LENGTH,
    "border-color": _COLOUR,
}
_FONT_STYLES = {
    "size": ("font-size", rf"{_LENGTH}|(?:x{{1,2}}-)?(?:small|large)|medium"),
    "family": ("font-family", r"[\w\s,'\"-]{1,200}"),
    "color": ("color", _COLOUR),
    "background": ("background-color", _COLOUR),
    "spacing": ("letter-spacing", rf"{_LENGTH}|normal"),
    "height": ("line-height", rf"{_LENGTH}|normal"),
}
_TURNS = 6


def plain(text: str, longest: int | None = None) -> str:
    """``text`` as characters, for a field without tags; entities are written one way."""
    bare = _ENTITY.sub(lambda found: html.unescape(found[0]), _CONTROL.sub("", text))
    bare = _CONTROL.sub("", bare)
    if longest is not None:
        bare = bare[: max(longest, 0)]
    return html.escape(bare).replace("&#x27;", "&#039;")


def bare(text: str) -> str:
    """The characters that ``plain`` text stands for."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def rich(text: str, tags: tuple[str, ...], fonts: tuple[str, ...] = ()) -> str:
    """``text`` with ``tags`` (and what belongs to them) and nothing that can act.

    Args:
        fonts: which styles of the font may be set: "size", "family", "color",
            "background", "spacing", "height".
    """
    cleaner = _cleaner(tags, fonts)
    before = _CONTROL.sub("", text)
    for _ in range(_TURNS):
        after = str(cleaner.clean(before))
        if after == before:
            return after
        before = after
    return plain(before)  # what never comes to rest is shown as it is written


def tags_for(tags: tuple[str, ...]) -> set[str]:
    """The tags that may stand where semantics name ``tags``."""
    named = {one.lower() for one in tags}
    both = named.union(_ALWAYS, *(_TOGETHER.get(one, set()) for one in named))
    return both - _NEVER


@lru_cache(maxsize=500)
def _cleaner(tags: tuple[str, ...], fonts: tuple[str, ...]) -> Any:
    allowed = tags_for(tags)
    styles = dict(_STYLES)
    styles.update(_FONT_STYLES[one] for one in fonts if one in _FONT_STYLES)
    patterns = {
        name: re.compile(pattern, re.ASCII | re.IGNORECASE)
        for name, pattern in styles.items()
    }

    def keep(_tag: str, name: str, value: str) -> str | None:
        return _style(value, patterns) if name == "style" else value

    return nh3.Cleaner(
        tags=allowed,
        clean_content_tags={"script", "style"},
        attributes={
            tag: names
            for tag, names in _ATTRIBUTES.items()
            if tag == "*" or tag in allowed
        },
        attribute_filter=keep,
        generic_attribute_prefixes={"aria-"},
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _style(value: str, patterns: dict[str, re.Pattern[str]]) -> str | None:
    """The declarations of ``value`` that are known to be harmless; if all are, itself."""
    kept = []
    written = [one for one in value.split(";") if one.strip()]
    for declaration in written:
        name, _, what = declaration.partition(":")
        pattern = patterns.get(name.strip().lower())
        if pattern is not None and pattern.fullmatch(what.strip()):
            kept.append(f"{name.strip().lower()}: {what.strip()};")
    if kept and len(kept) == len(written):
        return value
    return " ".join(kept) or None
