"""A ledger as an older backup leaves it: what was erased since can be said again."""

from collections.abc import Sequence

from records.models import CompletionRecord, LedgerOpening
from records.services.erasure_list import keep_erasures
from records.services.ledger_entry import erase_openings
from tests.records.tampering import Sealed, run_sql, unguarded


def openings() -> list[LedgerOpening]:
    """What a backup of this moment holds."""
    return list(LedgerOpening.objects.order_by("entry"))


def bring_back(backup: Sequence[LedgerOpening]) -> None:
    """The tables of the openings and erasures as they were."""
    with unguarded():
        run_sql("DELETE FROM records_ledgererasure")
        run_sql("DELETE FROM records_ledgeropening")
        LedgerOpening.objects.bulk_create(backup)


def erase(sealed: Sealed, place: int) -> CompletionRecord:
    """Have the ledger forget one record, and the list name it in a block of its own."""
    record = sealed.record(place)
    erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)
    keep_erasures()
    return record
