"""Which records the ledger vouches for, as of a moment."""

from django.db import connection

SEALER_LOCK = 0x4C45444745520001  # "LEDGER"; who seals holds it alone

# Records whose entries of that time a head of that time does not all reach, or that have
# none; an entry whose opening was erased on purpose counts as before.
UNSEALED_AS_OF = """
    SELECT record.campaign_id, record.person_id
    FROM records_completionrecord AS record
    LEFT JOIN (
        SELECT known.subject_uid,
            bool_and(coalesce(leaf.number <= head.size, false)) AS is_sealed
        FROM (
            SELECT subject_uid, entry_id FROM records_ledgeropening
            UNION ALL
            SELECT erasure.subject_uid, erased.id
            FROM records_ledgererasure AS erasure
            CROSS JOIN jsonb_array_elements_text(erasure.entry_uids) AS one (uid)
            JOIN records_ledgerentry AS erased ON erased.uid = one.uid::uuid
        ) AS known
        JOIN records_ledgerentry AS entry ON entry.id = known.entry_id
        LEFT JOIN records_ledgerleaf AS leaf ON leaf.entry_id = entry.id
        CROSS JOIN (
            SELECT coalesce(max(size), 0) AS size FROM records_ledgerhead
            WHERE sealed_at <= %(at)s
        ) AS head
        WHERE entry.recorded_at <= %(at)s OR leaf.number <= head.size
        GROUP BY known.subject_uid
    ) AS entered ON entered.subject_uid = record.uid
    WHERE record.campaign_id = ANY(%(campaigns)s)
        AND coalesce(entered.is_sealed, false) IS FALSE
"""


def wait_for_sealer() -> None:
    """Until the transaction ends nobody seals: a head under way is there, or comes later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [SEALER_LOCK])
