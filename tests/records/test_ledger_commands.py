"""The ledger from the command line."""

import pytest
from django.core.management import CommandError, call_command

from records.kinds.ledger.verifier import examine
from records.models import CompletionRecord, LedgerHead
from records.services.keys import ledger_key
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory
from tests.records.factories import CompletionRecordFactory, make_round
from tests.records.tampering import run_sql, unguarded

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


@pytest.fixture
def kept(tmp_path):
    file = tmp_path / "head.txt"
    file.write_text(LedgerHead.objects.get().note, "utf-8")
    return file


def code_against(file) -> int:
    """What the command ends with."""
    try:
        call_command("verify_ledger", against=[file])
    except CommandError as error:
        return error.returncode
    return 0


def test_a32_verifying_against_a_kept_head_says_extends(kept, capsys):
    assert code_against(kept) == 0

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Sổ cái nối tiếp đầu sổ này (extends): 1 kept, 1 sealed")
    assert said[-1] == "whole"


def test_a32_verifying_against_a_later_head_ends_with_cut_short(kept, capsys):
    with unguarded():
        run_sql(
            "TRUNCATE records_ledgerentry, records_ledgerleaf, records_ledgerhead,"
            " records_ledgeropening"
        )

    assert code_against(kept) == 3
    assert "cut short" in capsys.readouterr().out


def test_a32_verifying_against_another_history_ends_with_differs(kept):
    with unguarded():
        run_sql("DELETE FROM records_ledgerhead")
        run_sql("DELETE FROM records_ledgerleaf")
        run_sql("UPDATE records_ledgerentry SET kind = 'adopted'")
    seal_all()

    assert code_against(kept) == 4


def test_a32_verifying_against_what_is_no_head_of_ours_ends_with_five(kept, tmp_path):
    text = kept.read_text("utf-8")
    kept.write_text(text.replace("\n1\n", "\n2\n"), "utf-8")
    other = tmp_path / "other.txt"
    other.write_bytes(b"\xff\x00 nothing")

    assert code_against(kept) == 5
    assert code_against(other) == 5
    assert code_against(tmp_path / "none.txt") == 5


def test_a32_difference_beside_a_head_that_stands_ends_with_one(kept):
    CompletionRecord.objects.update(scaled="1.0000")

    assert code_against(kept) == 1
