"""Verifies the machine copy of a learning book; Python's own library is enough.

    python3 book.py so-hoc-tap.json [--key TEXT] [--ledger ledger.zip] [--note FILE]

Alone it trusts ``--key``, the public key noted down earlier: with it every line is what
the ledger said when the receipt was given. With ``--ledger`` each line must still stand
in that ledger, which is verified as a whole. ``--note`` is the square of a printed book.
The files verifier.py, heads.py, keyring.py and signature.py lie beside this one.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

try:
    from records.kinds.ledger.heads import Report, read_head
    from records.kinds.ledger.keyring import Keyring, ring_of
    from records.kinds.ledger.verifier import DOMAIN, examine
except ModuleNotFoundError:  # on another machine, all files in one folder
    from heads import Report, read_head  # type: ignore[import-not-found, no-redef]
    from keyring import Keyring, ring_of  # type: ignore[import-not-found, no-redef]
    from verifier import DOMAIN, examine  # type: ignore[import-not-found, no-redef]

FORMAT = "hoctap-book/1"
# What a line and its entry must say alike.
SAME = (
    "record", "participated_at", "completed_at", "passed_at", "scaled", "grade", "mode",
    "unit",
)  # fmt: skip


def examine_book(
    text: str,
    *,
    key: str = "",
    note: str = "",
    bundle: Path | IO[bytes] | None = None,
) -> Report:
    """Check every line of a book; ``compared`` counts lines and those with a receipt.

    Args:
        key: the public key as it was noted down; that of the book if it is empty.
        note: what the square of the printed book holds.
        bundle: an exported ledger.
    """
    report, copy = Report(), json.loads(text)
    if copy.get("format") != FORMAT:
        report.find("format", "this is no learning book")
        return report
    ring, wrong = ring_of(copy, key)
    if wrong:
        report.find("key", f"the keys of the book: {wrong}")
    book = copy["book"]
    _whole(copy, ring, report)
    if note and note.strip() != copy["note"].strip():
        report.find("note", "the printed book is another one")
    for line in book["lines"]:
        report.compared["line"] += 1
        if line["receipt"] is None:
            _tell_erased(line, report)
            continue
        report.compared["receipt"] += 1
        _line(line, book["holder"]["uid"], ring, report)
    if bundle is not None:
        _against(copy, ring, bundle, report)
    return report


def _whole(copy: dict[str, Any], ring: Keyring, report: Report) -> None:
    """The book is the one that was signed, and its head covers its numbers."""
    book = copy["book"]
    canonical = json.dumps(
        book, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    lines = [f"{ring.origin}/book", book["holder"]["uid"], digest, book["as_of"]]
    body = ring.body(copy["note"])
    if body is None or body.splitlines() != lines:
        report.find("book", "the book is not the one that was signed")
    receipts = [line["receipt"] for line in book["lines"] if line["receipt"]]
    numbers = [one["number"] for one in receipts if one["number"]]
    if not numbers:
        return
    head = read_head(copy["head"], ring) if copy["head"] else None
    if head is None or head.size < max(numbers):
        report.find("head", "no signed head covers the numbers of the book")
    else:
        report.size, report.root = head.size, head.root.hex()


def _tell_erased(line: dict[str, Any], report: Report) -> None:
    """That the ledger was made to forget a line is no damage."""
    if "opening_erased_at" in line:
        words = f"the opening was erased on {line['opening_erased_at'][:10]}"
        report.told.append(f"record {line['record']}: {words}")


def _line(line: dict[str, Any], holder: str, ring: Keyring, report: Report) -> None:
    name, receipt = f"record {line['record']}", line["receipt"]
    if _entry(receipt, ring) is None:
        report.find("receipt", f"the receipt of {name} is not signed by the key")
        return
    entered = json.loads(receipt["payload"])
    if entered.get("person") != holder:
        report.find("holder", f"{name} is another person's")
    differing = [one for one in SAME if line[one] != entered.get(one)]
    days = {
        one["occurred_on"]
        for one in entered.get("participations", ())
        if (one["grade"], one["mode"]) == (line["grade"], line["mode"])
    }
    if line["occurred_on"] is not None and line["occurred_on"] not in days:
        differing.append("occurred_on")
    for one in differing:
        report.find("line", f"{one} of {name} is not what was entered")


def _entry(receipt: dict[str, Any], ring: Keyring) -> str | None:
    """The uid of the entry of which the key says that it holds this payload."""
    body = ring.body(receipt["note"])
    said = body.splitlines() if body else []
    salted = DOMAIN + bytes.fromhex(receipt["salt"]) + receipt["payload"].encode()
    committed = base64.b64encode(hashlib.sha256(salted).digest()).decode()
    is_signed = len(said) > 2 and said[2] == committed  # noqa: PLR2004 -- its lines
    return said[1] if is_signed and said[0].endswith("/receipt") else None


def _against(
    copy: dict[str, Any], ring: Keyring, bundle: Path | IO[bytes], report: Report
) -> None:
    """Each line stands in the ledger under its number, and nothing came after it."""
    lines = [one for one in copy["book"]["lines"] if one["receipt"]]
    texts = [json.dumps(one["receipt"]) for one in lines]
    heads = [copy["head"]] if copy["head"] else []
    whole = examine(bundle, key=ring.key, witnesses=heads, receipts=texts)
    report.findings += whole.findings
    report.told += whole.told
    numbers, superseded = {}, set()
    for entry in _entries(bundle):
        numbers[entry["uid"]] = entry["n"]
        superseded.add(entry["supersedes"])
    for line in lines:
        uid, number = _entry(line["receipt"], ring), line["receipt"]["number"]
        if uid in superseded:
            report.find("old", f"record {line['record']} has a newer entry by now")
        if number is not None and numbers.get(uid) != number:
            report.find("number", f"entry {uid} does not bear the number {number}")


def _entries(bundle: Path | IO[bytes]) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(bundle) as archive, archive.open("entries.jsonl") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> int:
    """Verify the book that the command line names; 0 if every line stands."""
    parser = argparse.ArgumentParser(description="Verify a learning book.")
    parser.add_argument("book", type=Path)
    parser.add_argument("--key", default="", help="the public key, noted down earlier")
    parser.add_argument("--ledger", type=Path, help="an exported ledger")
    parser.add_argument("--note", type=Path, help="the square of a printed book")
    asked = parser.parse_args()
    report = examine_book(
        asked.book.read_text("utf-8"),
        key=asked.key,
        note=asked.note.read_text("utf-8") if asked.note else "",
        bundle=asked.ledger,
    )
    say = sys.stdout.write
    lines, receipts = report.compared["line"], report.compared["receipt"]
    say(f"{lines} lines, {receipts} with a receipt of the ledger\n")
    for told in report.told:
        say(f"{told}\n")
    for code, words in report.findings:
        say(f"{code}: {words}\n")
    say("NOT AS ENTERED\n" if report.findings else "as entered\n")
    return int(bool(report.findings))


if __name__ == "__main__":
    sys.exit(main())
