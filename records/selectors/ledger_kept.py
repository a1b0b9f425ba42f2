"""The ledger held against heads that somebody kept outside, as after a restore."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from records.kinds.ledger.canonical import leaf_data
from records.kinds.ledger.heads import read_head
from records.kinds.ledger.kept import Verdict
from records.kinds.ledger.keyring import Keyring
from records.kinds.ledger.tree import Peaks, leaf_hash
from records.models import LedgerHead

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


def held_against(notes: Sequence[str], *, ring: Keyring) -> list[Held]:
    """Each of ``notes`` in their order.

    Args:
        ring: the public keys of the ledger.
    """
    heads = [read_head(note, ring) for note in notes]
    found = iter(verdicts([(one.size, one.root) for one in heads if one]))
    return [
        Held(note, next(found), head.size) if head else Held(note, Verdict.UNSIGNED, 0)
        for note, head in zip(notes, heads, strict=True)
    ]


def verdicts(heads: Sequence[tuple[int, bytes]]) -> list[Verdict]:
    """What heads, as size and root, say of the ledger of today.

    The tree is taken up at the last stored head that is not larger than the kept one, so
    this says whether the ledger is the continuation of what was signed; whether every entry
    is still what was sealed is for the verifier, which reads them all.
    """
    if not heads:
        return []
    ours = LedgerHead.objects.aggregate(ours=Max("size"))["ours"] or 0
    stored = LedgerHead.objects.filter(size__in=[size for size, _root in heads])
    peaks = {one.size: bytes(one.peaks) for one in stored}
    return [_verdict(size, root, ours, peaks.get(size)) for size, root in heads]


def _verdict(size: int, root: bytes, ours: int, stored: bytes | None) -> Verdict:
    if size > ours:
        return Verdict.CUT
    try:
        peaks = _reckoned(size) if stored is None else Peaks.from_bytes(size, stored)
    except ValueError:  # what was stored has been changed
        return Verdict.DIFFERS
    is_same = peaks.size == size and peaks.root() == root
    return Verdict.EXTENDS if is_same else Verdict.DIFFERS


def _reckoned(size: int) -> Peaks:
    """The tree over the first ``size`` entries, as far as they are there.

    Raises:
        ValueError: the stored head before them is none.
    """
    base = LedgerHead.objects.filter(size__lt=size).order_by("-size").first()
    peaks = Peaks.from_bytes(base.size, bytes(base.peaks)) if base else Peaks()
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
    return peaks
