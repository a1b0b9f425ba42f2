r"""The characters of GIFT: what is escaped, and what is text for people."""

import re

from assessments.kinds.exchange.text import losses, of_html, plain

ESCAPED = "\\~=#{}:"
_FIRST = 0xF0000  # a private plane: no document writes these
_HIDE = {f"\\{one}": chr(_FIRST + n) for n, one in enumerate(ESCAPED)}
_HIDE["\\n"] = chr(_FIRST + len(ESCAPED))
_SHOW = {ord(hidden): written[1] for written, hidden in _HIDE.items()}
_SHOW[ord(_HIDE["\\n"])] = "\n"
_TO_HIDE = re.compile("|".join(re.escape(one) for one in _HIDE))
_HIDDEN = re.compile("[\U000f0000-\U000f00ff]")
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)


def hide_escapes(text: str) -> str:
    """``text`` with escaped characters out of the way of the signs of the format."""
    return _TO_HIDE.sub(lambda found: _HIDE[found[0]], _HIDDEN.sub("", text))


def show_escapes(text: str) -> str:
    """``text`` with the escaped characters as they are read."""
    return text.translate(_SHOW)


def escape(text: str) -> str:
    r"""``text`` as GIFT writes it: signs behind ``\``, a new line as ``\n``."""
    told = "".join(f"\\{one}" if one in ESCAPED else one for one in text)
    return told.replace("\n", "\\n")


class Voice:
    """Reads the texts of one question, whose parts have its format unless they say else."""

    def __init__(self, question: str) -> None:
        found = _FORMAT.match(question)
        self.format = found[1].lower() if found else "moodle"
        self.notes: list[str] = []

    def read(self, text: str) -> str:
        """``text`` for people; what it loses is noted."""
        found = _FORMAT.match(text)
        if found:
            text = text[found.end() :]
        text = show_escapes(text.replace("\n", " "))
        if (found[1].lower() if found else self.format) in {"plain", "markdown"}:
            return plain(text)
        self.notes += losses(text)
        return of_html(text.replace("\n", "<br>"))
