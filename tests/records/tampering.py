"""Ways to change a ledger, each as somebody who may do anything in the database."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from people.models import Person
from records.kinds.ledger.canonical import commitment
from records.kinds.ledger.note import Key
from records.models import CompletionRecord, LedgerEntry, LedgerHead, LedgerOpening
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory
from tests.records.factories import Round, make_round

TABLES = ("entry", "opening", "leaf", "head", "erasure")


@dataclass
class Sealed:
    """A ledger of two sealings, the first of which a witness has seen."""

    round: Round
    people: list[Person]
    witness: str = ""
    receipt: str = ""

    def record(self, place: int) -> CompletionRecord:
        return CompletionRecord.objects.get(person=self.people[place])


def make_sealed() -> Sealed:
    this = make_round()
    cell = UnitFactory(parent=this.province)
    sealed = Sealed(this, [this.add(cell) for _ in range(5)])
    for person in sealed.people[:3]:
        this.study(person)
    seal_all()
    for person in sealed.people[:2]:
        this.sit_test(person)
    this.study(sealed.people[3])
    seal_all()
    sealed.witness = LedgerHead.objects.latest("size").note
    return sealed


def run_sql(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


@contextmanager
def unguarded() -> Iterator[None]:
    """As a superuser who has turned the triggers off."""
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table in TABLES:
        run_sql(f"ALTER TABLE records_ledger{table} DISABLE TRIGGER ALL")
    yield
    for table in TABLES:
        run_sql(f"ALTER TABLE records_ledger{table} ENABLE TRIGGER ALL")


def _newest(record: CompletionRecord) -> LedgerOpening:
    return LedgerOpening.objects.filter(subject_uid=record.uid).latest("step")


def update(sealed: Sealed) -> None:
    entry = LedgerEntry.objects.earliest("pk")
    run_sql(
        "UPDATE records_ledgerentry SET commitment = %s WHERE id = %s",
        b"\x07" * 32,
        entry.pk,
    )


def update_record(sealed: Sealed) -> None:
    """Somebody who has studied is to have passed."""
    CompletionRecord.objects.filter(pk=sealed.record(2).pk).update(scaled="1.0000")


def update_participation(sealed: Sealed) -> None:
    sealed.record(2).participations.update(occurred_on="2026-05-01")


def delete_record(sealed: Sealed) -> None:
    record = sealed.record(2)
    record.participations.all().delete()
    record.delete()


def delete(sealed: Sealed) -> None:
    pk = LedgerEntry.objects.earliest("pk").pk
    for table in ("leaf", "opening"):
        run_sql(f"DELETE FROM records_ledger{table} WHERE entry_id = %s", pk)
    run_sql("DELETE FROM records_ledgerentry WHERE id = %s", pk)


def truncate(sealed: Sealed) -> None:
    names = ", ".join(f"records_ledger{table}" for table in TABLES)
    run_sql(f"TRUNCATE {names}")


def back_date(sealed: Sealed) -> None:
    run_sql("UPDATE records_ledgerentry SET recorded_at = recorded_at - interval '1 d'")


def insert_back_dated(sealed: Sealed) -> None:
    """An entry of today that says it is a day old, sealed by the true sealer."""
    sealed.round.study(sealed.people[4])
    pk = LedgerEntry.objects.latest("pk").pk
    run_sql(
        "UPDATE records_ledgerentry SET recorded_at = recorded_at - interval '1 d'"
        " WHERE id = %s",
        pk,
    )
    seal_all()


def swap(sealed: Sealed) -> None:
    run_sql("UPDATE records_ledgerleaf SET number = -number WHERE number <= 2")
    run_sql("UPDATE records_ledgerleaf SET number = 3 + number WHERE number < 0")


def lose_opening(sealed: Sealed) -> None:
    run_sql(
        "DELETE FROM records_ledgeropening WHERE entry_id = %s",
        _newest(sealed.record(0)).entry_id,
    )


def edit_opening(sealed: Sealed) -> None:
    """Record and opening are made to say the same."""
    record = sealed.record(2)
    CompletionRecord.objects.filter(pk=record.pk).update(scaled="1.0000")
    _rewrite(record)


def edit_down_to_the_entry(sealed: Sealed) -> None:
    """Record, opening and entry are made to agree."""
    edit_opening(sealed)
    _recommit(sealed.record(2))


def reseal(sealed: Sealed) -> None:
    """Everything is made to agree and sealed again with the true key."""
    edit_down_to_the_entry(sealed)
    _seal_again()


def reseal_with_another_key(sealed: Sealed) -> None:
    path: Path = settings.LEDGER_KEY
    path.write_text(Key.make(Key.from_text(path.read_text()).name).to_text())
    reseal(sealed)


def insert_and_reseal(sealed: Sealed) -> None:
    """Somebody who came later is put among the first."""
    sealed.round.study(sealed.people[4])
    run_sql("UPDATE records_ledgerentry SET id = -id WHERE id = (SELECT max(id) FROM"
            " records_ledgerentry)")  # fmt: skip
    run_sql(
        "UPDATE records_ledgeropening SET entry_id = -entry_id WHERE entry_id ="
        " (SELECT max(entry_id) FROM records_ledgeropening)"
    )
    _seal_again()


def cut_the_tail(sealed: Sealed) -> None:
    """The last sealing never was, and the records say what they said before it."""
    first = LedgerHead.objects.earliest("size").size
    cut = list(
        LedgerEntry.objects.filter(leaf__number__gt=first).values_list("pk", flat=True)
    )
    for table, column in (
        ("opening", "entry_id"),
        ("leaf", "entry_id"),
        ("entry", "id"),
    ):
        run_sql(f"DELETE FROM records_ledger{table} WHERE {column} = ANY(%s)", cut)
    run_sql("DELETE FROM records_ledgerhead WHERE size > %s", first)
    tested = CompletionRecord.objects.filter(person__in=sealed.people[:2])
    tested.update(scaled=None, completed_at=None, passed_at=None)
    _remove(sealed.record(3))


def drop_before_the_seal(sealed: Sealed) -> None:
    """The entry goes before it has a number; the record stays."""
    sealed.round.study(sealed.people[4])
    _drop(sealed.record(4))
    seal_all()


def drop_whole_before_the_seal(sealed: Sealed) -> None:
    """Entry and record go before there is a number; only the receipt is left."""
    _drop(sealed.record(4))
    _remove(sealed.record(4))
    seal_all()


def _drop(record: CompletionRecord) -> None:
    opening = _newest(record)
    run_sql("DELETE FROM records_ledgeropening WHERE entry_id = %s", opening.entry_id)
    run_sql("DELETE FROM records_ledgerentry WHERE id = %s", opening.entry_id)


def _remove(record: CompletionRecord) -> None:
    record.participations.all().delete()
    record.delete()


def _rewrite(record: CompletionRecord) -> None:
    opening = _newest(record)
    said = json.loads(opening.payload) | {"scaled": "1.0000"}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    run_sql(
        "UPDATE records_ledgeropening SET payload = %s WHERE entry_id = %s",
        text,
        opening.entry_id,
    )


def _recommit(record: CompletionRecord) -> None:
    opening = _newest(record)
    committed = commitment(bytes(opening.salt), opening.payload.encode())
    assert len(committed) == hashlib.sha256().digest_size
    run_sql(
        "UPDATE records_ledgerentry SET commitment = %s WHERE id = %s",
        committed,
        opening.entry_id,
    )


def _seal_again() -> None:
    run_sql("DELETE FROM records_ledgerleaf")
    run_sql("DELETE FROM records_ledgerhead")
    seal_all()
