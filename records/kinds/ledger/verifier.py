"""Verifies an exported ledger on any machine; Python's own library is enough.

    python3 verifier.py ledger.zip [--key TEXT] [--witness FILE] [--receipt FILE]

It trusts nothing but what is given by ``--key`` (the public key, noted down earlier),
``--witness`` (a signed head received earlier) and ``--receipt`` (a member's receipt).
The file signature.py lies beside this one. Sources: RFC 6962 (tree), RFC 8785 (canonical
JSON), C2SP signed-note and tlog-checkpoint.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

try:
    from records.kinds.ledger.signature import signed_body
except ModuleNotFoundError:  # on another machine, both files in one folder
    from signature import signed_body  # type: ignore[import-not-found, no-redef]

DOMAIN = b"hoctap/ledger/v1\x00"
KINDS = ("record", "attestation", "contest")  # of what the entries speak
SLACK = timedelta(minutes=10)  # an entry is sealed within minutes of being written


@dataclass
class Report:
    """What was found; a ledger without findings stands."""

    size: int = 0
    unsealed: int = 0
    erased: int = 0
    root: str = ""
    findings: list[tuple[str, str]] = field(default_factory=list)
    compared: Counter[str] = field(default_factory=Counter)

    def find(self, code: str, words: str) -> None:
        self.findings.append((code, words))


@dataclass(frozen=True)
class Head:
    """A checkpoint that the key signed."""

    size: int
    root: bytes
    sealed_at: datetime


class Ledger:
    """The sealed entries as they are read: hashes, and what later parts ask of them."""

    def __init__(self) -> None:
        self.leaves: list[bytes] = []
        self.times: list[datetime] = []
        self.commitments: dict[str, bytes] = {}
        self.superseded: set[str] = set()


def examine(
    bundle: Path | IO[bytes],
    *,
    key: str = "",
    witnesses: Sequence[str] = (),
    receipts: Sequence[str] = (),
) -> Report:
    """Check every promise of the ledger.

    Args:
        key: the public key as it was noted down; that of the bundle if it is empty.
        witnesses: texts of heads that were received earlier.
        receipts: texts of members' receipts.
    """
    report = Report()
    with zipfile.ZipFile(bundle) as archive:
        about = json.loads(archive.read("ledger.json"))
        if key and key != about["key"]:
            report.find("key", "the bundle is signed with another key")
        key = key or about["key"]
        ledger = _entries(archive, report)
        heads = _heads(archive, key, report)
        _grow(ledger, [*heads, *_witnesses(witnesses, key, report)], report)
        _times(ledger, heads, report)
        said = _openings(archive, ledger, report)
        _facts(archive, said, report)
    for receipt in receipts:
        _receipt(receipt, key, ledger, report)
    return report


def _entries(archive: zipfile.ZipFile, report: Report) -> Ledger:
    ledger = Ledger()
    for entry in _lines(archive, "entries.jsonl"):
        number = entry.pop("n")
        uid, former = entry["uid"], entry["supersedes"]
        if uid in ledger.commitments:
            report.find("duplicate", f"entry {uid} stands twice")
        if former is not None and former not in ledger.commitments:
            report.find("order", f"entry {uid} supersedes what does not come before it")
        if former in ledger.superseded:
            report.find("fork", f"entry {uid} supersedes what another superseded")
        ledger.commitments[uid] = bytes.fromhex(entry["commitment"])
        if former is not None:
            ledger.superseded.add(former)
        if number is None:
            report.unsealed += 1
            continue
        if report.unsealed or number != len(ledger.leaves) + 1:
            report.find("gap", f"number {number} follows {len(ledger.leaves)}")
        ledger.leaves.append(hashlib.sha256(b"\x00" + _canonical(entry)).digest())
        ledger.times.append(datetime.fromisoformat(entry["recorded_at"]))
    report.size = len(ledger.leaves)
    return ledger


def _heads(archive: zipfile.ZipFile, key: str, report: Report) -> list[Head]:
    heads: list[Head] = []
    for line in _lines(archive, "heads.jsonl"):
        head = _head(line["note"], key)
        if head is None:
            report.find("signature", "a head is not signed by the key")
            continue
        if heads and head.size <= heads[-1].size:
            report.find("head", f"the head of {head.size} entries does not come later")
        heads.append(head)
    if report.size != (heads[-1].size if heads else 0):
        report.find("tail", "the newest head has another number of entries")
    return heads


def _witnesses(notes: Sequence[str], key: str, report: Report) -> list[Head]:
    heads = [_head(note, key) for note in notes]
    if None in heads:
        report.find("witness", "a witnessed head is not signed by the key")
    return [one for one in heads if one is not None]


def _grow(ledger: Ledger, heads: Sequence[Head], report: Report) -> None:
    """Hold the root over the first entries against each head of that size."""
    wanted: dict[int, list[bytes]] = {}
    for head in heads:
        wanted.setdefault(head.size, []).append(head.root)
    peaks: list[bytes] = []
    for size, leaf in enumerate(ledger.leaves, 1):
        joined, rest = leaf, size - 1
        while rest & 1:
            joined = _node(peaks.pop(), joined)
            rest >>= 1
        peaks.append(joined)
        for root in wanted.pop(size, []):
            if root != _root(peaks):
                report.find("root", f"the first {size} entries are not those sealed")
    for size in sorted(wanted):
        report.find("cut", f"a head of {size} entries was signed; they are not here")
    report.root = _root(peaks).hex()


def _times(ledger: Ledger, heads: Sequence[Head], report: Report) -> None:
    """What was sealed after a head was written after it, or shortly before."""
    start, after = 0, None
    for head in heads:
        for number, moment in enumerate(ledger.times[start : head.size], start + 1):
            if (after and moment < after - SLACK) or moment > head.sealed_at + SLACK:
                report.find("time", f"entry {number} bears a time that cannot be")
        start, after = head.size, head.sealed_at


def _openings(
    archive: zipfile.ZipFile, ledger: Ledger, report: Report
) -> dict[str, str]:
    """What the newest entry about each subject says, or "" if it was erased."""
    opened: set[str] = set()
    said: dict[str, str] = {}
    for one in _lines(archive, "erasures.jsonl"):
        opened.update(one["entries"])
        said[one["subject"]] = ""
        report.erased += 1
    for one in _lines(archive, "openings.jsonl"):
        uid, payload = one["entry"], one["payload"]
        salted = DOMAIN + bytes.fromhex(one["salt"]) + payload.encode()
        if hashlib.sha256(salted).digest() != ledger.commitments.get(uid):
            report.find("opening", f"the opening of {uid} is not what was entered")
        subject = _subject(payload)[1]
        if uid not in ledger.superseded:
            if subject in said:
                report.find("fork", f"two entries speak last about {subject}")
            said[subject] = payload
        opened.add(uid)
    for uid in ledger.commitments.keys() - opened:
        report.find("opening", f"entry {uid} has lost its opening")
    return said


def _facts(archive: zipfile.ZipFile, said: dict[str, str], report: Report) -> None:
    """Hold what records and the like say today against what was entered last."""
    for one in _lines(archive, "facts.jsonl"):
        subject, payload = one["subject"], one["payload"]
        what = _subject(payload)[0]
        report.compared[what] += 1
        entered = said.pop(subject, None)
        if entered is None:
            report.find(what, f"{what} {subject} was never entered")
        elif entered and entered != payload:
            report.find(what, f"{what} {subject} says something else today")
    for subject, entered in said.items():
        if entered:
            what = _subject(entered)[0]
            report.find(what, f"{what} {subject} is gone")


def _subject(payload: str) -> tuple[str, str]:
    """Of what kind of thing a payload speaks, and of which."""
    facts = json.loads(payload)
    what = next(one for one in KINDS if one in facts)
    return what, facts[what]


def _receipt(text: str, key: str, ledger: Ledger, report: Report) -> None:
    receipt = json.loads(text)
    body = signed_body(receipt["note"], key)
    lines = body.splitlines() if body else []
    salted = DOMAIN + bytes.fromhex(receipt["salt"]) + receipt["payload"].encode()
    committed = hashlib.sha256(salted).digest()
    if lines[2:3] != [base64.b64encode(committed).decode()]:
        report.find("receipt", "a receipt is not signed by the key")
    elif ledger.commitments.get(lines[1]) != committed:
        report.find("receipt", f"entry {lines[1]} of a receipt is not in the ledger")


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    with archive.open(name) as file:
        for line in file:
            yield json.loads(line)


def _canonical(value: dict[str, Any]) -> bytes:
    """RFC 8785 for what stands in an entry: text and null."""
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _root(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return hashlib.sha256(b"").digest()
    joined = peaks[-1]
    for peak in reversed(peaks[:-1]):
        joined = _node(peak, joined)
    return joined


def _head(note: str, key: str) -> Head | None:
    body = signed_body(note, key)
    if body is None:
        return None
    origin, size, root, sealed = body.splitlines()[:4]
    sealed_at = datetime.fromisoformat(sealed.removeprefix("sealed "))
    head = Head(int(size), base64.b64decode(root), sealed_at)
    return head if origin == key.partition("+")[0] else None


def main() -> int:
    """Verify what the command line names; 0 if the ledger stands."""
    parser = argparse.ArgumentParser(description="Verify an exported ledger.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--key", default="", help="the public key, noted down earlier")
    for name in ("--witness", "--receipt"):
        parser.add_argument(name, type=Path, action="append", default=[])
    asked = parser.parse_args()
    report = examine(
        asked.bundle,
        key=asked.key,
        witnesses=[path.read_text("utf-8") for path in asked.witness],
        receipts=[path.read_text("utf-8") for path in asked.receipt],
    )
    say = sys.stdout.write
    say(f"{report.size} sealed, {report.unsealed} not yet sealed, ")
    compared = ", ".join(f"{report.compared[one]} {one}s compared" for one in KINDS)
    say(f"{compared}, {report.erased} erased\n")
    say(f"head {report.root}\n")
    say("".join(f"{code}: {words}\n" for code, words in report.findings))
    say("NOT WHOLE\n" if report.findings else "whole\n")
    return int(bool(report.findings))


if __name__ == "__main__":
    sys.exit(main())
