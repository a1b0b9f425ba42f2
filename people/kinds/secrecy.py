"""Markings of state secrets."""

import re

from people.kinds.name import search_key

MARKINGS = frozenset({"mat", "toi mat", "tuyet mat"})
HEAD_LINES = 40


def marking_in(lines: list[str]) -> str:
    """The marking that stands on a line of its own in the head; "" if there is none.

    Scanners lose diacritics, so "TOI MAT" counts like "TỐI MẬT"; words in small
    letters do not.
    """
    head = [line.strip() for line in lines if line.strip()][:HEAD_LINES]
    for line in head:
        bare = re.sub(r"[^\w ]", " ", line)
        if bare == bare.upper() and search_key(bare) in MARKINGS:
            return " ".join(line.split())
    return ""
