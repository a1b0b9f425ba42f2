"""What was erased stays erased when an older backup comes back."""

import os
import re
import stat
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection, connections

from deploy.embedded import Embedded
from kernel.models import AuditEvent
from records.kinds.erasure_list import ErasureList
from records.models import LedgerErasure, LedgerHead, LedgerOpening
from records.services.erasure import confirm_erasure, propose_erasure
from records.services.erasure_list import keep_erasures, reapply_erasures
from records.services.keys import ledger_keys
from records.services.ledger_check import verify
from records.services.ledger_rotation import rotate
from records.services.ledger_sealing import seal_all
from records.tasks import ask_for_erasure_list
from tests.plugin import HOME, url_of
from tests.records.erasing import LATER, Asked, make_asked
from tests.records.restoring import bring_back, erase, openings
from tests.records.tampering import Sealed, make_sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings: Any) -> Path:
    """Where the list lies."""
    path: Path = settings.ERASURE_LIST
    return path


@pytest.fixture
def sealed() -> Sealed:
    return make_sealed()


def _erase_by_two(asked: Asked) -> None:
    proposal = propose_erasure(
        request=asked.request, reason="Theo đơn số 12", actor=asked.first, now=LATER
    )
    confirm_erasure(proposal=proposal, words="Đã xóa.", actor=asked.second, now=LATER)


def test_d05_erasure_survives_the_restore_of_an_older_backup(
    run_jobs: Any, kept: Path
) -> None:
    asked = make_asked()
    backup, heads = openings(), list(LedgerHead.objects.values_list("note", flat=True))
    _erase_by_two(asked)
    run_jobs()
    bring_back(backup)
    back = LedgerOpening.objects.count()

    done, again = reapply_erasures(), reapply_erasures()

    assert (back, done.openings, done.subjects, done.blocks) == (2, 2, 1, 1)
    assert (again.openings, again.listed) == (0, 2)
    report = verify(heads)
    assert (report.findings, report.erased) == ([], 1)
    assert LedgerErasure.objects.get().reason.startswith("Áp dụng lại theo danh sách")
    event = AuditEvent.objects.get(verb="ledger.erasures_reapplied")
    assert (event.actor_uid, event.facts["openings"]) == (None, 2)


@pytest.mark.django_db(transaction=True)
def test_d05_erasure_survives_pg_dump_and_a_restore_of_the_whole(
    kept: Path, capsys: Any
) -> None:
    server = Embedded(HOME / "postgres", lasting=False)
    if str(server.socket) != connection.settings_dict["HOST"]:
        pytest.skip("the server is not ours: its pg_dump is not at hand")
    asked = make_asked()
    heads = list(LedgerHead.objects.values_list("note", flat=True))
    dump = server.tell(
        "pg_dump", f"--host={server.socket}", "--username=lms", "--no-owner",
        "--no-privileges", "--inserts", connection.settings_dict["NAME"],
    )  # fmt: skip
    _erase_by_two(asked)
    keep_erasures()
    _restore(dump)
    back = (LedgerOpening.objects.count(), LedgerErasure.objects.count())

    call_command("reapply_erasures", kept)

    assert back == (2, 0)
    assert not LedgerOpening.objects.exists()
    assert verify(heads).findings == []
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "2 entries listed in 1 blocks, 0 of them not in this ledger"
    assert said[1] == "Đã xóa lại: 2 phần mở của 1 đối tượng."


def _restore(dump: str) -> None:
    """Put what was dumped into the place of the database of this test."""
    name = connection.settings_dict["NAME"]
    connections.close_all()
    for database, statements in (
        ("postgres", [f'DROP DATABASE "{name}" WITH (FORCE)']),
        ("postgres", [f'CREATE DATABASE "{name}" TEMPLATE template0']),
        (name, [re.sub(r"^\\(un)?restrict .*\n", "", dump, flags=re.MULTILINE)]),
    ):
        own = psycopg2.connect(url_of(os.environ["DATABASE_URL"], database))
        own.autocommit = True
        with own.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        own.close()


def test_d05_list_names_nobody_and_grows_at_its_end_alone(
    sealed: Sealed, kept: Path
) -> None:
    nothing = (keep_erasures(), kept.exists())
    first = erase(sealed, 0)
    before = kept.read_bytes()
    appended = keep_erasures()
    second = erase(sealed, 1)

    text = kept.read_text()
    assert (nothing, appended) == ((0, False), 0)
    assert kept.read_bytes().startswith(before)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert all(
        str(one) not in text
        for record in (first, second)
        for one in (record.uid, record.person.uid, record.person.full_name)
    )
    with kept.open("rb") as file:
        blocks = list(ErasureList(file, ledger_keys()))
    assert [len(one.erased) for one in blocks] == [2, 2]


def test_d05_what_was_entered_after_the_backup_stays(sealed: Sealed) -> None:
    backup = openings()
    record = erase(sealed, 3)
    bring_back(backup)
    sealed.round.sit_test(record.person)
    seal_all()

    done = reapply_erasures()

    assert done.openings == 1
    assert LedgerOpening.objects.get(subject_uid=record.uid).step == 2
    assert verify().findings == []


def test_d05_older_copy_of_the_list_erases_what_it_names(
    sealed: Sealed, kept: Path, tmp_path: Path
) -> None:
    backup = openings()
    first = erase(sealed, 0)
    older = tmp_path / "older.txt"
    older.write_bytes(kept.read_bytes())
    erase(sealed, 1)
    bring_back(backup)

    done = reapply_erasures(path=older)

    assert (done.blocks, done.openings) == (1, 2)
    assert not LedgerOpening.objects.filter(subject_uid=first.uid).exists()


def test_d05_list_is_believed_after_the_key_was_changed(
    sealed: Sealed, kept: Path
) -> None:
    backup = openings()
    erase(sealed, 0)
    rotate()
    erase(sealed, 1)
    bring_back(backup)

    assert reapply_erasures().openings == 4


def test_d05_night_run_applies_the_list_and_tells_how_much(
    sealed: Sealed, run_jobs: Any
) -> None:
    backup = openings()
    erase(sealed, 0)
    bring_back(backup)
    run_jobs()

    ask_for_erasure_list()
    ask_for_erasure_list()
    (job,) = run_jobs()

    assert job.result["told"] == "Đã xóa lại: 2 phần mở của 1 đối tượng."
    assert len(openings()) == len(backup) - 2
