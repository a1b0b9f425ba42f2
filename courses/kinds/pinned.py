"""What a lesson's pinned HTML consists of: parts by heading, check questions.

static/cms/study_clock.js numbers the parts in the same way.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = frozenset({"h2", "h3"})
CHECK = "check-"


@dataclass(frozen=True)
class Outline:
    """``parts``: the headings in order, "" first for what stands before them.

    ``checks``: the questions in order, by uid.
    """

    parts: tuple[str, ...]
    checks: dict[str, str]


def outline_of(html: str) -> Outline:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    tidy = {uid: " ".join(words.split()) for uid, words in reader.checks.items()}
    return Outline(tuple(" ".join(one.split()) for one in reader.parts), tidy)


@dataclass
class _Reader(HTMLParser):
    parts: list[str] = field(default_factory=lambda: [""])
    checks: dict[str, str] = field(default_factory=dict)
    inside: str = ""  # the element whose words are being read
    check: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.parts.append("")
            self.inside = tag
        elif tag == "fieldset":
            name = dict(attrs).get("id") or ""
            self.check = name.removeprefix(CHECK) if name.startswith(CHECK) else ""
        elif tag == "legend" and self.check:
            self.checks[self.check] = ""
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in HEADINGS:
            self.parts[-1] += data
        elif self.inside:
            self.checks[self.check] += data
