"""The application enters, the sealer seals, each by a role of its own in the database."""

import uuid
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from records.models import LedgerHead, LedgerLeaf
from records.services.erasure import confirm_erasure, propose_erasure
from records.services.ledger_check import verify
from records.services.ledger_grants import restrict
from records.services.ledger_sealing import may_seal
from records.tasks import seal_ledger
from tests.factories import UnitFactory
from tests.records.erasing import LATER, make_asked
from tests.records.factories import make_round
from tests.records.tampering import run_sql

pytestmark = pytest.mark.django_db
FOREIGN = {
    "application": {
        "leaf": "INSERT INTO records_ledgerleaf (number, entry_id) VALUES (1, 1)",
        "head": "INSERT INTO records_ledgerhead (size, root, peaks, note, sealed_at)"
        " VALUES (1, '', '', '', now())",
    },
    "sealer": {
        "entry": "INSERT INTO records_ledgerentry (uid, kind, commitment, recorded_at)"
        " VALUES (gen_random_uuid(), 'recorded', '', now())",
        "opening": "SELECT payload FROM records_ledgeropening",
        "change": "UPDATE records_ledgerhead SET size = size",
        "records": "SELECT * FROM records_completionrecord",
        "people": "SELECT * FROM people_person",
    },
}


@pytest.fixture
def roles() -> dict[str, str]:
    """An application that may do everything elsewhere, and a sealer that may nothing."""
    mark = uuid.uuid4().hex[:12]
    found = {name: f"{name}_{mark}" for name in FOREIGN}
    for role in found.values():
        run_sql(f"CREATE ROLE {role}")
    run_sql(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {found['application']}")
    run_sql(f"GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {found['application']}")
    return found


@contextmanager
def acting_as(role: str):
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    run_sql(f"SET LOCAL ROLE {role}")
    yield
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    run_sql("RESET ROLE")


def test_t9_application_enters_and_the_sealer_alone_seals(roles, capsys):
    this = make_round()
    person = this.add(UnitFactory(parent=this.province))
    restrict(role=roles["application"], sealer=roles["sealer"])

    with acting_as(roles["application"]):
        this.study(person)
        seal_ledger()
        with pytest.raises(CommandError, match="may not seal"):
            call_command("seal_ledger", once=True)
    assert not LedgerLeaf.objects.exists()
    with acting_as(roles["sealer"]):
        call_command("seal_ledger", once=True)

    assert capsys.readouterr().out == "1 sealed\n"
    assert LedgerHead.objects.get().size == 1
    with acting_as(roles["application"]):
        call_command("verify_ledger")
    assert capsys.readouterr().out.endswith("whole\n")


def test_d05_application_erases_by_its_own_role(roles):
    asked = make_asked()
    restrict(role=roles["application"], sealer=roles["sealer"])

    with acting_as(roles["application"]):
        proposal = propose_erasure(
            request=asked.request, reason="Theo đơn", actor=asked.first, now=LATER
        )
        confirm_erasure(proposal=proposal, words="Đã.", actor=asked.second, now=LATER)
        again = verify()

    assert (again.findings, again.erased) == ([], 1)


@pytest.mark.parametrize(
    ("who", "act"), [(who, act) for who, acts in FOREIGN.items() for act in acts]
)
def test_t9_neither_role_does_what_is_the_others(roles, who, act):
    restrict(role=roles["application"], sealer=roles["sealer"])
    run_sql(f"SET LOCAL ROLE {roles[who]}")

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        run_sql(FOREIGN[who][act])


def test_t9_one_role_for_both_still_seals(roles):
    this = make_round()
    restrict(role=roles["application"])

    with acting_as(roles["application"]):
        assert may_seal()
        this.study(this.add(UnitFactory(parent=this.province)))
        seal_ledger()

    assert LedgerHead.objects.get().size == 1


def test_t9_role_that_is_not_there_is_named(capsys):
    with pytest.raises(CommandError, match="no role nobody-such"):
        call_command("restrict_ledger", role="nobody-such")
