"""The signed package: whole, the same again, and checked by others than ourselves."""

import base64
import hashlib
import io
import json
import re
import subprocess
import zipfile
from datetime import date, timedelta

import pytest
from django.utils import timezone

from people.models import Person
from records.kinds.evaluation import APART_FIELDS, FIELDS, SCHEMA, UNIT_FIELDS
from records.kinds.evidence import Grade, Mode
from records.kinds.ledger.signature import is_signature
from records.models import CompletionRecord, ExportRun, LedgerHead
from records.services.evaluation import (
    AnswerChanged,
    answer_evaluation,
    ask_evaluation,
)
from records.services.ledger_entry import adopt_records
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import CompletionRecordFactory, make_round, seal_by_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(noon, settings, tmp_path):
    """A question about one who did all, one who is contested early, one of the press."""
    settings.EXPORT_KEY = tmp_path / "export" / "key"
    settings.LEDGER_KEY = tmp_path / "ledger" / "key"
    this = make_round()
    cell = UnitFactory(parent=this.province, name="Chi bộ Một", code="01")
    done = this.add(cell, full_name='Nguyễn "Hạnh"\\, Thị', code="=DV1")
    this.study(done)
    this.sit_test(done)
    this.add(cell, code="BC1", kind=Person.Kind.PRESS)
    this.tell()
    seal_by_now(noon)  # months later
    this.add(cell, code="DV9")
    return ask_evaluation(
        unit=this.province,
        from_on=date(2026, 4, 1),
        until_on=date(2026, 6, 30),
        actor=UserFactory(),
    )


def package_of(run: ExportRun) -> bytes:
    with answer_evaluation(run=run, extension="zip", actor=UserFactory()) as file:
        return file.read()


def opened(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a38_package_is_verified_by_openssl_and_a_changed_one_is_not(run, tmp_path):
    files = opened(package_of(run))
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    def verify() -> int:
        command = "openssl pkeyutl -verify -pubin -inkey public.pem -rawin"
        command += " -in manifest.json -sigfile manifest.sig"
        asked = subprocess.run(
            command.split(), cwd=tmp_path, capture_output=True, check=False
        )
        return asked.returncode

    whole = verify()
    (tmp_path / "manifest.json").write_bytes(files["manifest.json"] + b" ")
    changed = verify()

    assert (whole, changed) == (0, 1)


def test_a38_signature_holds_for_the_key_that_is_noted_down(run):
    files = opened(package_of(run))
    told = json.loads(files["manifest.json"])["key"]
    public = base64.b64decode(told.split("+", 2)[2])[1:]

    assert is_signature(public, files["manifest.json"], files["manifest.sig"])
    assert not is_signature(public, files["manifest.json"][1:], files["manifest.sig"])


def test_a38_manifest_names_the_hash_of_each_file_and_the_question(run):
    files = opened(package_of(run))
    manifest = json.loads(files["manifest.json"])
    run.refresh_from_db()

    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        name: hashlib.sha256(files[name]).hexdigest()
        for name in ("members.csv", "members.xlsx", "members.jsonl", "schema.json")
    }
    assert (manifest["query"], manifest["unit"]["uid"]) == (
        str(run.uid),
        str(run.unit.uid),
    )
    assert manifest["ledger_head"] == LedgerHead.objects.get().note
    assert run.manifest_sha256 == hashlib.sha256(files["manifest.json"]).hexdigest()
    assert run.csv_sha256 == hashlib.sha256(files["members.csv"]).hexdigest()


def test_a38_the_same_question_gives_the_same_package_later(run, noon):
    first = package_of(run)
    CompletionRecordFactory(
        participated_at=timezone.now(), grade=Grade.A, mode=Mode.ONLINE
    )
    assert adopt_records() == 1
    noon.shift(timedelta(days=3))
    assert seal_all() == 1

    assert package_of(run) == first


def test_a38_a_changed_answer_is_not_packed(run):
    package_of(run)
    CompletionRecord.objects.update(passed_at=None)

    with pytest.raises(AnswerChanged):
        package_of(run)


def test_a38_lines_are_as_the_schema_says(run):
    schema = json.loads(SCHEMA.read_text())
    kinds = {
        part: one
        for one in schema["oneOf"]
        for part in one["properties"]["part"]["enum"]
    }
    lines = [
        json.loads(line)
        for line in opened(package_of(run))["members.jsonl"].splitlines()
    ]

    parts = [one["part"] for one in lines]
    assert parts == ["members", "others", "early", "units", "units"]
    assert lines[0]["full_name"] == 'Nguyễn "Hạnh"\\, Thị'
    assert lines[0]["code"] == "=DV1"  # no spreadsheet opens it as a formula
    for one in lines:
        wanted = kinds[one["part"]]
        assert list(one) == wanted["required"]
        for name, value in one.items():
            told = wanted["properties"][name]
            assert value in told.get("enum", [value])
            assert re.search(told.get("pattern", ""), str(value))
            assert isinstance(value, int) == (told.get("type") == "integer")


def test_a38_schema_has_the_frozen_fields():
    facts, apart, units = json.loads(SCHEMA.read_text())["oneOf"]

    assert tuple(facts["properties"]) == ("part", *FIELDS)
    assert tuple(apart["properties"]) == ("part", *APART_FIELDS)
    assert tuple(units["properties"]) == ("part", *UNIT_FIELDS)
