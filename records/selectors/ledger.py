"""What completion records say, and what the ledger holds of it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from records.kinds.ledger.canonical import canonical, canonical_facts
from records.kinds.ledger.note import Key, receipt_body
from records.models import (
    CompletionRecord,
    LedgerEntry,
    LedgerErasure,
    LedgerOpening,
    Participation,
    Retraction,
)

AT_ONCE = 2000

_RECORD = {
    "record": "uid",
    "campaign": "campaign__uid",
    "version": "version__uid",
    "person": "person__uid",
    "unit": "unit__uid",
    "participated_at": "participated_at",
    "completed_at": "completed_at",
    "passed_at": "passed_at",
    "scaled": "scaled",
    "grade": "grade",
    "mode": "mode",
}
_PIECE = {
    "participation": "uid",
    "mode": "mode",
    "grade": "grade",
    "occurred_on": "occurred_on",
    "recorded_at": "recorded_at",
    "confirmed_at": "decided_at",
    "entered_by": "entered_by__uid",
    "confirmed_by": "decided_by__uid",
}

_RETRACTION = {
    "retraction": "uid",
    "fact": "fact",
    "held_from": "held_from",
    "held_until": "held_until",
    "ruling": "ruling",
    "proposed_by": "proposed_by__uid",
    "decided_by": "decided_by__uid",
}


@dataclass(frozen=True)
class Said:
    """What one record, or attestation, says in the one form that is committed to."""

    row_id: int
    uid: UUID
    payload: bytes
    is_blank: bool  # nothing has been reached: there is nothing to enter


def payloads(record_ids: Iterable[int]) -> Iterator[Said]:
    """What the records say now, read a few thousand at a time."""
    for ids in batched(record_ids, AT_ONCE):
        yield from _some_payloads(ids)


def all_payloads() -> Iterator[Said]:
    ids = CompletionRecord.objects.order_by("pk").values_list("pk", flat=True)
    return payloads(ids.iterator(chunk_size=AT_ONCE))


def newest_openings(subjects: Sequence[UUID]) -> QuerySet[LedgerOpening]:
    """The last opening of each of ``subjects``."""
    return (
        LedgerOpening.objects.filter(subject_uid__in=subjects)
        .select_related("entry__leaf")
        .order_by("subject_uid", "-step")
        .distinct("subject_uid")
    )


def erased_entries(subject: UUID) -> list[int]:
    """Ids of the entries about ``subject`` whose openings were erased."""
    rows = LedgerErasure.objects.filter(subject_uid=subject)
    uids = [uid for uids in rows.values_list("entry_uids", flat=True) for uid in uids]
    return list(LedgerEntry.objects.filter(uid__in=uids).values_list("pk", flat=True))


def erased_at(subjects: Iterable[UUID]) -> dict[UUID, datetime]:
    """When what the ledger said of each was erased last; those alone that were."""
    rows = LedgerErasure.objects.filter(subject_uid__in=list(subjects))
    return dict(rows.order_by("erased_at").values_list("subject_uid", "erased_at"))


def records_without_entry() -> QuerySet[CompletionRecord]:
    """Records that no opening speaks of, though none was erased, in the order of ids."""
    known = LedgerOpening.objects.values("subject_uid")
    erased = LedgerErasure.objects.values("subject_uid")
    return (
        CompletionRecord.objects.exclude(uid__in=known)
        .exclude(uid__in=erased)
        .order_by("pk")
    )


def _some_payloads(ids: Sequence[int]) -> Iterator[Said]:
    pieces, retractions = _pieces(ids), _retractions(ids)
    records = CompletionRecord.objects.filter(pk__in=ids).order_by("pk")
    for pk, *values in records.values_list("pk", *_RECORD.values()):
        facts: dict[str, Any] = dict(zip(_RECORD, values, strict=True))
        reached = [facts[name] for name in ("participated_at", "passed_at", "scaled")]
        if retractions[pk]:
            facts["retractions"] = retractions[pk]
        is_blank = not (pieces[pk] or retractions[pk]) and all(
            one is None for one in reached
        )
        payload = canonical_facts({**facts, "participations": pieces[pk]})
        yield Said(pk, facts["record"], payload, is_blank)


def _pieces(ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The participations that count, by record, in the order in which they began to."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    confirmed = Participation.objects.filter(
        record__in=ids, state=Participation.State.CONFIRMED
    ).order_by(F("decided_at"), "uid")
    for record_id, evidence, reason, *values in confirmed.values_list(
        "record_id", "evidence", "reason", *_PIECE.values()
    ):
        piece = dict(zip(_PIECE, values, strict=True))
        shown = canonical({"evidence": evidence, "reason": reason})
        piece["evidence_sha256"] = hashlib.sha256(shown).hexdigest()
        found[record_id].append(piece)
    return found


def _retractions(ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What was taken back, by record; said of those records alone of which it is true."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Retraction.objects.filter(record__in=ids).order_by("held_until", "uid")
    for record_id, reason, *values in rows.values_list(
        "record_id", "reason", *_RETRACTION.values()
    ):
        taken = dict(zip(_RETRACTION, values, strict=True))
        taken["reason_sha256"] = hashlib.sha256(canonical(reason)).hexdigest()
        found[record_id].append(taken)
    return found


@dataclass(frozen=True)
class Entered:
    """Where the newest entry about a record stands."""

    number: int | None  # None: it waits for the sealer
    code: str  # the beginning of its commitment, for people


def entered(record: CompletionRecord) -> Entered | None:
    """The record's newest entry, if it has one and was not erased."""
    return entered_of(record.uid)


def entered_of(subject: UUID) -> Entered | None:
    """The newest entry about a record or an attestation."""
    opening = newest_openings([subject]).first()
    if opening is None:
        return None
    leaf = getattr(opening.entry, "leaf", None)
    code = bytes(opening.entry.commitment).hex()[:16]
    return Entered(leaf.number if leaf else None, code)


def receipt_of(record: CompletionRecord, key: Key) -> str | None:
    """What the person keeps: their entry, opened, and the ledger's word that it was there."""
    opening = newest_openings([record.uid]).first()
    if opening is None:
        return None
    entry = opening.entry
    committed = bytes(entry.commitment)
    body = receipt_body(key.name, entry.uid, committed, entry.recorded_at)
    receipt = {
        "format": "hoctap-receipt/1",
        "key": key.verifier,
        "note": key.sign(body),
        "payload": opening.payload,
        "salt": bytes(opening.salt).hex(),
    }
    return json.dumps(receipt, ensure_ascii=False, indent=1)
