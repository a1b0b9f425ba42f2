"""Reply and outcome of a request for a review stand in the ledger (A33, A32)."""

import io
import json
from datetime import date, timedelta

import pytest

from people.models import User
from records.kinds.contest import Subject
from records.kinds.evidence import Mode
from records.kinds.ledger import verifier
from records.kinds.ledger.heads import Report
from records.models import Contest, LedgerEntry, LedgerOpening, StatedResult
from records.services.contest import open_contest, withdraw_contest
from records.services.contest_answer import confirm_outcome, propose_outcome, send_back
from records.services.ledger_bundle import write_bundle
from records.services.ledger_entry import adopt_records
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import make_round
from tests.records.tampering import run_sql, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    """Just opened, about a participation that was not counted."""
    this = make_round()
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    this.tell()
    return open_contest(
        result=StatedResult.objects.get(),
        subject=Subject.NOT_COUNTED,
        words="Tôi có dự",
        actor=person.user,
    )


def answered(contest: Contest, first: User) -> Contest:
    return propose_outcome(
        contest=contest,
        is_upheld=True,
        reply="Có tên trong danh sách",
        mode=Mode.HALL,
        occurred_on=date(2026, 5, 30),
        actor=first,
    )


def said(contest: Contest) -> list[dict]:
    openings = LedgerOpening.objects.filter(subject_uid=contest.uid).order_by("step")
    return [json.loads(one.payload) for one in openings]


def examined() -> Report:
    file = io.BytesIO()
    write_bundle(file)
    return verifier.examine(file)


def test_a33_reply_and_outcome_are_entries_of_the_ledger(contest, noon):
    first, second = UserFactory(), UserFactory()
    noon.shift(timedelta(hours=1))
    answered(contest, first)
    send_back(contest=contest, reason="Chưa rõ ngày", actor=second)
    answered(contest, first)
    confirmed = [confirm_outcome(contest=contest, actor=second) for _ in range(2)]

    steps = said(contest)

    assert confirmed == [True, False]
    assert [one["state"] for one in steps] == [
        "open", "proposed", "open", "proposed", "upheld",
    ]  # fmt: skip
    assert steps[-1]["decided_by"] == str(second.uid)
    assert steps[-1]["proposed_by"] == str(first.uid)
    assert steps[0]["reply_sha256"] != steps[1]["reply_sha256"]
    written = json.dumps(steps, ensure_ascii=False)
    assert "Tôi có dự" not in written  # words stay out, by their hash alone
    assert "Có tên" not in written
    assert LedgerEntry.objects.filter(kind="contested").count() == 5
    seal_all()
    report = examined()
    assert report.findings == []
    assert (report.compared["contest"], report.compared["record"]) == (1, 1)


def test_a33_withdrawing_is_entered_once(contest):
    for _ in range(2):
        withdraw_contest(contest=contest, actor=contest.person.user)

    assert [one["state"] for one in said(contest)] == ["open", "withdrawn"]


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE records_contest SET reply = 'Khác'",
        "UPDATE records_contest SET words = 'Khác'",
        "UPDATE records_contest SET answer_by = answer_by + interval '1 d'",
        "UPDATE records_contest SET state = 'open', is_upheld = NULL",
        "DELETE FROM records_contest",
    ],
)
def test_t9_a33_changed_contest_is_found_from_the_file_alone(contest, attack):
    answered(contest, UserFactory())
    seal_all()
    with unguarded():
        run_sql(attack)

    assert {code for code, _words in examined().findings} == {"contest"}


def test_a33_requests_from_before_the_ledger_are_adopted(contest):
    with unguarded():
        run_sql("DELETE FROM records_ledgeropening")
        run_sql("DELETE FROM records_ledgerentry")
    assert [code for code, _words in examined().findings] == ["contest"]

    counts = [adopt_records() for _ in range(2)]

    assert counts == [1, 0]
    assert examined().findings == []
    assert LedgerEntry.objects.get().kind == "adopted"
