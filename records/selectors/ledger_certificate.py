"""What certificates say, in the one form that the ledger commits to."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

from records.kinds.ledger.canonical import canonical, canonical_facts
from records.models import Certificate
from records.selectors.ledger import AT_ONCE, Said

_CERTIFICATE = {
    "certificate": "uid",
    "register": "register__uid",
    "completion": "record__uid",  # "record" would make it the record's own entry
    "person": "person__uid",
    "state": "state",
    "issued_on": "issued_on",
    "issued_at": "issued_at",
    "issued_by": "issued_by__uid",
    "valid_until": "valid_until",
    "supersedes": "supersedes__uid",
    "cause": "cause",
    "revoked_at": "revoked_at",
    "revoked_by": "revoked_by__uid",
}
# What is printed, and what people wrote themselves, is committed to by its hash alone.
_PRINTED = (
    "holder_name", "born_on", "unit_name", "study", "studied_from", "studied_until",
    "wording",
)  # fmt: skip
_WORDS = ("cause_note", "revoked_reason")


def certificate_payloads(ids: Sequence[int]) -> Iterator[Said]:
    """What the certificates say now, by id; one query."""
    rows = Certificate.objects.filter(pk__in=ids).order_by("pk")
    names = (*_CERTIFICATE, *_PRINTED, *_WORDS)
    columns = (*_CERTIFICATE.values(), *_PRINTED, *_WORDS)
    for pk, year, number, *values in rows.values_list("pk", "year", "number", *columns):
        facts: dict[str, Any] = dict(zip(names, values, strict=True))
        facts["number"] = f"{number}/{year}"
        printed = canonical({name: facts.pop(name) for name in _PRINTED})
        facts["printed_sha256"] = hashlib.sha256(printed).hexdigest()
        for name in _WORDS:
            written = canonical(facts.pop(name))
            facts[f"{name}_sha256"] = hashlib.sha256(written).hexdigest()
        yield Said(pk, facts["certificate"], canonical_facts(facts), is_blank=False)


def all_certificate_payloads() -> Iterator[Said]:
    ids = Certificate.objects.order_by("pk").values_list("pk", flat=True)
    for some in batched(list(ids), AT_ONCE):
        yield from certificate_payloads(some)
