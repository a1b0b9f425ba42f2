"""The learning book of A52: the member's own, all years, to be checked elsewhere."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from people.models import Unit, UnitName
from records.kinds import ledger
from records.kinds.certificate import Cause
from records.models import CompletionRecord
from records.services.certificate_ending import reissue
from records.services.keys import ledger_key
from records.services.ledger_bundle import write_bundle
from records.services.ledger_entry import erase_openings
from records.services.ledger_rotation import rotate
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory, UserFactory
from tests.records.certified import one_certificate
from tests.records.factories import ParticipationFactory, make_round
from tests.records.views.test_own import signed_in

pytestmark = pytest.mark.django_db
FILES = ("verifier.py", "book.py", "heads.py", "keyring.py", "signature.py")


@pytest.fixture
def studied():
    """A member who has studied and passed, and whose entries are sealed."""
    this = make_round()
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    this.study(person)
    this.sit_test(person, "0.85")
    seal_all()
    return this, person


@pytest.fixture
def elsewhere(tmp_path):
    """``elsewhere(copy)`` checks a machine copy with four files and a bare Python."""

    def check(copy: str, *, with_ledger: bool = False, note: str = "", key: str = ""):
        folder = tmp_path / "elsewhere"
        folder.mkdir(exist_ok=True)
        for name in FILES:
            shutil.copy(Path(ledger.__file__).parent / name, folder)
        (folder / "so.json").write_text(copy, "utf-8")
        command = [sys.executable, "-S", "-E", "book.py", "so.json"]
        command += ["--key", key or ledger_key().verifier]
        if with_ledger:
            with (folder / "ledger.zip").open("wb") as file:
                write_bundle(file)
            command += ["--ledger", "ledger.zip"]
        if note:
            (folder / "note.txt").write_text(note, "utf-8")
            command += ["--note", "note.txt"]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        lines = done.stdout.splitlines()
        return done.returncode, lines[0], {one.partition(":")[0] for one in lines[1:-1]}

    return check


def copy_of(person) -> str:
    return signed_in(person.user).get(reverse("records:own_book_copy")).content.decode()


def test_a52_machine_copy_verifies_against_the_ledger_elsewhere(studied, elsewhere):
    _this, person = studied

    copy = copy_of(person)

    said = "1 lines, 1 with a receipt of the ledger"
    assert elsewhere(copy) == (0, said, set())
    assert elsewhere(copy, with_ledger=True) == (0, said, set())
    assert elsewhere(copy, note=json.loads(copy)["note"]) == (0, said, set())


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda book: book["lines"][0].update(scaled="1.0000"), {"book", "line"}),
        (
            lambda book: book["lines"][0].update(occurred_on="2020-01-01"),
            {"book", "line"},
        ),
        (lambda book: book["lines"][0].update(title="Khác"), {"book"}),
        (lambda book: book["lines"][0].update(unit_name="Khác"), {"book"}),
        (lambda book: book["holder"].update(name="Người khác"), {"book"}),
        (
            lambda book: book["holder"].update(
                uid="0" * 8 + "-0000-4000-8000-" + "0" * 12
            ),
            {"book", "holder"},
        ),
        (
            lambda book: book["lines"][0]["receipt"].update(
                payload=book["lines"][0]["receipt"]["payload"].replace("0.85", "0.95")
            ),
            {"book", "receipt"},
        ),
        (lambda book: book["lines"][0]["receipt"].update(number=999), {"book", "head"}),
    ],
    ids=["result", "day", "title", "unit", "name", "person", "payload", "number"],
)
def test_a52_changed_copy_is_found_out(studied, elsewhere, change, found):
    copy = json.loads(copy_of(studied[1]))
    change(copy["book"])

    code, _said, codes = elsewhere(json.dumps(copy))

    assert (code, codes) == (1, found)


def test_a52_record_changed_behind_the_ledger_is_found_out(studied, elsewhere):
    CompletionRecord.objects.update(scaled="1.0000")

    code, _said, codes = elsewhere(copy_of(studied[1]))

    assert (code, codes) == (1, {"line"})


def test_a52_copy_with_a_newer_entry_or_another_key_is_told(studied, elsewhere):
    this, person = studied
    copy = copy_of(person)
    this.sit_test(person, "0.95")
    seal_all()
    other = ledger_key().verifier.replace("+", "x+", 1)

    assert elsewhere(copy, with_ledger=True)[2] == {"old"}
    assert elsewhere(copy_of(person), with_ledger=True)[2] == set()
    assert "key" in elsewhere(copy, key=other)[2]
    assert elsewhere(copy, note="another\n")[2] == {"note"}


def test_a52_copy_stands_though_the_key_of_the_ledger_changes(studied, elsewhere):
    """Its head was signed by the former key, its lines by that of today."""
    _this, person = studied
    before, noted = copy_of(person), ledger_key().verifier
    rotate()

    after = copy_of(person)

    assert elsewhere(after, with_ledger=True)[2] == set()
    assert elsewhere(after, with_ledger=True, key=noted)[2] == set()
    assert elsewhere(before, with_ledger=True, key=noted)[2] == set()


def test_a52_pdf_of_the_same_facts_has_the_same_bytes(studied):
    this, person = studied
    client, address = signed_in(person.user), reverse("records:own_book_pdf")
    once = client.get(address)
    other = this.add(UnitFactory(parent=this.province))
    this.study(other)
    seal_all()  # what others do leaves the book as it is

    again = client.get(address)
    this.sit_test(person, "0.95")
    changed = client.get(address)

    assert once.content.startswith(b"%PDF-")
    assert once.headers["Content-Type"] == "application/pdf"
    assert again.content == once.content
    assert changed.content != once.content


def test_a52_each_line_bears_the_name_of_its_unit_at_the_date(studied):
    this, person = studied
    unit = CompletionRecord.objects.get().unit
    UnitName.objects.filter(unit=unit).delete()
    change = date(2026, 1, 1)
    for name, period in (
        ("Chi bộ Ấp 1", DateRange(date(2020, 1, 1), change)),
        ("Chi bộ Khu phố 1", DateRange(change, None)),
    ):
        UnitName.objects.create(
            unit=unit, name=name, period=period, decision_number="1", decision_on=change
        )
    Unit.objects.filter(pk=unit.pk).update(name="Chi bộ Khu phố 1")
    before = make_round(this.province)
    record = CompletionRecord.objects.create(
        campaign=before.campaign,
        version=before.version,
        person=person,
        unit=unit,
        participated_at="2025-05-01T05:00Z",
        grade="A",
        mode="online",
    )
    ParticipationFactory(record=record, occurred_on=date(2025, 5, 1))

    book = json.loads(copy_of(person))["book"]
    page = signed_in(person.user).get(reverse("records:own_book")).content.decode()

    found = {one["year"]: one["unit_name"] for one in book["lines"]}
    assert found == {2026: "Chi bộ Khu phố 1", 2025: "Chi bộ Ấp 1"}
    assert "Chi bộ Ấp 1" in page
    assert "Năm 2025" in page


def test_a52_book_holds_the_certificates_too(elsewhere):
    one = one_certificate(user=UserFactory())
    seal_all()
    old = copy_of(one.person)
    reissue(certificate=one, cause=Cause.LOST, note="Mất", actor=UserFactory())

    copy = copy_of(one.person)

    states = [
        (each["number"], each["state"])
        for each in json.loads(copy)["book"]["certificates"]
    ]
    assert states == [("2/2026/GCN-ĐVM", "issued"), ("1/2026/GCN-ĐVM", "replaced")]
    assert elsewhere(copy)[2] == elsewhere(old)[2] == set()


def test_a52_book_without_records_says_so(client):
    user = UserFactory()
    client = signed_in(user)

    page = client.get(reverse("records:own_book"))
    file = client.get(reverse("records:own_book_pdf"))

    assert "Chưa có hồ sơ" in page.content.decode()
    assert file.headers["Location"] == reverse("records:own_book")


def test_a52_book_has_one_query_count(django_assert_num_queries):
    user, person = UserFactory(), None
    for rounds in (1, 2):
        for _ in range(rounds):
            this = make_round()
            if person is None:
                person = this.add(UnitFactory(parent=this.province), user=user)
            CompletionRecord.objects.create(
                campaign=this.campaign,
                version=this.version,
                person=person,
                unit=this.province,
            )
        client = signed_in(user)
        with django_assert_num_queries(11):
            client.get(reverse("records:own_book"))


def test_d05_book_tells_of_an_opening_that_was_erased(client, studied, elsewhere):
    _this, person = studied
    client.force_login(person.user)
    before = client.get(reverse("records:own_book_copy")).content.decode()
    record = CompletionRecord.objects.get()
    erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)
    after = client.get(reverse("records:own_book_copy")).content.decode()

    old, new = (elsewhere(one, with_ledger=True) for one in (before, after))

    (told,) = old[2]
    assert (old[0], told.startswith("entry ")) == (0, True)
    assert told.endswith(" of a receipt")
    assert new == (
        0,
        "1 lines, 0 with a receipt of the ledger",
        {f"record {record.uid}"},
    )
