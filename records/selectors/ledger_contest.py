"""What requests for a review say, in the one form that the ledger commits to."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from records.kinds.ledger.canonical import canonical, canonical_facts
from records.models import Contest, LedgerErasure, LedgerOpening
from records.selectors.ledger import AT_ONCE, Said

_CONTEST = {
    "contest": "uid",
    "campaign": "campaign__uid",
    "person": "person__uid",
    "unit": "unit__uid",
    "told": "result__uid",
    "subject": "subject",
    "state": "state",
    "opened_at": "opened_at",
    "answer_by": "answer_by",
    "is_upheld": "is_upheld",
    "mode": "mode",
    "occurred_on": "occurred_on",
    "proposed_by": "proposed_by__uid",
    "proposed_at": "proposed_at",
    "decided_by": "decided_by__uid",
    "settled_at": "settled_at",
    "correction": "correction__uid",
}
# What people wrote themselves is committed to by its hash alone.
_WORDS = ("words", "reply", "sent_back_because")


def contest_payloads(ids: Sequence[int]) -> Iterator[Said]:
    """What the contests say now, by id; one query."""
    rows = Contest.objects.filter(pk__in=ids).order_by("pk")
    for pk, *values in rows.values_list("pk", *_CONTEST.values(), *_WORDS):
        facts: dict[str, Any] = dict(zip((*_CONTEST, *_WORDS), values, strict=True))
        for name in _WORDS:
            written = canonical(facts.pop(name))
            facts[f"{name}_sha256"] = hashlib.sha256(written).hexdigest()
        yield Said(pk, facts["contest"], canonical_facts(facts), is_blank=False)


def all_contest_payloads() -> Iterator[Said]:
    ids = Contest.objects.order_by("pk").values_list("pk", flat=True)
    for some in batched(list(ids), AT_ONCE):
        yield from contest_payloads(some)


def contests_without_entry() -> QuerySet[Contest]:
    """Contests that no opening speaks of, though none was erased, in the order of ids."""
    known = LedgerOpening.objects.values("subject_uid")
    erased = LedgerErasure.objects.values("subject_uid")
    return Contest.objects.exclude(uid__in=known).exclude(uid__in=erased).order_by("pk")
