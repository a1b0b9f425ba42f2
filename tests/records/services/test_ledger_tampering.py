"""The ledger of A32 against those who would change it, judged from the exported file.

The verifier runs as on another machine: two files and Python, no package, no database.
"""

import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from records.kinds import ledger
from records.kinds.ledger import verifier
from records.kinds.ledger.heads import Report
from records.models import LedgerEntry, LedgerErasure, LedgerLeaf, LedgerOpening
from records.selectors.ledger import receipt_of
from records.services.keys import ledger_key
from records.services.ledger_bundle import write_bundle
from records.services.ledger_entry import erase_openings
from records.services.ledger_grants import restrict
from records.services.ledger_sealing import seal_all
from tests.records import tampering as by
from tests.records.tampering import Sealed, make_sealed, run_sql, unguarded

pytestmark = pytest.mark.django_db

# What each attack is found by, from the file alone or with what others hold.
ALONE = {
    by.update: {"root", "opening"},
    by.update_record: {"record"},
    by.update_participation: {"record"},
    by.delete_record: {"record"},
    by.delete: {"gap", "order", "root", "tail", "cut"},
    by.back_date: {"root", "time"},
    by.insert_back_dated: {"time"},
    by.swap: {"root"},
    by.lose_opening: {"opening", "record"},
    by.edit_opening: {"opening"},
    by.edit_down_to_the_entry: {"root"},
    by.drop_before_the_seal: {"record"},
}
WITH_WITNESS = {
    by.truncate: {"cut", "record"},
    by.reseal: {"root"},
    by.insert_and_reseal: {"root"},
    by.cut_the_tail: {"cut"},
}
EACH = [
    (verb, table) for verb in ("UPDATE", "DELETE", "TRUNCATE") for table in by.TABLES
]
COLUMN = {
    "entry": "kind", "opening": "step", "leaf": "number", "head": "size",
    "erasure": "reason",
}  # fmt: skip
SQL = {
    "UPDATE": "UPDATE {name} SET {column} = {column}",
    "DELETE": "DELETE FROM {name}",
    "TRUNCATE": "TRUNCATE {name} CASCADE",
}


@pytest.fixture
def sealed() -> Sealed:
    return make_sealed()


@pytest.fixture
def exported(tmp_path):
    """``exported()`` writes the file and says what the verifier in-process finds."""

    def export(**held) -> Report:
        path = tmp_path / "ledger.zip"
        with path.open("wb") as file:
            write_bundle(file)
        return verifier.examine(path, **held)

    return export


@pytest.fixture
def elsewhere(tmp_path):
    """``elsewhere()`` exports, and verifies with four files and a bare Python."""

    def verify(*, key: str = "", witness: str = "", receipt: str = ""):
        folder = tmp_path / "elsewhere"
        folder.mkdir(exist_ok=True)
        for name in ("verifier.py", "heads.py", "keyring.py", "signature.py"):
            shutil.copy(Path(ledger.__file__).parent / name, folder)
        with (folder / "ledger.zip").open("wb") as file:
            write_bundle(file)
        command = [sys.executable, "-S", "-E", "verifier.py", "ledger.zip"]
        command += ["--key", key] if key else []
        for name, text in (("witness", witness), ("receipt", receipt)):
            if text:
                (folder / name).write_text(text, "utf-8")
                command += [f"--{name}", name]
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )

    return verify


def codes(report: Report) -> set[str]:
    return {code for code, _words in report.findings}


def codes_said(done) -> set[str]:
    assert done.stderr == ""
    lines = done.stdout.splitlines()[2:-1]
    return {line.partition(":")[0] for line in lines}


def test_t9_harness_passes_a_clean_ledger(sealed, elsewhere):
    sealed.round.study(sealed.people[4])
    receipt = receipt_of(sealed.record(4), ledger_key())

    done = elsewhere(key=ledger_key().verifier, witness=sealed.witness, receipt=receipt)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("6 sealed, 1 not yet sealed, 5 records compared")
    assert done.stdout.endswith("whole\n")


@pytest.mark.parametrize("attack", ALONE, ids=lambda one: one.__name__)
def test_t9_superusers_change_is_found_from_the_file_alone(sealed, elsewhere, attack):
    with unguarded():
        attack(sealed)

    done = elsewhere()

    assert done.returncode == 1
    assert codes_said(done) & ALONE[attack]
    assert codes_said(done) <= ALONE[attack] | {"record"}


