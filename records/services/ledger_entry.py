"""Entries into the ledger, in the transaction of the fact they speak of."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from assessments.models import ResultChange
from kernel import audit
from kernel.errors import DomainError
from people.models import User
from records.kinds.ledger.canonical import SALT_BYTES, EntryKind, commitment
from records.models import (
    Attestation,
    Certificate,
    CompletionRecord,
    Contest,
    LedgerEntry,
    LedgerErasure,
    LedgerOpening,
)
from records.selectors.ledger import (
    AT_ONCE,
    Said,
    erased_entries,
    newest_openings,
    payloads,
    records_without_entry,
)
from records.selectors.ledger_attestation import attestation_payloads
from records.selectors.ledger_certificate import certificate_payloads
from records.selectors.ledger_contest import contest_payloads, contests_without_entry
from records.selectors.ledger_result import result_payloads, results_without_entry


class NothingToErase(DomainError):
    message = _("The ledger holds nothing of this record that could be erased.")


class ErasureReasonMissing(DomainError):
    message = _("Write why the openings are erased.")


@dataclass(frozen=True)
class _New:
    """A row to be written: an entry with its opening."""

    said: Said
    step: int = 1
    supersedes_id: int | None = None


@transaction.atomic(savepoint=False)
def enter(*, record: CompletionRecord) -> bool:
    """Write what the record says now, if its newest entry says something else.

    The caller holds the record's row, so a record's entries come one after the other.

    Returns:
        Whether an entry was written.
    """
    (said,) = payloads([record.pk])
    return _enter(said, EntryKind.RECORDED)


@transaction.atomic
def enter_attestation(*, attestation: Attestation) -> bool:
    """Write what the attestation says after a step; the caller holds its campaign's row.

    Returns:
        Whether an entry was written.
    """
    (said,) = attestation_payloads([attestation.pk])
    return _enter(said, EntryKind.ATTESTED)


@transaction.atomic
def enter_contest(*, contest: Contest) -> bool:
    """Write what the request says after a step; the caller holds its row.

    Returns:
        Whether an entry was written.
    """
    (said,) = contest_payloads([contest.pk])
    return _enter(said, EntryKind.CONTESTED)


@transaction.atomic
def enter_certificates(*, ids: Sequence[int]) -> None:
    """Write that the certificates were issued, by one statement for however many."""
    _insert([_New(one) for one in certificate_payloads(ids)], EntryKind.CERTIFIED)


@transaction.atomic
def enter_certificate(*, certificate: Certificate) -> bool:
    """Write what the certificate says after a step; the caller holds its row.

    Returns:
        Whether an entry was written.
    """
    (said,) = certificate_payloads([certificate.pk])
    return _enter(said, EntryKind.CERTIFIED)


@transaction.atomic(savepoint=False)
def enter_result(*, change: ResultChange) -> bool:
    """Write the old and the new result of an attempt that was marked again.

    Returns:
        Whether an entry was written.
    """
    (said,) = result_payloads([change.pk])
    return _enter(said, EntryKind.REGRADED)


def _enter(said: Said, kind: EntryKind) -> bool:
    newest = newest_openings([said.uid]).first()
    if newest is None:
        erased = erased_entries(said.uid)
        if said.is_blank and not erased:
            return False
        _insert([_New(said, len(erased) + 1, max(erased, default=None))], kind)
        return True
    if newest.payload.encode() == said.payload:
        return False
    _insert([_New(said, newest.step + 1, newest.entry_id)], kind)
    return True


@transaction.atomic
def adopt_records(*, actor: User | None = None) -> int:
    """Enter records, requests and changed results that the ledger does not know; how many.

    For records that were loaded in bulk or stood before the ledger was begun. The
    entries say that they came afterwards; each call that finds some is audited.
    """
    count = 0
    ids = records_without_entry().values_list("pk", flat=True)
    for some in batched(list(ids), AT_ONCE):
        count += _adopt(some)
    count += _adopt_contests() + _adopt_results()
    target = LedgerEntry.objects.order_by("pk").last()
    if count and target:
        audit.record(actor=actor, verb="ledger.adopted", target=target, count=count)
    return count


def _adopt(record_ids: Sequence[int]) -> int:
    """Whoever wrote one of them in the meantime has entered it."""
    rows = CompletionRecord.objects.select_for_update().order_by("pk")
    locked = list(rows.filter(pk__in=record_ids).values_list("pk", flat=True))
    news = [one for one in payloads(locked) if not one.is_blank]
    known = set(
        LedgerOpening.objects.filter(
            subject_uid__in=[one.uid for one in news]
        ).values_list("subject_uid", flat=True)
    )
    fresh = [_New(one) for one in news if one.uid not in known]
    _insert(fresh, EntryKind.ADOPTED)
    return len(fresh)


def _adopt_contests() -> int:
    rows = contests_without_entry().select_for_update(of=("self",))
    ids = list(rows.values_list("pk", flat=True))
    _insert([_New(one) for one in contest_payloads(ids)], EntryKind.ADOPTED)
    return len(ids)


def _adopt_results() -> int:
    ids = list(results_without_entry().values_list("pk", flat=True))
    for some in batched(ids, AT_ONCE):
        _insert([_New(one) for one in result_payloads(some)], EntryKind.ADOPTED)
    return len(ids)


@transaction.atomic
def erase_openings(*, record_uid: UUID, reason: str, actor: User | None) -> int:
    """Forget what the entries about a subject say; the entries and the tree stay as they are.

    Whether it may be done is weighed by ``records.services.erasure``.

    Returns:
        How many openings were removed.

    Raises:
        NothingToErase: there are none, or they were erased before.
        ErasureReasonMissing: no reason is given.
    """
    if not reason.strip():
        raise ErasureReasonMissing
    openings = LedgerOpening.objects.filter(subject_uid=record_uid)
    found = list(openings.select_related("entry").order_by("step"))
    if not found:
        raise NothingToErase
    erasure = LedgerErasure.objects.create(
        subject_uid=record_uid,
        entry_uids=[str(one.entry.uid) for one in found],
        reason=reason.strip(),
    )
    # The application's role may delete openings and not lock them: who counts has won.
    gone, _by_model = openings.filter(pk__in=[one.pk for one in found]).delete()
    if gone != len(found):
        raise NothingToErase
    audit.record(
        actor=actor,
        verb="ledger.erased",
        target=erasure,
        record=str(record_uid),
        openings=gone,
        reason=erasure.reason,
    )
    return gone


def _insert(news: Sequence[_New], kind: EntryKind) -> None:
    """Entries and openings by one statement, however many there are."""
    if not news:
        return
    salts = [secrets.token_bytes(SALT_BYTES) for _one in news]
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            {
                "kind": kind,
                "uids": [str(uuid4()) for _one in news],
                "supersedes": [one.supersedes_id for one in news],
                "committed": [
                    commitment(salt, one.said.payload)
                    for salt, one in zip(salts, news, strict=True)
                ],
                "subjects": [str(one.said.uid) for one in news],
                "steps": [one.step for one in news],
                "salts": salts,
                "payloads": [one.said.payload.decode() for one in news],
            },
        )


_INSERT = """
    WITH new AS (
        SELECT * FROM unnest(
            %(uids)s::uuid[], %(supersedes)s::bigint[], %(committed)s::bytea[],
            %(subjects)s::uuid[], %(steps)s::int[], %(salts)s::bytea[],
            %(payloads)s::text[]
        ) WITH ORDINALITY
            AS one (uid, supersedes, committed, subject, step, salt, payload, place)
    ), entry AS (
        INSERT INTO records_ledgerentry (uid, kind, supersedes_id, commitment)
        SELECT uid, %(kind)s, supersedes, committed FROM new ORDER BY place
        RETURNING id, uid
    )
    INSERT INTO records_ledgeropening (entry_id, subject_uid, step, salt, payload)
    SELECT entry.id, subject, step, salt, payload FROM entry JOIN new USING (uid)
"""
