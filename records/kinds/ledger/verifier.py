"""Verifies an exported ledger on any machine; Python's own library is enough.

    python3 verifier.py ledger.zip [--key TEXT] [--witness FILE] [--receipt FILE]

It trusts nothing but what is given by ``--key`` (the public key, noted down earlier),
``--witness`` (a signed head received earlier) and ``--receipt`` (a member's receipt).
The files heads.py, keyring.py and signature.py lie beside this one. Source: RFC 8785
(canonical JSON).
"""

from __future__ import annotations

import argparse
import base64
import gc
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

try:
    from records.kinds.ledger.heads import Head, Report, Times, Tree, read_head, root_of
    from records.kinds.ledger.keyring import Keyring, ring_of
except ModuleNotFoundError:  # on another machine, all files in one folder
    from heads import (  # type: ignore[import-not-found, no-redef]
        Head,
        Report,
        Times,
        Tree,
        read_head,
        root_of,
    )
    from keyring import Keyring, ring_of  # type: ignore[import-not-found, no-redef]

_decode = json.JSONDecoder().raw_decode  # half the cost of json.loads
DOMAIN = b"hoctap/ledger/v1\x00"
# Of what the entries speak.
KINDS = ("record", "attestation", "contest", "certificate", "result")
# RFC 8785 for what stands in an entry: text and null.
_canonical = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":")
).encode


class Ledger:
    """What the later parts ask of the entries; an opened entry leaves ``unopened``."""

    def __init__(self) -> None:
        self.unopened: dict[bytes, bytes] = {}  # commitments by uid
        self.superseded: set[bytes] = set()
        self.erased: dict[bytes, str] = {}  # when, by uid of an entry


def examine(
    bundle: Path | IO[bytes],
    *,
    key: str = "",
    witnesses: Sequence[str] = (),
    receipts: Sequence[str] = (),
) -> Report:
    """Check every promise of the ledger.

    Args:
        key: the public key as it was noted down, of whatever time; that of the bundle if
            it is empty.
        witnesses: texts of heads that were received earlier.
        receipts: texts of members' receipts.
    """
    report = Report()
    with zipfile.ZipFile(bundle) as archive:
        about = json.loads(archive.read("ledger.json"))
        ring, wrong = ring_of(about, key)
        if wrong:
            report.find("key", f"the keys of the bundle: {wrong}")
        heads = _heads(archive, ring, report)
        known = [*heads, *_witnesses(witnesses, ring, report), *_changes(ring)]
        tree = Tree(known, report)
        ledger = _entries(archive, tree, Times(heads, report), report)
        _end(heads, tree, report)
        received = [_receipt(one, ring, ledger, report) for one in receipts]
        said = _openings(archive, ledger, report)
        for uid in (
            ledger.erased.keys() & received
        ):  # no damage: the receipt outlives it
            words = f"the opening was erased on {ledger.erased[uid][:10]}"
            report.told.append(f"entry {UUID(bytes=uid)} of a receipt: {words}")
        _facts(archive, said, report)
    return report


def _entries(
    archive: zipfile.ZipFile, tree: Tree, times: Times, report: Report
) -> Ledger:
    ledger = Ledger()
    unopened, superseded = ledger.unopened, ledger.superseded
    for entry in _lines(archive, "entries.jsonl"):
        number = entry.pop("n")
        uid, former = _uid(entry["uid"]), _uid(entry["supersedes"] or "")
        if uid in unopened:
            report.find("duplicate", f"entry {entry['uid']} stands twice")
        if former:
            _follow(entry, former, ledger, report)
            superseded.add(former)
        unopened[uid] = bytes.fromhex(entry["commitment"])
        if number is None:
            report.unsealed += 1
            continue
        if report.unsealed or number != tree.size + 1:
            report.find("gap", f"number {number} follows {tree.size}")
        tree.add(hashlib.sha256(b"\x00" + _canonical(entry).encode()).digest())
        times.check(tree.size, entry["recorded_at"])
    return ledger


def _follow(
    entry: dict[str, Any], former: bytes, ledger: Ledger, report: Report
) -> None:
    uid = entry["uid"]
    if former not in ledger.unopened:
        report.find("order", f"entry {uid} supersedes what does not come before it")
    if former in ledger.superseded:
        report.find("fork", f"entry {uid} supersedes what another superseded")


def _heads(archive: zipfile.ZipFile, ring: Keyring, report: Report) -> list[Head]:
    heads: list[Head] = []
    for line in _lines(archive, "heads.jsonl"):
        head = read_head(line["note"], ring)
        if head is None:
            report.find("signature", "a head is not signed by the key")
            continue
        if heads and head.size <= heads[-1].size:
            report.find("head", f"the head of {head.size} entries does not come later")
        heads.append(head)
    return heads


def _end(heads: Sequence[Head], tree: Tree, report: Report) -> None:
    tree.end()
    report.size, report.root = tree.size, root_of(tree.peaks).hex()
    if report.size != (heads[-1].size if heads else 0):
        report.find("tail", "the newest head has another number of entries")


