"""Patterns that libraries bring: read as they are written, searched for within bounds.

They are written as PHP writes them: between two delimiters, with flags behind. A library is
code of strangers, so its pattern is searched for in a process of its own, which is stopped
when its time is up.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

WORKER = Path(__file__).with_name("pattern_worker.py")
SHORTEST, LONGEST = 3, 1000  # characters of a pattern
MOST = 50  # patterns at once
LONGEST_TEXTS = 2_000_000  # characters of all texts together
SECONDS = 30.0  # the answer to all patterns may take, the start of the worker with it
_ENDS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
_NO_MATTER = "uUSX\n "  # they do not change whether something is found

type Pattern = tuple[str, int]  # as re.compile takes it


def read_pattern(text: object) -> Pattern | None:
    """``/a+/i`` as Python reads it; None if it is not so written.

    Source: PHP manual, PCRE, "Delimiters" and "Pattern Modifiers".
    """
    if not isinstance(text, str):
        return None
    text = text.strip()
    if not SHORTEST <= len(text) <= LONGEST:
        return None
    begin = text[0]
    end = _ENDS.get(begin, begin)
    last = text.rfind(end)
    if begin.isalnum() or begin == "\\" or not begin.isascii() or last < 1:
        return None
    flags = 0
    for letter in text[last + 1 :]:
        if letter in _FLAGS:
            flags |= int(_FLAGS[letter])
        elif letter not in _NO_MATTER:
            return None
    return text[1:last], flags


def found_in(patterns: Sequence[Pattern], texts: Sequence[str]) -> list[bool | None]:
    """Of each of ``patterns``, whether a text fits it; None if it could not be found out.

    Of all texts together the first ``LONGEST_TEXTS`` characters are looked at.
    """
    asked = list(patterns[:MOST])
    if not asked or not texts:
        return [False] * len(patterns)
    answers: list[bool | None] = [
        {"1": True, "0": False}.get(one) for one in _ask(asked, _within(texts))
    ]
    return answers + [None] * (len(patterns) - len(answers))


def _ask(patterns: list[Pattern], texts: list[str]) -> list[str]:
    """The lines that the worker gave in its time, at most one for each pattern."""
    job = json.dumps({"patterns": patterns, "texts": texts})
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER)],
            input=job.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    else:
        said = done.stdout
    return said.decode("ascii", "replace").splitlines()[: len(patterns)]


def _within(texts: Sequence[str]) -> list[str]:
    kept, left = [], LONGEST_TEXTS
    for one in texts:
        kept.append(one[:left])
        left -= len(kept[-1])
        if left <= 0:
            break
    return kept