@pytest.mark.parametrize("attack", WITH_WITNESS, ids=lambda one: one.__name__)
def test_t9_resealing_with_the_true_key_is_found_by_a_witness(
    sealed, elsewhere, attack
):
    with unguarded():
        attack(sealed)

    done = elsewhere(witness=sealed.witness)

    assert done.returncode == 1
    assert codes_said(done) & WITH_WITNESS[attack]


@pytest.mark.parametrize("attack", [by.reseal, by.insert_and_reseal, by.cut_the_tail])
def test_t9_without_a_witness_the_true_key_can_reseal(sealed, exported, attack):
    """What the witnesses are for: nothing in the file could tell."""
    with unguarded():
        attack(sealed)

    assert codes(exported()) == set()


def test_t9_row_dropped_whole_before_its_seal_is_found_by_the_receipt(
    sealed, elsewhere
):
    sealed.round.study(sealed.people[4])
    receipt = receipt_of(sealed.record(4), ledger_key())
    with unguarded():
        by.drop_whole_before_the_seal(sealed)

    without, done = elsewhere(), elsewhere(receipt=receipt)

    assert without.returncode == 0
    assert codes_said(done) == {"receipt"}


def test_t9_another_key_is_found_by_the_key_noted_down(sealed, elsewhere):
    key = ledger_key().verifier
    with unguarded():
        by.reseal_with_another_key(sealed)

    assert codes_said(elsewhere(key=key)) >= {"key", "signature"}


@pytest.mark.parametrize(
    ("broken", "attack"),
    [
        ("heads.Tree._compare", by.swap),
        ("verifier._facts", by.update_record),
        ("heads.Times.check", by.insert_back_dated),
        ("verifier._openings", by.edit_opening),
    ],
)
def test_t9_harness_catches_a_broken_verifier(
    sealed, exported, monkeypatch, broken, attack
):
    """With one check out of order, the attack that it is for would pass."""
    with unguarded():
        attack(sealed)
    caught = codes(exported())

    monkeypatch.setattr(f"records.kinds.ledger.{broken}", lambda *_: {})
    missed = codes(exported())

    assert caught - missed >= caught & ALONE[attack] != set()


def test_t9_triggers_refuse_even_a_superuser(sealed):
    erase_openings(record_uid=sealed.record(3).uid, reason="Theo đơn", actor=None)
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")

    for mode in ("origin", "replica"):  # a replica's mode turns off other triggers
        run_sql(f"SET LOCAL session_replication_role = {mode}")
        said = {(verb, table): refusal(verb, table) for verb, table in EACH}

        assert [one for one, words in said.items() if words is None] == []
        assert all("append-only" in one or "erasure" in one for one in said.values())


def test_t9_grants_refuse_the_application(sealed):
    role = f"app_{uuid.uuid4().hex[:12]}"
    run_sql(f"CREATE ROLE {role}")
    restrict(role=role)
    run_sql(f"SET LOCAL ROLE {role}")

    said = {(verb, table): refusal(verb, table) for verb, table in EACH}

    left_to_the_trigger = said.pop(("DELETE", "opening"))
    assert "only removed by an erasure" in left_to_the_trigger
    assert len(said) == 14
    assert all("permission denied" in words for words in said.values())


def test_t9_application_can_neither_back_date_nor_leave_a_gap(sealed):
    run_sql(
        "INSERT INTO records_ledgerentry (uid, kind, commitment, recorded_at)"
        " VALUES (%s, 'recorded', %s, '2020-01-01')",
        str(uuid.uuid4()),
        b"\x00" * 32,
    )
    entry = LedgerEntry.objects.latest("pk")
    assert entry.recorded_at.year > 2025

    with pytest.raises(DatabaseError, match="no gap"):
        LedgerLeaf.objects.create(number=99, entry=entry)


def test_a32_erasing_forgets_the_person_and_the_ledger_stands(sealed, elsewhere):
    record = sealed.record(0)

    count = erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)
    seal_all()

    assert count == 2
    assert not LedgerOpening.objects.filter(subject_uid=record.uid).exists()
    assert LedgerErasure.objects.get().reason == "Theo đơn"
    done = elsewhere(witness=sealed.witness)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 erased" in done.stdout


def refusal(verb: str, table: str) -> str | None:
    """What the database says to a change; None if it does it (which is then undone)."""
    point = transaction.savepoint()
    try:
        run_sql(SQL[verb].format(name=f"records_ledger{table}", column=COLUMN[table]))
    except DatabaseError as error:
        return str(error)
    finally:
        transaction.savepoint_rollback(point)
    return None
