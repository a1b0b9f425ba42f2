"""Signed heads as people kept them: in a file, a mail, a scanned square, one or several."""

import re
from enum import StrEnum

from records.kinds.ledger.heads import Head, read_head

MOST = 20  # heads that are compared at once

# Lines end as the mail program liked, may be quoted, and an empty one may have been lost.
_QUOTED = re.compile(r"^[>\s]+")
_NOTE = re.compile(
    r"^(?P<body>\S+\n[0-9]{1,18}\n[A-Za-z0-9+/]{43}=\nsealed \S+\n)"
    r"(?P<signatures>(?:— \S+ \S+(?:\n|\Z))+)",
    re.MULTILINE,
)


class Verdict(StrEnum):
    """What a kept head says of the ledger as it is now, from good to bad."""

    EXTENDS = "extends"
    UNSIGNED = "unsigned"
    CUT = "cut"
    DIFFERS = "differs"


def kept_notes(text: str) -> list[str]:
    """The signed heads in ``text``, each once and in the form in which it was signed."""
    lines = (_QUOTED.sub("", line).rstrip() for line in text.splitlines())
    plain = "".join(f"{line}\n" for line in lines if line)
    notes = (f"{one['body']}\n{one['signatures']}" for one in _NOTE.finditer(plain))
    return list(dict.fromkeys(notes))


def kept_head(note: str, key: str) -> Head | None:
    """The head of a note; None if the key did not sign it, however it is spoilt."""
    try:
        return read_head(note, key)
    except ValueError:  # what stands for the signature is none
        return None
