"""The sealer: alone, without gaps, twice over nothing."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kernel.models import Job
from records.kinds.ledger.canonical import leaf_data
from records.kinds.ledger.note import Checkpoint, open_note
from records.kinds.ledger.tree import inclusion_proof, is_included, leaf_hash, root_of
from records.models import LedgerEntry, LedgerHead, LedgerLeaf
from records.services.keys import ledger_key
from records.services.ledger_sealing import LedgerBroken, seal, seal_all
from records.tasks import ask_for_check, seal_ledger
from tests.factories import UnitFactory
from tests.records.factories import make_round
from tests.records.tampering import run_sql, unguarded


def study(this, count: int) -> None:
    cell = UnitFactory(parent=this.province)
    for _ in range(count):
        this.study(this.add(cell))


@pytest.mark.django_db
def test_a32_numbers_have_no_gap_and_heads_grow():
    this = make_round()

    study(this, 2)
    first = seal()
    study(this, 3)
    second, third = seal(), seal()

    assert (first, second, third) == (2, 3, 0)
    numbers = LedgerLeaf.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5]
    heads = LedgerHead.objects.order_by("size").values_list("size", flat=True)
    assert list(heads) == [2, 5]


@pytest.mark.django_db
def test_a32_head_is_the_tree_over_the_entries_and_each_is_shown_to_be_in_it():
    study(make_round(), 5)

    seal_all()

    entries = LedgerEntry.objects.order_by("leaf__number").select_related("supersedes")
    leaves = [
        leaf_hash(
            leaf_data(
                uid=one.uid,
                kind=one.kind,
                supersedes=None,
                committed=bytes(one.commitment),
                recorded_at=one.recorded_at,
            )
        )
        for one in entries
    ]
    head = LedgerHead.objects.get()
    signed = Checkpoint.from_body(open_note(head.note, ledger_key().verifier))
    assert (signed.size, signed.root) == (5, root_of(leaves))
    assert all(
        is_included(leaf, place, 5, inclusion_proof(leaves, place), signed.root)
        for place, leaf in enumerate(leaves)
    )


@pytest.mark.django_db
def test_a32_nothing_more_is_sealed_upon_a_changed_head():
    this = make_round()
    study(this, 2)
    seal_all()
    with unguarded():
        run_sql("UPDATE records_ledgerhead SET peaks = %s", b"\x01" * 32)
    study(this, 1)

    with pytest.raises(LedgerBroken):
        seal()

    assert LedgerLeaf.objects.count() == 2


@pytest.mark.django_db
def test_a32_key_is_for_its_owner_only_and_stays(settings):
    first, second = ledger_key().verifier, ledger_key().verifier

    assert first == second
    assert stat.S_IMODE(settings.LEDGER_KEY.stat().st_mode) == 0o600
    assert [one.name for one in settings.LEDGER_KEY.parent.iterdir()] == ["key"]


@pytest.mark.django_db(transaction=True)
def test_a32_four_sealers_at_once_number_each_entry_once():
    study(make_round(), 12)

    def work(_place: int) -> int:
        try:
            return seal_all()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        sealed = list(pool.map(work, range(4)))

    assert sum(sealed) == 12
    assert sorted(LedgerLeaf.objects.values_list("number", flat=True)) == [
        *range(1, 13)
    ]


@pytest.mark.django_db
def test_a32_rounds_seal_and_ask_for_one_check_a_night(run_jobs):
    study(make_round(), 1)

    seal_ledger()
    seal_ledger()
    ask_for_check()
    ask_for_check()
    (job,) = run_jobs()

    assert job.title == "Kiểm tra sổ cái, 01/06/2026"
    assert job.result == {"sealed": 1, "records": 1, "findings": 0}
    assert Job.objects.count() == 1
