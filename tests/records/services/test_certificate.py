"""Certificates of A50: numbers, issued once, anew for a reason, revoked."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kernel.models import AuditEvent
from people.models import Person
from records.kinds.certificate import Cause, Validity, last_day, read, shown
from records.kinds.ledger import verifier
from records.models import Certificate, CertificateYear, LedgerEntry
from records.services.certificate import (
    DayAhead,
    DayBeforeStudy,
    NobodyToCertify,
    SignTaken,
    change_register,
    issue_certificates,
)
from records.services.certificate_ending import (
    NotInForce,
    ReasonMissing,
    reissue,
    revoke,
)
from records.services.ledger_bundle import write_bundle
from records.services.ledger_sealing import seal_all
from tests.factories import NOON, UserFactory
from tests.records.certified import (
    TODAY,
    certify,
    make_register,
    one_certificate,
    passed,
)
from tests.records.factories import make_round
from tests.records.tampering import run_sql

pytestmark = pytest.mark.django_db


def test_a50_all_who_passed_are_certified_in_order_without_a_gap():
    this = make_round()
    people = passed(this, 3)
    studied = this.add(people[0].homes.get().unit)
    this.study(studied)  # the test is still to come
    register = make_register(this.province)

    certificates = certify(this, register)

    assert [one.full_number for one in certificates] == [
        "1/2026/GCN-ĐVM", "2/2026/GCN-ĐVM", "3/2026/GCN-ĐVM",
    ]  # fmt: skip
    assert {one.person_id for one in certificates} == {one.pk for one in people}
    assert len({one.code for one in certificates}) == 3
    assert {one.valid_until for one in certificates} == {date(2027, 6, 1)}
    issued = AuditEvent.objects.filter(verb="certificate.issued")
    assert issued.count() == 3


def test_a50_issued_twice_finds_nobody():
    this = make_round()
    passed(this)
    register = make_register(this.province)
    certify(this, register)

    with pytest.raises(NobodyToCertify):
        certify(this, register)
    with pytest.raises(NobodyToCertify):  # nor in another register
        certify(this, make_register(this.province, sign="CC"))

    assert Certificate.objects.count() == 1
    assert CertificateYear.objects.get().last_number == 1


@pytest.mark.django_db(transaction=True)
def test_a50_many_at_once_leave_no_gap_and_give_no_number_twice():
    rounds = [make_round() for _ in range(4)]
    for this in rounds:
        passed(this, 3)
    register, actor = make_register(rounds[0].province), UserFactory()

    def issue(campaign):
        try:
            return issue_certificates(
                register=register, campaign=campaign, issued_on=TODAY, actor=actor
            )
        except NobodyToCertify:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(issue, [one.campaign for one in rounds * 2]))

    numbers = Certificate.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 13))
    assert sorted(done) == [0, 0, 0, 0, 3, 3, 3, 3]


def test_a50_refused_issue_takes_no_number():
    this = make_round()
    passed(this)
    register = make_register(this.province)
    asked = {"register": register, "campaign": this.campaign, "actor": UserFactory()}

    with pytest.raises(DayAhead):
        issue_certificates(issued_on=TODAY + timedelta(days=1), **asked)
    with pytest.raises(DayBeforeStudy):
        issue_certificates(issued_on=TODAY - timedelta(days=1), **asked)
    with pytest.raises(NobodyToCertify):
        issue_certificates(issued_on=TODAY, records=[], **asked)

    assert not CertificateYear.objects.exists()
    with pytest.raises(SignTaken):
        make_register(this.province)


def test_a50_new_signer_signs_what_comes_and_nothing_before():
    this = make_round()
    passed(this)
    register = make_register(this.province)
    (first,) = certify(this, register)
    words = {
        "title": register.title, "months": None, "place": "", "signer_post": "Q. GIÁM ĐỐC",
        "signer_name": "Lê Thị Mai",
    }  # fmt: skip

    changed = [
        change_register(register=register, actor=UserFactory(), **words) for _ in "12"
    ]
    register.refresh_from_db()
    passed(other := make_round(this.province))
    certificates = certify(other, register)

    assert changed == [True, False]
    assert [one.number for one in certificates] == [1, 2]
    assert [one.wording["signer_name"] for one in certificates] == [
        first.wording["signer_name"],
        "Lê Thị Mai",
    ]
    assert [one.valid_until for one in certificates] == [date(2027, 6, 1), None]
    event = AuditEvent.objects.get(verb="certificate_register.changed")
    assert event.facts["old"]["signer_name"] == "Trần Văn Bình"


def test_a50_numbers_begin_anew_each_year():
    this = make_round()
    register = make_register(this.province)
    passed(this)
    certify(this, register)
    other = make_round(this.province)
    passed(other)

    issue_certificates(
        register=register,
        campaign=other.campaign,
        issued_on=date(2027, 1, 4),
        actor=UserFactory(),
        now=NOON + timedelta(days=300),
    )

    years = Certificate.objects.order_by("year").values_list("year", "number")
    assert list(years) == [(2026, 1), (2027, 1)]


@pytest.mark.parametrize(
    ("cause", "name"),
    [(Cause.CENTRE_ERROR, "Nguyễn Thị Hạnh"), (Cause.LOST, "Nguyễn Thi Hạnh")],
)
def test_a50_issued_anew_links_both_and_ends_the_old(cause, name):
    old = one_certificate(full_name="Nguyễn Thi Hạnh")
    Person.objects.filter(pk=old.person_id).update(full_name="Nguyễn Thị Hạnh")

    new = reissue(certificate=old, cause=cause, note="In sai dấu", actor=UserFactory())

    old.refresh_from_db()
    assert (new.supersedes, new.number, new.holder_name) == (old, 2, name)
    assert (new.valid_until, new.code != old.code) == (old.valid_until, True)
    assert old.validity_on(TODAY) == Validity.REPLACED
    assert new.validity_on(TODAY) == Validity.VALID
    event = AuditEvent.objects.get(verb="certificate.reissued")
    assert event.facts["supersedes"] == str(old.uid)
    assert event.facts["cause"] == cause


def test_a50_what_is_over_cannot_be_issued_anew_or_revoked():
    old, actor = one_certificate(), UserFactory()
    new = reissue(certificate=old, cause=Cause.LOST, note="Cháy nhà", actor=actor)
    with pytest.raises(NotInForce):
        reissue(certificate=old, cause=Cause.LOST, note="Lại mất", actor=actor)
    revoke(certificate=new, reason="Thi hộ", actor=actor)

    with pytest.raises(NotInForce):
        revoke(certificate=new, reason="Thi hộ", actor=actor)
    with pytest.raises(NotInForce):
        reissue(certificate=new, cause=Cause.LOST, note="Mất", actor=actor)

    new.refresh_from_db()
    assert new.validity_on(TODAY) == Validity.REVOKED
    assert AuditEvent.objects.filter(verb="certificate.revoked").count() == 1


def test_a50_reason_is_asked_for():
    old, actor = one_certificate(), UserFactory()

    with pytest.raises(ReasonMissing):
        reissue(certificate=old, cause=Cause.LOST, note=" ", actor=actor)
    with pytest.raises(ReasonMissing):
        revoke(certificate=old, reason="\n", actor=actor)

    assert Certificate.objects.get().state == "issued"


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM records_certificate",
        "UPDATE records_certificate SET holder_name = 'Khác'",
        "UPDATE records_certificate SET number = 9",
        "UPDATE records_certificate SET valid_until = '2099-01-01'",
        "UPDATE records_certificateyear SET last_number = 0",
        "DELETE FROM records_certificateyear",
        "UPDATE records_certificate SET state = 'revoked'",  # without reason
    ],
)
def test_a50_database_keeps_what_was_issued(sql):
    one_certificate()

    with pytest.raises(DatabaseError), transaction.atomic():
        run_sql(sql)


def test_a50_replaced_certificate_is_not_brought_back():
    old = one_certificate()
    reissue(certificate=old, cause=Cause.LOST, note="Mất", actor=UserFactory())

    with pytest.raises(DatabaseError), transaction.atomic():
        run_sql("UPDATE records_certificate SET state = 'issued' WHERE id = %s", old.pk)


def test_a50_ledger_holds_each_step_and_finds_a_forged_one():
    one = one_certificate()
    revoke(certificate=one, reason="Cấp nhầm", actor=UserFactory())
    seal_all()

    def found() -> set[str]:
        file = io.BytesIO()
        write_bundle(file)
        return {code for code, _words in verifier.examine(file).findings}

    whole = found()
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    run_sql("ALTER TABLE records_certificate DISABLE TRIGGER ALL")
    run_sql("UPDATE records_certificate SET holder_name = 'Người khác'")
    run_sql("ALTER TABLE records_certificate ENABLE TRIGGER ALL")

    assert LedgerEntry.objects.filter(kind="certified").count() == 2
    assert (whole, found()) == (set(), {"certificate"})


@pytest.mark.parametrize(
    ("issued_on", "months", "until"),
    [
        (date(2026, 6, 1), 12, date(2027, 6, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 6, 1), None, None),
    ],
)
def test_a50_last_day_of_validity(issued_on, months, until):
    assert last_day(issued_on, months) == until


def test_a50_code_is_read_as_it_is_printed():
    code = one_certificate().code

    assert read(shown(code).lower()) == code
    assert read(f" {code[:7]} {code[7:]}") == code
    assert read(code[:-1]) is None
    assert read("0" * 20) is None
