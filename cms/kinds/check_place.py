"""Where the check questions of a lesson stand for one learner.

Editors put a question into a part of the text. Each learner meets it somewhere from that
part on, at a place drawn from their own seed: nobody can tell another where to look.
The text itself stays as it was pinned.
"""

from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from itertools import accumulate, pairwise

CHECK = '<fieldset class="field lesson-check" id="check-'
HEADINGS = ("<h2", "<h3")
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
LEAST_BEFORE = 2  # pieces of its part, a heading and what follows, before a question


def placed(html: str, seed: str) -> str:
    """``html`` of a lesson with its questions where ``seed`` puts them."""
    if CHECK not in html:
        return html
    text: list[str] = []
    questions: list[tuple[int, str]] = []  # behind how many pieces of text it stood
    for piece in pieces(html):
        if piece.lstrip().startswith(CHECK):
            questions.append((len(text), piece))
        else:
            text.append(piece)
    at: dict[int, list[tuple[str, str]]] = {}
    for own, piece in questions:
        name = piece.lstrip()[: len(CHECK) + 36]
        drawn = sha256(f"{seed}:{name}".encode()).hexdigest()
        places = _places(text, own)
        at.setdefault(places[int(drawn, 16) % len(places)], []).append((drawn, piece))
    found = []
    for place in range(len(text) + 1):
        found += [piece for _drawn, piece in sorted(at.get(place, []))]
        found += text[place : place + 1]
    return "".join(found)


def _places(text: list[str], own: int) -> list[int]:
    """Behind how many pieces of ``text`` a question may stand, its own place among them.

    From the beginning of its part on, but for the places right behind a heading.
    """
    heads = [n for n, piece in enumerate(text[:own]) if _is_heading(piece)]
    first = min(own, (heads[-1] if heads else 0) + LEAST_BEFORE)
    later = range(first, len(text) + 1)
    return [n for n in later if not n or not _is_heading(text[n - 1])] or [own]


def _is_heading(piece: str) -> bool:
    return piece.lstrip().startswith(HEADINGS)


@lru_cache(maxsize=64)  # a lesson is read by thousands, its text is pinned
def pieces(html: str) -> tuple[str, ...]:
    """``html`` cut behind each outermost element; all of them together are ``html``."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    if reader.depth:  # not closed: it is left as it is
        return (html,)
    cuts = sorted({0, *reader.ends, len(html)})
    return tuple(html[start:end] for start, end in pairwise(cuts))


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        lengths = (len(line) + 1 for line in html.split("\n"))
        self.lines = [0, *accumulate(lengths)]
        self.html = html
        self.depth = 0
        self.ends: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        self.depth -= 1
        if self.depth == 0:
            line, column = self.getpos()
            start = self.lines[line - 1] + column
            self.ends.append(self.html.index(">", start) + 1)
