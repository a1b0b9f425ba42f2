"""The ledger from the command line."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from records.kinds.ledger.note import Checkpoint, Key
from records.kinds.ledger.verifier import examine
from records.models import CompletionRecord
from records.selectors.ledger_state import newest_head
from records.services.keys import ledger_key
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory
from tests.records.factories import CompletionRecordFactory, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sealed(settings, tmp_path):
    settings.LEDGER_KEY = tmp_path / "key"
    this = make_round()
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()


def test_a32_verifying_says_whole(capsys):
    call_command("verify_ledger")

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1 sealed, 0 not yet sealed, 1 records compared, 0 erased"
    assert said[-1] == "whole"


def test_a32_verifying_fails_on_a_difference(capsys):
    CompletionRecord.objects.update(scaled="1.0000")

    with pytest.raises(CommandError, match="NOT whole: 1 findings"):
        call_command("verify_ledger")

    assert "says something else today" in capsys.readouterr().out


def test_a32_ledger_is_held_against_a_head_that_was_kept(tmp_path, capsys):
    kept = tmp_path / "head-1.txt"
    kept.write_text(newest_head().note, "utf-8")
    this = make_round()
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()

    call_command("verify_ledger", against=[kept])

    assert capsys.readouterr().out.splitlines()[-1] == "whole"


def test_a32_restored_backup_lacks_what_a_witness_saw_sealed(tmp_path, capsys):
    kept = tmp_path / "head-3.txt"
    kept.write_text(head_of(3), "utf-8")

    with pytest.raises(CommandError, match="NOT whole: 1 findings"):
        call_command("verify_ledger", against=[kept])

    assert "cut: a head of 3 entries was signed" in capsys.readouterr().out


def test_a32_ledger_sealed_anew_after_a_restore_is_another_than_the_witness_saw(
    tmp_path, capsys
):
    kept = tmp_path / "head-1.txt"
    kept.write_text(head_of(1), "utf-8")

    with pytest.raises(CommandError, match="NOT whole: 1 findings"):
        call_command("verify_ledger", against=[kept])

    assert "root: the first 1 entries are not those sealed" in capsys.readouterr().out


def test_a32_head_of_another_key_and_a_file_that_is_none_are_named(tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text(head_of(1, Key.make("elsewhere/ledger")), "utf-8")

    with pytest.raises(CommandError, match="NOT whole"):
        call_command("verify_ledger", against=[other])
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_ledger", against=[tmp_path / "none.txt"])

    assert "witness: a witnessed head is not signed" in capsys.readouterr().out


def head_of(size: int, key: Key | None = None) -> str:
    """A head as the sealer of a ledger with other entries would have signed it."""
    key = key or ledger_key()
    checkpoint = Checkpoint(key.name, size, bytes(32), timezone.now())
    return key.sign(checkpoint.body())


def test_a32_exported_file_is_verified_elsewhere(tmp_path, capsys):
    call_command("export_ledger", to=tmp_path / "ledger.zip")

    key = ledger_key().verifier
    report = examine(tmp_path / "ledger.zip", key=key)
    assert (report.size, report.findings) == (1, [])
    assert f"key {key}" in capsys.readouterr().out


def test_a32_records_loaded_in_bulk_are_found_and_can_be_adopted(capsys):
    CompletionRecordFactory(passed_at="2026-05-30T00:00:00Z", scaled="0.9")

    with pytest.raises(CommandError):
        call_command("verify_ledger")
    call_command("adopt_records")
    call_command("verify_ledger")

    said = capsys.readouterr().out
    assert "was never entered" in said
    assert "1 adopted" in said
