"""The ledger as one file that can be verified on any machine."""

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction
from django.utils import timezone

from records.kinds import ledger
from records.kinds.ledger.canonical import moment_text
from records.models import LedgerErasure, LedgerHead, LedgerOpening
from records.selectors.ledger import all_payloads
from records.selectors.ledger_attestation import all_attestation_payloads
from records.selectors.ledger_certificate import all_certificate_payloads
from records.selectors.ledger_contest import all_contest_payloads
from records.selectors.ledger_result import all_result_payloads
from records.services.keys import ledger_keys

_VERIFIER = Path(ledger.__file__).parent
VERIFIER_FILES = ("verifier.py", "book.py", "heads.py", "keyring.py", "signature.py")
_ENTRIES = """
    SELECT leaf.number, entry.uid, entry.kind, former.uid, entry.commitment,
        entry.recorded_at
    FROM records_ledgerentry AS entry
    LEFT JOIN records_ledgerleaf AS leaf ON leaf.entry_id = entry.id
    LEFT JOIN records_ledgerentry AS former ON former.id = entry.supersedes_id
    ORDER BY leaf.number NULLS LAST, entry.id
"""
_AT_ONCE = 5000


def write_bundle(file: IO[bytes], *, now: datetime | None = None) -> None:
    """Write entries, openings, heads and what the records say, as of one moment."""
    now = now or timezone.now()
    ring = ledger_keys()
    about = {
        "format": "hoctap-ledger/1",
        "key": ring.key,
        "successions": ring.notes,
        "made_at": moment_text(now),
    }
    with (
        transaction.atomic(),
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        _stand_still()
        archive.writestr("ledger.json", json.dumps(about, indent=1))
        for name, rows in {
            "entries": _entries(),
            "openings": _openings(),
            "erasures": _erasures(),
            "heads": _heads(),
            "facts": _facts(),
        }.items():
            with archive.open(f"{name}.jsonl", "w") as lines:
                for row in rows:
                    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
                    lines.write(line.encode() + b"\n")
        for name in VERIFIER_FILES:
            archive.write(_VERIFIER / name, f"verify/{name}")


def _stand_still() -> None:
    """One moment for all queries, unless the caller's transaction has begun before."""
    is_outermost = not connection.savepoint_ids
    if is_outermost:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _entries() -> Iterator[dict[str, Any]]:
    for number, uid, kind, former, committed, recorded_at in _rows(_ENTRIES):
        yield {
            "n": number,
            "uid": str(uid),
            "kind": kind,
            "supersedes": former and str(former),
            "commitment": bytes(committed).hex(),
            "recorded_at": moment_text(recorded_at),
        }


def _rows(sql: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while some := cursor.fetchmany(_AT_ONCE):
            yield from some


def _openings() -> Iterator[dict[str, Any]]:
    openings = LedgerOpening.objects.order_by("entry")
    for uid, salt, payload in openings.values_list(
        "entry__uid", "salt", "payload"
    ).iterator(chunk_size=_AT_ONCE):
        yield {"entry": str(uid), "salt": bytes(salt).hex(), "payload": payload}


def _erasures() -> Iterator[dict[str, Any]]:
    for one in LedgerErasure.objects.order_by("pk").iterator():
        yield {
            "subject": str(one.subject_uid),
            "entries": one.entry_uids,
            "erased_at": moment_text(one.erased_at),
        }


def _heads() -> Iterator[dict[str, Any]]:
    notes = LedgerHead.objects.order_by("size").values_list("note", flat=True)
    for note in notes.iterator(chunk_size=_AT_ONCE):
        yield {"note": note}


def _facts() -> Iterator[dict[str, Any]]:
    """What every record says that has reached anything, or was ever entered.

    And what every attestation, request for a review, certificate and changed result
    says; of what the ledger was made to forget nothing is said.
    """
    entered = LedgerOpening.objects.values_list("subject_uid", flat=True)
    known = set(entered.distinct().iterator(chunk_size=_AT_ONCE))
    erased = LedgerErasure.objects.values_list("subject_uid", flat=True)
    forgotten = set(erased.distinct().iterator(chunk_size=_AT_ONCE)) - known
    for said in all_payloads():
        if said.uid not in forgotten and (not said.is_blank or said.uid in known):
            yield {"subject": str(said.uid), "payload": said.payload.decode()}
    for said in chain(
        all_attestation_payloads(),
        all_contest_payloads(),
        all_certificate_payloads(),
        all_result_payloads(),
    ):
        if said.uid not in forgotten:
            yield {"subject": str(said.uid), "payload": said.payload.decode()}
