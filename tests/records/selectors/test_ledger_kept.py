"""The ledger against the head that a witness kept, as after a restore."""

import pytest

from records.kinds.ledger.kept import Verdict
from records.models import LedgerHead
from records.selectors.ledger_kept import Held, held_against
from records.services.keys import ledger_keys
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory
from tests.records import tampering as by
from tests.records.tampering import Sealed, make_sealed, run_sql, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(settings, tmp_path) -> Sealed:
    settings.LEDGER_KEY = tmp_path / "key"
    return make_sealed()


def held(sealed: Sealed) -> Held:
    (one,) = held_against([sealed.witness], ring=ledger_keys())
    return one


def study_and_seal(sealed: Sealed, count: int) -> None:
    cell = UnitFactory(parent=sealed.round.province)
    for _ in range(count):
        sealed.round.study(sealed.round.add(cell))
    seal_all()


def test_a32_grown_ledger_extends_every_head(sealed):
    study_and_seal(sealed, 2)

    notes = LedgerHead.objects.order_by("size").values_list("note", flat=True)
    found = held_against(list(notes), ring=ledger_keys())

    assert [one.verdict for one in found] == [Verdict.EXTENDS] * 3
    assert [one.size for one in found] == sorted(one.size for one in found)


def test_a32_older_backup_is_cut_short(sealed):
    before = held(sealed)
    with unguarded():
        by.cut_the_tail(sealed)

    assert (before.verdict, held(sealed).verdict) == (Verdict.EXTENDS, Verdict.CUT)


def test_a32_going_on_from_an_older_backup_differs(sealed):
    with unguarded():
        by.cut_the_tail(sealed)
    study_and_seal(sealed, 6)

    assert LedgerHead.objects.latest("size").size > held(sealed).size
    assert held(sealed).verdict == Verdict.DIFFERS


@pytest.mark.parametrize("attack", [by.reseal, by.insert_and_reseal])
def test_a32_sealed_anew_differs(sealed, attack):
    with unguarded():
        attack(sealed)

    assert held(sealed).verdict == Verdict.DIFFERS


def test_a32_head_whose_row_is_gone_is_reckoned_from_the_entries(sealed):
    study_and_seal(sealed, 1)
    with unguarded():
        run_sql("DELETE FROM records_ledgerhead WHERE note = %s", sealed.witness)
    assert held(sealed).verdict == Verdict.EXTENDS

    with unguarded():
        run_sql("DELETE FROM records_ledgerleaf WHERE number = %s", held(sealed).size)
    assert held(sealed).verdict == Verdict.DIFFERS


def test_a32_spoilt_peaks_differ(sealed):
    with unguarded():
        run_sql("UPDATE records_ledgerhead SET peaks = ''")

    assert held(sealed).verdict == Verdict.DIFFERS


def test_a32_another_key_says_nothing(sealed):
    with unguarded():
        by.reseal_with_another_key(sealed)

    assert held(sealed).verdict == Verdict.UNSIGNED


def test_a32_emptied_ledger_is_cut_short(sealed):
    with unguarded():
        by.truncate(sealed)

    assert held(sealed).verdict == Verdict.CUT
