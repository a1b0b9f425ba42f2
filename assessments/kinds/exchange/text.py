"""Text of other programs, made plain: no markup, no pictures, and what is lost is said."""

import html
import re
import unicodedata

import nh3
from django.utils.translation import gettext as _

LONGEST = 200_000  # letters of one text with markup; a question has some hundreds
_LINE_END = re.compile(
    r"<(?:br|hr|/p|/div|/li|/tr|/h[1-6]|/pre|/blockquote)\b[^<>]*>", re.IGNORECASE
)
_MEDIA = re.compile(
    r"<(?:img|video|audio|object|embed|iframe|svg|canvas)\b|@@PLUGINFILE@@",
    re.IGNORECASE,
)
_RICH = re.compile(
    r"<(?:b|strong|i|em|u|s|sub|sup|table|ul|ol|a|h[1-6]|pre|code|math)\b",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r" ?\n ?(?:\n ?)+")
_HIDDEN = range(0xF0000, 0xF0100)  # a private plane that readers use for themselves


def plain(text: str) -> str:
    """``text`` in NFC, with single spaces, its lines kept; nothing that no file may hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = "".join(one for one in text if one == "\n" or _is_text(one))
    kept = _SPACES.sub(" ", unicodedata.normalize("NFC", kept))
    kept = _GAPS.sub("\n\n", kept)
    return "\n".join(line.strip() for line in kept.strip().split("\n"))


def one_line(text: str) -> str:
    """``plain``, with lines joined."""
    return " ".join(plain(text).split())


def of_html(text: str) -> str:
    """The words of a piece of HTML."""
    text = text[:LONGEST]
    if "<" not in text and "&" not in text:
        return plain(text)
    text = text.replace("\r\n", "\n").replace("\n", " ")
    cleaned = nh3.clean(_LINE_END.sub("\n", text), tags=set())
    return plain(html.unescape(cleaned))


def losses(text: str) -> list[str]:
    """What ``of_html`` leaves out of ``text``."""
    found = []
    if _MEDIA.search(text):
        found.append(_("Pictures and other media were left out."))
    if _RICH.search(text):
        found.append(_("Formatting was left out: only the words are kept."))
    return found


def _is_text(one: str) -> bool:
    if one in "\t ":
        return True
    if ord(one) in _HIDDEN or ord(one) & 0xFFFE == 0xFFFE:  # noqa: PLR2004 -- no characters
        return False
    return unicodedata.category(one) not in {"Cc", "Cs", "Cn"}
