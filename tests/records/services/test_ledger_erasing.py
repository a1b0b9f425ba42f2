"""What the verifier says of a ledger from which openings were erased."""

import io
import zipfile
from typing import Any

import pytest

from records.kinds.ledger import verifier
from records.models import CompletionRecord, LedgerOpening
from records.selectors.ledger import receipt_of
from records.services.keys import ledger_key
from records.services.ledger_bundle import write_bundle
from records.services.ledger_entry import erase_openings
from records.services.ledger_sealing import seal_all
from tests.records.tampering import Sealed, make_sealed, run_sql, unguarded

pytestmark = pytest.mark.django_db
BUNDLE = ("entries", "openings", "erasures", "facts")


@pytest.fixture
def sealed(settings: Any, tmp_path: Any) -> Sealed:
    settings.LEDGER_KEY = tmp_path / "ledger" / "key"
    return make_sealed()


def _erased(sealed: Sealed, place: int) -> CompletionRecord:
    record = sealed.record(place)
    erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)
    return record


def _bundle() -> io.BytesIO:
    file = io.BytesIO()
    write_bundle(file)
    file.seek(0)
    return file


def _codes() -> set[str]:
    return {code for code, _words in verifier.examine(_bundle()).findings}


def test_a32_receipt_of_an_erased_entry_is_told_and_no_damage(sealed: Sealed) -> None:
    receipt = receipt_of(sealed.record(0), ledger_key())
    assert receipt is not None
    _erased(sealed, 0)

    report = verifier.examine(_bundle(), receipts=[receipt])

    assert report.findings == []
    (told,) = report.told
    assert " of a receipt: the opening was erased on 20" in told
    assert report.erased == 1


def test_a32_bundle_says_nothing_of_what_was_erased(sealed: Sealed) -> None:
    record = _erased(sealed, 0)

    with zipfile.ZipFile(_bundle()) as bundle:
        said = {name: bundle.read(f"{name}.jsonl").decode() for name in BUNDLE}

    assert str(record.person.uid) not in "".join(said.values())
    assert str(record.uid) not in said["facts"] + said["openings"]
    assert str(record.uid) in said["erasures"]


def test_a32_record_that_changes_after_an_erasure_is_entered_and_held_again(
    sealed: Sealed,
) -> None:
    record = _erased(sealed, 3)
    sealed.round.sit_test(record.person)
    seal_all()

    after = _codes()
    with unguarded():
        CompletionRecord.objects.filter(pk=record.pk).update(scaled="1.0000")

    assert (after, _codes()) == (set(), {"record"})
    assert LedgerOpening.objects.get(subject_uid=record.uid).step == 2


def test_t9_second_history_beside_an_erased_one_is_found(sealed: Sealed) -> None:
    record = _erased(sealed, 3)
    sealed.round.sit_test(record.person)
    with unguarded():
        run_sql("UPDATE records_ledgerentry SET supersedes_id = NULL")

    assert "fork" in _codes()
