"""Attestations in the ledger of A32, against those who may do anything in the database."""

import io
from collections.abc import Callable

import pytest

from records.kinds.ledger import verifier
from records.kinds.ledger.heads import Report
from records.models import Attestation, AttestationStep, LedgerEntry
from records.services.attestation_deciding import accept
from records.services.ledger_bundle import write_bundle
from records.services.ledger_sealing import seal_all
from tests.records.chain import Chain, make_chain
from tests.records.tampering import run_sql

pytestmark = pytest.mark.django_db
TABLES = ("attestation", "attestationstep", "attestationgap", "attestedabsence")


@pytest.fixture
def this() -> Chain:
    """Two attestations, one of them accepted, all sealed."""
    this = make_chain()
    one = this.confirm(this.cells[0])
    accept(attestation=one, superior=this.committee, actor=this.officer)
    this.confirm(this.cells[1])
    seal_all()
    return this


def examined() -> Report:
    file = io.BytesIO()
    write_bundle(file)
    return verifier.examine(file)


def polish_the_figure(this: Chain) -> None:
    run_sql("UPDATE records_attestation SET participated = counted")


def accept_without_anybody(this: Chain) -> None:
    run_sql("UPDATE records_attestation SET state = 'accepted'")


def name_another(this: Chain) -> None:
    run_sql(
        "UPDATE records_attestationstep SET actor_id = %s WHERE act = 'accept'",
        this.board.pk,
    )


def back_date_a_step(this: Chain) -> None:
    run_sql("UPDATE records_attestationstep SET done_at = done_at - interval '9 d'")


def excuse_less(this: Chain) -> None:
    run_sql("UPDATE records_attestedabsence SET why = 'unexcused'")


def declare_a_gap(this: Chain) -> None:
    run_sql(
        "INSERT INTO records_attestationgap (attestation_id, unit_id, reason)"
        " VALUES (%s, %s, 'Sau')",
        Attestation.objects.earliest("pk").pk,
        this.cells[1].pk,
    )


def remove_one(this: Chain) -> None:
    pk = Attestation.objects.latest("pk").pk
    run_sql("DELETE FROM records_attestationstep WHERE attestation_id = %s", pk)
    run_sql("DELETE FROM records_attestation WHERE id = %s", pk)


ATTACKS: list[Callable[[Chain], None]] = [
    polish_the_figure, accept_without_anybody, name_another, back_date_a_step,
    excuse_less, declare_a_gap, remove_one,
]  # fmt: skip


def test_t9_a36_clean_chain_is_whole(this):
    report = examined()

    assert report.findings == []
    assert (report.compared["attestation"], report.unsealed) == (2, 0)
    assert LedgerEntry.objects.filter(kind="attested").count() == 3


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.__name__)
def test_t9_a36_changed_attestation_is_found_from_the_file_alone(this, attack):
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table in TABLES:
        run_sql(f"ALTER TABLE records_{table} DISABLE TRIGGER ALL")
    attack(this)

    found = {code for code, _words in examined().findings}

    assert found == {"attestation"}


def test_t9_a36_harness_catches_an_attestation_that_is_never_entered(this):
    """With the entries left out, the check of the night says so."""
    AttestationStep.objects.create(
        attestation=Attestation.objects.latest("pk"),
        number=2,
        act="accept",
        actor=this.officer,
        done_at=this.round.version.opens_at,
    )

    assert [code for code, _words in examined().findings] == ["attestation"]
