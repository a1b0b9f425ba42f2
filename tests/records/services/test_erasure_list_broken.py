"""A list of erasures that is not what the ledger wrote is refused, and said to be so."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from kernel.models import AuditEvent, Job
from records.kinds.erasure_list import BrokenList, Erased, ErasureList
from records.kinds.ledger.note import Key
from records.models import LedgerErasure, LedgerOpening
from records.services.erasure_list import (
    NoSuchList,
    OtherLedger,
    reapply_erasures,
)
from records.services.keys import ledger_key, ledger_keys
from records.tasks import ask_for_erasure_list
from tests.records.restoring import bring_back, erase, openings
from tests.records.tampering import Sealed, make_sealed, run_sql, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings: Any) -> Path:
    """Where the list lies."""
    path: Path = settings.ERASURE_LIST
    return path


@pytest.fixture
def sealed() -> Sealed:
    return make_sealed()


def _edited(text: bytes) -> bytes:
    return text.replace(b"/erasures\n1\n-\n", b"/erasures\n1\n-\n%s\n" % _line(), 1)


def _line() -> bytes:
    return Erased(uuid4(), bytes(32), datetime(2026, 6, 1, tzinfo=UTC)).line().encode()


def _without_the_first(text: bytes) -> bytes:
    at = text.index(b"/erasures\n2\n")
    return text[text.rindex(b"\n", 0, at) + 1 :]


def _of_another_key(_text: bytes) -> bytes:
    key = Key.make(ledger_key().name)
    return ErasureList(None, ledger_keys()).next_block(key, [])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_edited, "Khối 1 .* không được ký"),
        (_of_another_key, "Khối 1 .* không được ký"),
        (_without_the_first, "Khối 1 .* không nối tiếp"),
        (lambda text: text + text, "Khối 3 .* không nối tiếp"),
        (lambda text: "Xin chào".encode(), "không phải danh sách"),
        (lambda text: b"\xff\x00" * 900, "không phải danh sách"),
        (lambda text: text + b"x" * 5000, "không phải danh sách"),
    ],
)
def test_d05_list_that_was_changed_is_refused_as_a_whole(
    sealed: Sealed, kept: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    backup = openings()
    erase(sealed, 0)
    erase(sealed, 1)
    bring_back(backup)
    spoilt = change(kept.read_bytes())
    kept.write_bytes(spoilt)

    with pytest.raises(BrokenList, match=words):
        reapply_erasures()
    with pytest.raises(CommandError, match=words):
        call_command("reapply_erasures", kept)

    assert len(openings()) == len(backup)
    assert not LedgerErasure.objects.exists()
    assert not AuditEvent.objects.filter(verb="ledger.erasures_reapplied").exists()
    assert kept.read_bytes() == spoilt


def test_d05_block_that_a_full_disk_cut_is_left_out_and_written_anew(
    sealed: Sealed, kept: Path, capsys: Any
) -> None:
    backup = openings()
    erase(sealed, 0)
    whole = kept.read_bytes()
    second = erase(sealed, 1)
    both = kept.read_bytes()
    kept.write_bytes(both[: len(whole) + 150])
    bring_back(backup)

    call_command("reapply_erasures", kept)
    assert "the last block was not written to its end" in capsys.readouterr().out
    left = LedgerOpening.objects.filter(subject_uid=second.uid).count()
    erase(sealed, 1)

    assert left == 2
    assert kept.read_bytes().startswith(whole)
    bring_back(backup)
    assert reapply_erasures().openings == 4


def test_d05_entry_that_is_another_here_stops_it(sealed: Sealed) -> None:
    backup = openings()
    record = erase(sealed, 0)
    bring_back(backup)
    entry = LedgerOpening.objects.filter(subject_uid=record.uid).earliest("step").entry
    with unguarded():
        run_sql(
            "UPDATE records_ledgerentry SET commitment = %s WHERE id = %s",
            b"\x07" * 32,
            entry.pk,
        )

    with pytest.raises(OtherLedger):
        reapply_erasures()
    assert len(openings()) == len(backup)


def test_d05_entries_that_the_backup_has_not_are_counted(
    sealed: Sealed, kept: Path
) -> None:
    erase(sealed, 0)
    with kept.open("r+b") as file:
        known = ErasureList(file, ledger_keys())
        list(known)
        lost = Erased(uuid4(), bytes(32), datetime(2026, 6, 1, tzinfo=UTC))
        file.write(known.next_block(ledger_key(), [lost]))

    done = reapply_erasures()

    assert (done.listed, done.missing, done.openings) == (3, 1, 0)


def test_d05_no_list_is_no_fault_but_a_named_one_must_be_there(tmp_path: Path) -> None:
    assert reapply_erasures().blocks == 0
    with pytest.raises(NoSuchList):
        reapply_erasures(path=tmp_path / "none.txt")


def test_d05_night_run_says_that_the_list_was_changed(
    sealed: Sealed, run_jobs: Any, kept: Path
) -> None:
    erase(sealed, 0)
    run_jobs()
    kept.write_bytes(_edited(kept.read_bytes()))

    ask_for_erasure_list()
    (job,) = run_jobs()

    assert job.state == Job.State.FAILED
    assert "không được ký" in job.error