def _witnesses(notes: Sequence[str], ring: Keyring, report: Report) -> list[Head]:
    found = []
    for note in notes:
        head = read_head(note, ring)
        if head is None:
            report.find("witness", "a witnessed head is not signed by the key")
        else:
            found.append(head)
    return found


def _changes(ring: Keyring) -> list[Head]:
    """What both keys knew of the ledger when one followed the other."""
    return [
        Head(one.size, base64.b64decode(one.root), datetime.min)  # noqa: DTZ901 -- none
        for one in ring.successions
        if one.size
    ]


def _openings(
    archive: zipfile.ZipFile, ledger: Ledger, report: Report
) -> dict[str, bytes]:
    """Mark of what the newest entry about each subject says; empty if it was erased."""
    unopened, superseded = ledger.unopened, ledger.superseded
    last = _erasures(archive, ledger, report)
    said = dict.fromkeys(last, b"")
    for one in _lines(archive, "openings.jsonl"):
        uid, payload = _uid(one["entry"]), one["payload"]
        salted = DOMAIN + bytes.fromhex(one["salt"]) + payload.encode()
        if hashlib.sha256(salted).digest() != unopened.pop(uid, b""):
            words = f"the opening of {one['entry']} is not what was entered"
            report.find("opening", words)
        subject, mark = _said(payload)
        if uid not in superseded:
            goes_on = last.get(subject) in superseded  # from what was erased
            if subject in said and not (goes_on and not said[subject]):
                report.find("fork", f"two entries speak last about {subject}")
            said[subject] = mark
    for uid in unopened:
        report.find("opening", f"entry {UUID(bytes=uid)} has lost its opening")
    return said


def _erasures(
    archive: zipfile.ZipFile, ledger: Ledger, report: Report
) -> dict[str, bytes]:
    """The last erased entry of each subject; none of them needs its opening any more."""
    last: dict[str, bytes] = {}
    for one in _lines(archive, "erasures.jsonl"):
        for text in one["entries"]:
            last[one["subject"]] = uid = _uid(text)
            ledger.unopened.pop(uid, None)
            ledger.erased[uid] = one["erased_at"]
        report.erased += 1
    return last


def _facts(archive: zipfile.ZipFile, said: dict[str, bytes], report: Report) -> None:
    """Hold what records and the like say today against what was entered last."""
    for one in _lines(archive, "facts.jsonl"):
        subject, payload = one["subject"], one["payload"]
        entered = said.pop(subject, None)
        what = KINDS[(entered or _said(payload)[1])[0]]
        report.compared[what] += 1
        if entered is None:
            report.find(what, f"{what} {subject} was never entered")
        elif entered and entered[1:] != hashlib.sha256(payload.encode()).digest():
            report.find(what, f"{what} {subject} says something else today")
    for subject, entered in said.items():
        if entered:
            what = KINDS[entered[0]]
            report.find(what, f"{what} {subject} is gone")


def _receipt(text: str, ring: Keyring, ledger: Ledger, report: Report) -> bytes | None:
    """The uid of the entry for which a receipt stands."""
    receipt = json.loads(text)
    body = ring.body(receipt["note"])
    lines = body.splitlines() if body else []
    salted = DOMAIN + bytes.fromhex(receipt["salt"]) + receipt["payload"].encode()
    committed = hashlib.sha256(salted).digest()
    if lines[2:3] != [base64.b64encode(committed).decode()]:
        report.find("receipt", "a receipt is not signed by the key")
    elif ledger.unopened.get(_uid(lines[1])) != committed:
        report.find("receipt", f"entry {lines[1]} of a receipt is not in the ledger")
    else:
        return _uid(lines[1])
    return None


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    with (
        archive.open(name) as file,
        io.TextIOWrapper(file, "utf-8", newline="\n") as text,
    ):
        for line in text:
            value, end = _decode(line)
            if line[end:] not in {"", "\n"}:
                raise json.JSONDecodeError("one object a line", line, end)
            yield value


def _uid(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))


def _said(payload: str) -> tuple[str, bytes]:
    """The subject of a payload, and a mark: which of KINDS it is, and the payload's hash."""
    facts = _decode(payload)[0]
    place = next(place for place, one in enumerate(KINDS) if one in facts)
    digest = hashlib.sha256(payload.encode()).digest()
    return facts[KINDS[place]], bytes([place]) + digest


def main() -> int:
    """Verify what the command line names; 0 if the ledger stands."""
    parser = argparse.ArgumentParser(description="Verify an exported ledger.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--key", default="", help="the public key, noted down earlier")
    for name in ("--witness", "--receipt"):
        parser.add_argument(name, type=Path, action="append", default=[])
    asked = parser.parse_args()
    gc.disable()  # nothing here is a circle, and there may be millions of it
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
    for told in report.told:
        say(f"{told}\n")
    for code, words in report.findings:
        say(f"{code}: {words}\n")
    say("NOT WHOLE\n" if report.findings else "whole\n")
    return int(bool(report.findings))


if __name__ == "__main__":
    sys.exit(main())
