"""The sealer: numbers the entries, grows the tree and signs its head."""

from collections.abc import Sequence

from django.db import connection, transaction

from kernel.clock import database_now
from records.kinds.ledger.canonical import leaf_data
from records.kinds.ledger.keyring import Keyring
from records.kinds.ledger.note import BadNote, Checkpoint
from records.kinds.ledger.tree import Peaks, leaf_hash
from records.models import LedgerHead
from records.selectors.sealed import SEALER_LOCK
from records.services.keys import ledger_key, ledger_keys

AT_ONCE = 50_000
_PENDING = """
    SELECT entry.id, entry.uid, entry.kind, former.uid, entry.commitment,
        entry.recorded_at
    FROM records_ledgerentry AS entry
    LEFT JOIN records_ledgerentry AS former ON former.id = entry.supersedes_id
    WHERE NOT EXISTS (
        SELECT 1 FROM records_ledgerleaf AS leaf WHERE leaf.entry_id = entry.id
    )
    ORDER BY entry.id LIMIT %s
"""


class LedgerBroken(RuntimeError):
    """The last head is not what a key of this ledger signed: nothing more is sealed."""


def may_seal() -> bool:
    """Whether this role of the database may: where the sealer has its own, only that may."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('records_ledgerleaf', 'INSERT')"
            " AND has_table_privilege('records_ledgerhead', 'INSERT')"
        )
        (may,) = cursor.fetchone()
    return bool(may)


def seal_all() -> int:
    """Seal until nothing waits; how many entries were sealed."""
    total = 0
    while sealed := seal():
        total += sealed
    return total


@transaction.atomic
def seal() -> int:
    """Give the next numbers to entries that have none and sign the tree over all.

    One at a time: a second sealer beside this one does nothing. Twice over does
    nothing either.

    Raises:
        LedgerBroken: the stored tree is not the one that was signed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        (is_alone,) = cursor.fetchone()
        if not is_alone:
            return 0
        cursor.execute(_PENDING, [AT_ONCE])
        pending = cursor.fetchall()
        if not pending:
            return 0
    now = database_now()
    key = ledger_key()
    peaks = signed_peaks(ledger_keys())
    first = peaks.size + 1
    for _id, uid, kind, former, committed, recorded_at in pending:
        data = leaf_data(
            uid=uid,
            kind=kind,
            supersedes=former,
            committed=bytes(committed),
            recorded_at=recorded_at,
        )
        peaks.add(leaf_hash(data))
    _number([row[0] for row in pending], first)
    checkpoint = Checkpoint(key.name, peaks.size, peaks.root(), now)
    LedgerHead.objects.create(
        size=peaks.size,
        root=peaks.root(),
        peaks=peaks.to_bytes(),
        note=key.sign(checkpoint.body()),
        sealed_at=now,
    )
    return len(pending)


def signed_peaks(ring: Keyring) -> Peaks:
    """The tree as the last head left it.

    Raises:
        LedgerBroken: the stored tree is not the one that was signed.
    """
    head = LedgerHead.objects.order_by("-size").first()
    if head is None:
        return Peaks()
    peaks = Peaks.from_bytes(head.size, bytes(head.peaks))
    try:
        checkpoint = Checkpoint.from_body(ring.body(head.note) or "")
    except BadNote as error:
        raise LedgerBroken from error
    if (checkpoint.size, checkpoint.root) != (peaks.size, peaks.root()):
        raise LedgerBroken
    return peaks


def _number(entry_ids: Sequence[int], first: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO records_ledgerleaf (number, entry_id)
            SELECT %s + place - 1, entry_id
            FROM unnest(%s::bigint[]) WITH ORDINALITY AS new (entry_id, place)
            ORDER BY place
            """,
            [first, list(entry_ids)],
        )
