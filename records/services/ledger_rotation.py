"""The key of the ledger is followed by a new one, and both sign that it is so."""

import base64
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from kernel import audit
from records.kinds.ledger.canonical import moment_text
from records.kinds.ledger.keyring import Keyring, Succession
from records.kinds.ledger.note import Key, sign_together
from records.models import LedgerHead
from records.selectors.sealed import SEALER_LOCK
from records.services.keys import ledger_key, ledger_keys, replace_ledger_key
from records.services.ledger_sealing import signed_peaks


@transaction.atomic
def rotate(*, now: datetime | None = None) -> Keyring:
    """Have a new key sign from now on; the former is not kept.

    Nobody seals meanwhile. The file changes at one stroke: whoever reads it has the former
    key or the new one with its succession.

    Returns:
        the public keys, the new one the last.

    Raises:
        LedgerBroken: the stored tree is not the one that was signed.
        OSError: the file of the key cannot be written.
    """
    now = now or timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER_LOCK])
    former, ring = ledger_key(), ledger_keys()
    peaks, new = signed_peaks(ring), Key.make(former.name)
    succession = Succession(
        size=peaks.size,
        root=base64.b64encode(peaks.root()).decode(),
        former=former.verifier,
        key=new.verifier,
        changed_at=moment_text(now),
    )
    note = sign_together(succession.body(), former, new)
    ring = Keyring(new.verifier, [*ring.notes, note])
    audit.record(
        actor=None,
        verb="ledger.key_changed",
        target=LedgerHead.objects.filter(size=peaks.size).first() or LedgerHead(),
        now=now,
        size=peaks.size,
        former=former.verifier,
        key=new.verifier,
    )
    replace_ledger_key(new, ring)
    return ring
