"""The learning book of the person who bears the account."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from people.access import Actor
from people.models import HomeUnit, Person, UnitName
from records.kinds.book import (
    FORMAT,
    Book,
    BookCertificate,
    BookHome,
    BookLine,
    BookReceipt,
)
from records.kinds.ledger.canonical import canonical_facts, moment_text
from records.kinds.ledger.keyring import Keyring
from records.kinds.ledger.note import Key, receipt_body
from records.models import (
    Certificate,
    CompletionRecord,
    LedgerHead,
    LedgerOpening,
    Participation,
)
from records.selectors.certificate import own_certificates
from records.selectors.ledger import erased_at, newest_openings
from records.selectors.own import own_records

type Names = dict[int, list[tuple[date | None, date | None, str]]]


def own_book(user: Actor, key: Key) -> Book | None:
    """All that is kept of the person's study; None if nothing is."""
    person = Person.objects.filter(user=user.pk, user__isnull=False).first()
    if person is None:
        return None
    records = list(own_records(user))
    if not records:
        return None
    uids = [one.uid for one in records]
    receipts, erased = _receipts(uids, key), erased_at(uids)
    homes = list(_homes(person))
    names = _names([*(one.unit_id for one in records), *(one.unit_id for one in homes)])
    lines = [
        _line(one, receipts.get(one.uid), erased.get(one.uid), names) for one in records
    ]
    numbers = [one.number or 0 for one, _at in receipts.values()]
    head = _head(max(numbers, default=0))
    certificates = list(own_certificates(user))
    return Book(
        person=person.uid,
        name=person.full_name,
        code=person.code,
        born_on=person.born_on,
        joined_on=person.joined_on,
        official_on=person.official_on,
        homes=[piece for one in homes for piece in _home(one, names)],
        lines=lines,
        certificates=[_certificate(one) for one in certificates],
        as_of=_as_of(
            records,
            certificates,
            [*(at for _one, at in receipts.values()), *erased.values()],
        ),
        head=head.note if head else None,
        head_size=head.size if head else 0,
    )


def book_json(book: Book, key: Key, ring: Keyring) -> str:
    """The machine copy: the book, and the ledger's signature over it.

    Args:
        ring: the public keys of the ledger; a head of the book may be of an earlier one.
    """
    whole = {
        "format": FORMAT,
        "key": ring.key,  # should it have changed since ``key`` was read, both are in it
        "successions": ring.notes,
        "note": book_note(book, key),
        "head": book.head,
        "book": json.loads(canonical_facts(book.facts())),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def book_note(book: Book, key: Key) -> str:
    """A signed note about the machine copy, small enough to be printed as a square."""
    digest = hashlib.sha256(canonical_facts(book.facts())).hexdigest()
    moment = moment_text(book.as_of)
    return key.sign(f"{key.name}/book\n{book.person}\n{digest}\n{moment}\n")


def _line(
    record: CompletionRecord,
    known: tuple[BookReceipt, datetime] | None,
    erased: datetime | None,
    names: Names,
) -> BookLine:
    version, resolution = record.version, record.version.resolution
    from_on = timezone.localdate(version.opens_at)
    occurred_on = _occurred_on(record)
    return BookLine(
        record=record.uid,
        year=(occurred_on or from_on).year,
        title=version.title,
        sign=version.document_sign or (resolution.sign if resolution else ""),
        from_on=from_on,
        until_on=timezone.localdate(version.closes_at),
        unit=record.unit.uid,
        unit_name=_name_on(
            names, record.unit_id, occurred_on or from_on, record.unit.name
        ),
        occurred_on=occurred_on,
        mode=record.mode,
        grade=record.grade,
        participated_at=record.participated_at,
        completed_at=record.completed_at,
        passed_at=record.passed_at,
        scaled=record.scaled,
        receipt=known[0] if known else None,
        opening_erased_at=None if known else erased,
    )


def _certificate(one: Certificate) -> BookCertificate:
    return BookCertificate(
        uid=one.uid,
        number=one.full_number,
        title=one.wording["title"],
        study=one.study,
        issued_on=one.issued_on,
        valid_until=one.valid_until,
        state=one.state,
    )


def _occurred_on(record: CompletionRecord) -> date | None:
    """The day of the participation that gave the record its grade and mode."""
    confirmed = [
        one
        for one in record.participations.all()
        if one.state == Participation.State.CONFIRMED
    ]
    replaced = {one.supersedes_id for one in confirmed}
    for one in confirmed:
        best = (one.grade, one.mode) == (record.grade, record.mode)
        if best and one.pk not in replaced:
            return one.occurred_on
    return None


def _receipts(
    uids: Sequence[UUID], key: Key
) -> dict[UUID, tuple[BookReceipt, datetime]]:
    """By record: its newest entry, and when that was written."""
    return {one.subject_uid: _receipt(one, key) for one in newest_openings(uids)}


def _receipt(opening: LedgerOpening, key: Key) -> tuple[BookReceipt, datetime]:
    entry = opening.entry
    leaf = getattr(entry, "leaf", None)
    committed = bytes(entry.commitment)
    body = receipt_body(key.name, entry.uid, committed, entry.recorded_at)
    receipt = BookReceipt(
        entry=entry.uid,
        number=leaf.number if leaf else None,
        commitment=committed.hex(),
        note=key.sign(body),
        payload=opening.payload,
        salt=bytes(opening.salt).hex(),
    )
    return receipt, entry.recorded_at


def _head(number: int) -> LedgerHead | None:
    """The first head that covers the entry of that number: it never changes again."""
    if not number:
        return None
    return LedgerHead.objects.filter(size__gte=number).order_by("size").first()


def _homes(person: Person) -> QuerySet[HomeUnit]:
    homes = HomeUnit.objects.filter(person=person).select_related("unit")
    return homes.order_by("-period", "-pk")


def _names(unit_ids: Iterable[int]) -> Names:
    """Every name that each of the units bore, with its days, the newest first."""
    found: Names = {}
    rows = UnitName.objects.filter(unit__in=set(unit_ids)).order_by("unit", "-period")
    for unit_id, period, name in rows.values_list("unit", "period", "name"):
        found.setdefault(unit_id, []).append((period.lower, period.upper, name))
    return found


def _name_on(names: Names, unit_id: int, day: date, otherwise: str) -> str:
    for lower, upper, name in names.get(unit_id, ()):
        if (lower is None or lower <= day) and (upper is None or day < upper):
            return name
    return otherwise


def _home(home: HomeUnit, names: Names) -> list[BookHome]:
    """One home, cut where the unit changed its name, the newest first."""
    start, end = home.period.lower, home.period.upper
    pieces = []
    for lower, upper, name in names.get(home.unit_id, ()):
        first = max(start or date.min, lower or date.min)
        last = min(end or date.max, upper or date.max)
        if first < last:
            pieces.append(
                BookHome(
                    name,
                    None if first == date.min else first,
                    None if last == date.max else last,
                )
            )
    return pieces or [BookHome(home.unit.name, start, end)]


def _as_of(
    records: Sequence[CompletionRecord],
    certificates: Sequence[Certificate],
    entered: Sequence[datetime],
) -> datetime:
    reached = [one.issued_at for one in certificates]
    reached += [one.revoked_at for one in certificates if one.revoked_at]
    reached += [
        moment
        for one in records
        for moment in (one.participated_at, one.completed_at, one.passed_at)
        if moment
    ]
    return max([*entered, *reached] or [one.version.opens_at for one in records])
