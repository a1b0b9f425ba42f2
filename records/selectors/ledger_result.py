"""What changed results of tests say, in the one form that the ledger commits to."""

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from assessments.models import ResultChange
from records.kinds.ledger.canonical import canonical_facts
from records.models import LedgerErasure, LedgerOpening
from records.selectors.ledger import AT_ONCE, Said

_RESULT = {
    "result": "uid",
    "attempt": "attempt__uid",
    "person": "attempt__person__uid",
    "correction": "correction__uid",
    "max_points": "max_points",
    "old_points": "old_points",
    "new_points": "new_points",
    "old_scaled": "old_scaled",
    "new_scaled": "new_scaled",
    "old_passed": "old_passed",
    "new_passed": "new_passed",
    "changed_at": "changed_at",
}


def result_payloads(ids: Sequence[int]) -> Iterator[Said]:
    """What the changes say, by id; one query."""
    rows = ResultChange.objects.filter(pk__in=ids).order_by("pk")
    for pk, *values in rows.values_list("pk", *_RESULT.values()):
        facts: dict[str, Any] = dict(zip(_RESULT, values, strict=True))
        yield Said(pk, facts["result"], canonical_facts(facts), is_blank=False)


def all_result_payloads() -> Iterator[Said]:
    ids = ResultChange.objects.order_by("pk").values_list("pk", flat=True)
    for some in batched(ids.iterator(chunk_size=AT_ONCE), AT_ONCE):
        yield from result_payloads(some)


def results_without_entry() -> QuerySet[ResultChange]:
    """Changes that no opening speaks of, though none was erased, in the order of ids."""
    known = LedgerOpening.objects.values("subject_uid")
    erased = LedgerErasure.objects.values("subject_uid")
    found = ResultChange.objects.exclude(uid__in=known).exclude(uid__in=erased)
    return found.order_by("pk")
