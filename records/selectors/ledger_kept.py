"""The ledger held against heads that somebody kept outside, as after a restore."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from records.kinds.ledger.canonical import leaf_data
from records.kinds.ledger.kept import Verdict, kept_head
from records.kinds.ledger.tree import Peaks, leaf_hash
from records.models import LedgerHead
from records.selectors.ledger_state import newest_head

_BETWEEN = """
    SELECT entry.uid, entry.kind, former.uid, entry.commitment, entry.recorded_at
    FROM records_ledgerleaf AS leaf
    JOIN records_ledgerentry AS entry ON entry.id = leaf.entry_id
    LEFT JOIN records_ledgerentry AS former ON former.id = entry.supersedes_id
    WHERE leaf.number > %s AND leaf.number <= %s
    ORDER BY leaf.number
"""


@dataclass(frozen=True)
class Held:
    """A kept head, and what it says of the ledger of today."""

    note: str
    verdict: Verdict
    size: int  # entries under the kept head; 0 if the key did not sign it
    ours: int  # sealed entries today

    @property
    def lost(self) -> int:
        """How many entries are gone at the least."""
        return max(self.size - self.ours, 0)


def held_against(notes: Sequence[str], *, key: str) -> list[Held]:
    """Each of ``notes`` in their order.

    The tree is taken up at the last stored head that is not larger than the kept one, so
    this says whether the ledger is the continuation of what was signed; whether every entry
    is still what was sealed is for the verifier, which reads them all.

    Args:
        key: the public key of the ledger.
    """
    newest = newest_head()
    ours = newest.size if newest else 0
    return [_held(note, key, ours) for note in notes]


def _held(note: str, key: str, ours: int) -> Held:
    head = kept_head(note, key)
    if head is None:
        return Held(note, Verdict.UNSIGNED, 0, ours)
    if head.size > ours:
        return Held(note, Verdict.CUT, head.size, ours)
    is_same = _root_at(head.size) == head.root
    return Held(note, Verdict.EXTENDS if is_same else Verdict.DIFFERS, head.size, ours)


def _root_at(size: int) -> bytes | None:
    """The root over the first ``size`` entries; None if they are not all there."""
    base = LedgerHead.objects.filter(size__lte=size).order_by("-size").first()
    try:
        peaks = Peaks.from_bytes(base.size, bytes(base.peaks)) if base else Peaks()
    except ValueError:  # what was stored has been changed
        return None
    with connection.cursor() as cursor:
        cursor.execute(_BETWEEN, [peaks.size, size])
        for uid, kind, former, committed, recorded_at in cursor.fetchall():
            data = leaf_data(
                uid=uid,
                kind=kind,
                supersedes=former,
                committed=bytes(committed),
                recorded_at=recorded_at,
            )
            peaks.add(leaf_hash(data))
    return peaks.root() if peaks.size == size else None
