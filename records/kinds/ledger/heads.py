"""The heads of a ledger, and what they say of its entries; a part of the verifier.

Python's own library is enough. Sources: RFC 6962 (tree); C2SP tlog-checkpoint (heads).
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

try:
    from records.kinds.ledger.keyring import Keyring
except ModuleNotFoundError:  # on another machine, all files in one folder
    from keyring import Keyring  # type: ignore[import-not-found, no-redef]

SLACK = timedelta(minutes=10)  # an entry is sealed within minutes of being written
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"  # UTC; of two such texts the later is the greater


@dataclass
class Report:
    """What was found; a ledger without findings stands."""

    size: int = 0
    unsealed: int = 0
    erased: int = 0
    root: str = ""
    findings: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # what is no damage, and good to know
    compared: Counter[str] = field(default_factory=Counter)  # by kind of subject

    def find(self, code: str, words: str) -> None:
        self.findings.append((code, words))


@dataclass(frozen=True)
class Head:
    """A checkpoint that the key signed."""

    size: int
    root: bytes
    sealed_at: datetime


class Tree:
    """Hashes joined as they come, held against each signed head of their number."""

    def __init__(self, heads: Sequence[Head], report: Report) -> None:
        self.report = report
        self.size = 0
        self.peaks: list[bytes] = []
        self.wanted: dict[int, list[bytes]] = {}
        for head in heads:
            self.wanted.setdefault(head.size, []).append(head.root)

    def add(self, leaf: bytes) -> None:
        joined, rest = leaf, self.size
        while rest & 1:
            joined = _node(self.peaks.pop(), joined)
            rest >>= 1
        self.peaks.append(joined)
        self.size += 1
        if self.size in self.wanted:
            self._compare(self.wanted.pop(self.size))

    def end(self) -> None:
        """What was signed of more entries than there are was cut off."""
        for size in sorted(self.wanted):
            words = f"a head of {size} entries was signed; they are not here"
            self.report.find("cut", words)

    def _compare(self, roots: Sequence[bytes]) -> None:
        for root in roots:
            if root != root_of(self.peaks):
                words = f"the first {self.size} entries are not those sealed"
                self.report.find("root", words)


class Times:
    """What was sealed after a head was written after it, or shortly before."""

    def __init__(self, heads: Sequence[Head], report: Report) -> None:
        self.report = report
        self.spans: list[tuple[int, str, str]] = []  # to this number: not before, after
        earliest = ""
        for head in heads:
            latest = (head.sealed_at + SLACK).strftime(MOMENT)
            self.spans.append((head.size, earliest, latest))
            earliest = (head.sealed_at - SLACK).strftime(MOMENT)
        self.spans.reverse()

    def check(self, number: int, moment: str) -> None:
        while self.spans and number > self.spans[-1][0]:
            self.spans.pop()
        if self.spans and not self.spans[-1][1] <= moment <= self.spans[-1][2]:
            self.report.find("time", f"entry {number} bears a time that cannot be")


def read_head(note: str, ring: Keyring) -> Head | None:
    """A signed head; None if the key that signed heads of that size has not signed it."""
    found = ring.signed(note)
    if found is None:
        return None
    era, body = found
    origin, size, root, sealed = ([*body.splitlines(), "", "", ""])[:4]
    if origin != ring.origin or not era.covers(int(size)):
        return None
    moment = datetime.strptime(sealed[len("sealed ") :], MOMENT)  # noqa: DTZ007 -- Z is UTC
    return Head(int(size), base64.b64decode(root), moment)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return hashlib.sha256(b"").digest()
    joined = peaks[-1]
    for peak in reversed(peaks[:-1]):
        joined = _node(peak, joined)
    return joined
