"""The ledger: entries by themselves and in bulk, the seal, the verifier on its own.

Entries are written for records of a made-up province: one at a time, each with a durable
commit of its own, beside a bare psycopg2 loop that writes the same two rows; and in bulk,
as records that were loaded are taken in. The verifier is run as on another machine, by
its files in a folder, on bundles of growing size that are made here without a
database: what it reads is what an export writes.
"""

import json
import secrets
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from bench.crowd import make_crowd
from bench.database import HOME
from bench.table import show
from records.kinds import ledger
from records.kinds.ledger.canonical import commitment, leaf_data, moment_text
from records.kinds.ledger.note import Checkpoint, Key
from records.kinds.ledger.tree import Peaks, leaf_hash
from records.models import CompletionRecord
from records.services.ledger_bundle import VERIFIER_FILES
from records.services.ledger_entry import adopt_records, enter
from records.services.ledger_sealing import seal_all

ALONE = 2_000  # entries, each with its commit
MEMBERS, A_UNIT = 50_000, 25
SIZES = (10_000, 100_000, 1_000_000)
A_HEAD = 50_000  # entries sealed at once
BEGUN = datetime(2026, 6, 1, tzinfo=UTC)
PAYLOAD = (
    '{{"attempt":"{0}","campaign":"9f4c8e52-0000-4000-8000-000000000000","completed_at":'
    '"2026-06-01T12:00:00.000000Z","grade":"A","mode":"online","participated_at":'
    '"2026-06-01T12:00:00.000000Z","passed_at":"2026-06-01T12:00:00.000000Z",'
    '"record":"{0}","unit":"5b1f0f6a-0000-4000-8000-000000000000"}}'
)


def run(size: int | None) -> dict[str, Any]:
    """Measure the writing, then the verifier at each size (or at ``size`` entries)."""
    settings.LEDGER_KEY = HOME / "ledger-key"
    writing = _writing()
    show([writing])
    rows = [_verifying(entries) for entries in ([size] if size else SIZES)]
    show(rows)
    return {
        "verify_1m_s": rows[-1]["verify_s"],
        "append_per_s": writing["bulk_per_s"],
        **writing,
        "sizes": rows,
    }


def _writing() -> dict[str, float]:
    make_crowd(MEMBERS, MEMBERS // A_UNIT)
    records = list(CompletionRecord.objects.order_by("pk")[:ALONE])
    ours, bare = _rate(_enter, records), _rate(_enter_bare, records)
    started = perf_counter()
    taken_in = adopt_records()
    bulk = taken_in / (perf_counter() - started)
    started = perf_counter()
    sealed = seal_all()
    return {
        "one_by_one_per_s": round(ours, 1),
        "bare_per_s": round(bare, 1),
        "ratio": round(ours / bare, 2),
        "bulk_per_s": round(bulk, 1),
        "sealed_per_s": round(sealed / (perf_counter() - started), 1),
    }


def _rate(write: Any, records: list[CompletionRecord]) -> float:
    started = perf_counter()
    for one in records:
        write(one)
    return len(records) / (perf_counter() - started)


def _enter(record: CompletionRecord) -> None:
    assert enter(record=record)


def _enter_bare(record: CompletionRecord) -> None:
    """The same two rows with the same commit; of a subject that does not exist."""
    salt, payload = secrets.token_bytes(32), PAYLOAD.format(record.uid)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_ledgerentry (uid, kind, commitment)"
            " VALUES (%s, 'recorded', %s) RETURNING id",
            [str(uuid4()), commitment(salt, payload.encode())],
        )
        cursor.execute(
            "INSERT INTO records_ledgeropening (entry_id, subject_uid, step, salt,"
            " payload) VALUES (%s, %s, 1, %s, %s)",
            [cursor.fetchone()[0], str(uuid4()), salt, payload],
        )


def _verifying(entries: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="ledger-") as name:
        folder = Path(name)
        for file in VERIFIER_FILES:
            source = Path(ledger.__file__).parent / file
            (folder / file).write_bytes(source.read_bytes())
        _write_bundle(folder / "ledger.zip", entries)
        started = perf_counter()
        done = subprocess.run(
            [sys.executable, "-I", "-c", _RUN.format(name), "ledger.zip"],
            cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
        spent = perf_counter() - started
        weight = (folder / "ledger.zip").stat().st_size
    bad, cpu, peak = done.stdout.split()[-3:]
    assert bad == "0", done.stdout
    return {
        "entries": entries,
        "verify_s": round(spent, 2),
        "cpu_us_each": round(float(cpu) / entries * 1e6, 1),
        "peak_mb": round(float(peak), 1),
        "bundle_mb": round(weight / 1024**2, 1),
    }


_RUN = """
import resource, sys
sys.path.insert(0, {!r})
import verifier
bad = verifier.main()
used = resource.getrusage(resource.RUSAGE_SELF)
with open("/proc/self/status") as file:  # ru_maxrss begins with that of the parent
    peak = next(line.split()[1] for line in file if line.startswith("VmHWM"))
print(bad, used.ru_utime + used.ru_stime, int(peak) / 1024)
"""


def _write_bundle(path: Path, entries: int) -> None:
    """A bundle of ``entries`` sealed entries about as many records."""
    key = Key.make("bench/ledger")
    about = {"format": "hoctap-ledger/1", "key": key.verifier, "made_at": ""}
    with (
        tempfile.TemporaryFile("w+") as openings,
        tempfile.TemporaryFile("w+") as facts,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        heads: list[str] = []
        archive.writestr("ledger.json", json.dumps(about))
        with archive.open("entries.jsonl", "w") as lines:
            for entry, opening, fact in islice(_rows(key, entries, heads), entries):
                lines.write(entry.encode() + b"\n")
                openings.write(opening + "\n")
                facts.write(fact + "\n")
        archive.writestr("erasures.jsonl", "")
        archive.writestr("heads.jsonl", "".join(f"{one}\n" for one in heads))
        for name, file in (("openings", openings), ("facts", facts)):
            file.seek(0)
            with archive.open(f"{name}.jsonl", "w") as lines:
                for line in file:
                    lines.write(line.encode())


def _rows(key: Key, entries: int, heads: list[str]) -> Iterator[tuple[str, str, str]]:
    """Lines of an entry, its opening and its fact; the heads are put into ``heads``."""
    peaks = Peaks()
    for number in range(1, entries + 1):
        uid, subject, salt = uuid4(), str(uuid4()), secrets.token_bytes(32)
        payload = PAYLOAD.format(subject)
        moment = BEGUN + timedelta(milliseconds=number)
        committed = commitment(salt, payload.encode())
        peaks.add(leaf_hash(_leaf(uid, committed, moment)))
        if number % A_HEAD == 0 or number == entries:
            body = Checkpoint(key.name, number, peaks.root(), moment).body()
            heads.append(json.dumps({"note": key.sign(body)}))
        entry = {
            "n": number, "uid": str(uid), "kind": "recorded", "supersedes": None,
            "commitment": committed.hex(), "recorded_at": moment_text(moment),
        }  # fmt: skip
        opening = {"entry": str(uid), "salt": salt.hex(), "payload": payload}
        fact = {"subject": subject, "payload": payload}
        yield json.dumps(entry), json.dumps(opening), json.dumps(fact)


def _leaf(uid: UUID, committed: bytes, moment: datetime) -> bytes:
    return leaf_data(
        uid=uid, kind="recorded", supersedes=None, committed=committed,
        recorded_at=moment,
    )  # fmt: skip
