"""Two texts side by side: what was taken out, what was put in."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """Some words that stand in both texts ("same"), or only in one ("old", "new")."""

    state: str
    text: str


@dataclass(frozen=True)
class Compared:
    """A field of two versions, as one text with its marks."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(one.state != "same" for one in self.pieces)


def compare_texts(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in order; joined without the new ones they give ``old``."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for how, a0, a1, b0, b1 in matcher.get_opcodes():
        if how == "equal":
            pieces.append(Piece("same", "".join(before[a0:a1])))
            continue
        if a1 > a0:
            pieces.append(Piece("old", "".join(before[a0:a1])))
        if b1 > b0:
            pieces.append(Piece("new", "".join(after[b0:b1])))
    return tuple(pieces)


def compare_fields(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> list[Compared]:
    """Each labelled field of either side, in the order of ``new``, then what is gone."""
    was, now = dict(old), dict(new)
    labels = [label for label, _ in new] + [one for one, _ in old if one not in now]
    return [
        Compared(label, compare_texts(was.get(label, ""), now.get(label, "")))
        for label in labels
    ]
