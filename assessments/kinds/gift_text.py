"""The characters of GIFT: what is escaped, and what is text for people."""

import html
import re
import unicodedata

ESCAPED = "\\~=#{}:"
_FIRST = 0xF0000  # a private plane: no document writes these
_HIDE = {f"\\{one}": chr(_FIRST + n) for n, one in enumerate(ESCAPED)}
_SHOW = {chr(_FIRST + n): one for n, one in enumerate(ESCAPED)}
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")


def hide_escapes(text: str) -> str:
    """``text`` with escaped characters out of the way of the signs of the format."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    pattern = re.compile("|".join(re.escape(one) for one in _HIDE))
    return pattern.sub(lambda found: _HIDE[found[0]], text)


def show_escapes(text: str) -> str:
    """``text`` with the escaped characters as they are read."""
    return "".join(_SHOW.get(one, one) for one in text)


def plain(text: str) -> str:
    """``text`` for people: no tags, no format mark, single spaces, NFC."""
    text = _FORMAT.sub("", text).replace("\\n", " ")
    text = html.unescape(_TAG.sub(" ", text))
    return " ".join(unicodedata.normalize("NFC", show_escapes(text)).split())
