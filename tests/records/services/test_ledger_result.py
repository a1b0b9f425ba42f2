"""Each result that was marked again stands in the ledger, old and new (A26, A32)."""

import io
import json

import pytest

from assessments.models import KeyCorrection, ResultChange
from assessments.services.correction import approve_correction, propose_correction
from records.kinds.ledger import verifier
from records.models import LedgerEntry, LedgerOpening
from records.services.ledger_bundle import write_bundle
from records.services.ledger_entry import adopt_records
from records.services.ledger_sealing import seal_all
from tests.assessments.sittings import closed_run, quiz_of, sit
from tests.factories import UserFactory
from tests.records.tampering import run_sql, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def marked_again(run_jobs):
    """One result rises and one falls, because the key was another."""
    quiz, (first, second) = quiz_of(2)
    run = closed_run(quiz)
    sit(quiz, run, {first: ["b"], second: ["a"]})
    sit(quiz, run, {first: ["a"], second: ["a"]})
    correction = propose_correction(
        version=first, kind=KeyCorrection.Kind.REKEY, keys=["b"], reason="Sai đáp án",
        actor=UserFactory(),
    )  # fmt: skip
    approve_correction(correction=correction, actor=UserFactory())
    run_jobs()


def examined():
    file = io.BytesIO()
    write_bundle(file)
    return verifier.examine(file)


@pytest.mark.usefixtures("marked_again")
def test_a26_each_changed_result_is_an_entry_of_the_ledger():
    seal_all()

    entries = LedgerEntry.objects.filter(kind="regraded")
    said = [
        json.loads(one.payload)
        for one in LedgerOpening.objects.filter(entry__in=entries).order_by("entry")
    ]
    assert sorted((one["old_scaled"], one["new_scaled"]) for one in said) == [
        ("0.5000", "1.0000"), ("1.0000", "0.5000"),
    ]  # fmt: skip
    assert {one["result"] for one in said} == {
        str(one.uid) for one in ResultChange.objects.all()
    }
    report = examined()
    assert report.findings == []
    assert report.compared["result"] == 2


@pytest.mark.usefixtures("marked_again")
def test_a26_a_trail_changed_by_force_is_seen():
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    run_sql("ALTER TABLE assessments_resultchange DISABLE TRIGGER USER")
    run_sql("UPDATE assessments_resultchange SET old_scaled = 0.9")

    assert {code for code, _words in examined().findings} == {"result"}


@pytest.mark.usefixtures("marked_again")
def test_a26_results_of_before_the_ledger_are_adopted_once():
    with unguarded():
        run_sql("DELETE FROM records_ledgeropening")
        run_sql("DELETE FROM records_ledgerentry")

    counts = [adopt_records(), adopt_records()]

    assert counts == [2, 0]
    assert examined().findings == []
