"""What attestations say, in the one form that the ledger commits to."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from records.kinds.ledger.canonical import canonical, canonical_facts
from records.models import (
    Attestation,
    AttestationGap,
    AttestationStep,
    AttestedAbsence,
)
from records.selectors.ledger import AT_ONCE, Said

_ATTESTATION = {
    "attestation": "uid",
    "campaign": "campaign__uid",
    "version": "version__uid",
    "unit": "unit__uid",
    "state": "state",
    "as_of": "as_of",
    "target": "target",
    "registered": "registered",
    "counted": "counted",
    "participated": "participated",
    "completed": "completed",
    "passed": "passed",
    "by_hand": "by_hand",
    "list_sha256": "list_sha256",
}


def attestation_payloads(ids: Sequence[int]) -> Iterator[Said]:
    """What the attestations say now, by id; four queries."""
    steps, gaps, absences = _steps(ids), _gaps(ids), _absences(ids)
    rows = Attestation.objects.filter(pk__in=ids).order_by("pk")
    for pk, *values in rows.values_list("pk", *_ATTESTATION.values()):
        facts: dict[str, Any] = dict(zip(_ATTESTATION, values, strict=True))
        facts["steps"] = steps[pk]
        facts["gaps"] = gaps[pk]
        facts["absences_sha256"] = _sha256(absences[pk])
        yield Said(pk, facts["attestation"], canonical_facts(facts), is_blank=False)


def all_attestation_payloads() -> Iterator[Said]:
    ids = list(Attestation.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        yield from attestation_payloads(ids[start : start + AT_ONCE])


def _steps(ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = AttestationStep.objects.filter(attestation__in=ids).order_by("number")
    for pk, number, act, actor, done_at, reason in rows.values_list(
        "attestation_id", "number", "act", "actor__uid", "done_at", "reason"
    ):
        step: dict[str, Any] = {"number": number, "act": act, "actor": actor}
        step |= {"done_at": done_at, "reason_sha256": _sha256(reason)}
        found[pk].append(step)
    return found


def _gaps(ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = AttestationGap.objects.filter(attestation__in=ids).order_by("unit__uid")
    for pk, unit, reason in rows.values_list("attestation_id", "unit__uid", "reason"):
        found[pk].append({"unit": unit, "reason_sha256": _sha256(reason)})
    return found


def _absences(ids: Sequence[int]) -> dict[int, list[list[str]]]:
    found: dict[int, list[list[str]]] = defaultdict(list)
    rows = AttestedAbsence.objects.filter(attestation__in=ids).order_by("person__uid")
    for pk, person, reason, why, note in rows.values_list(
        "attestation_id", "person__uid", "reason", "why", "note"
    ):
        found[pk].append([str(person), reason, why, note])
    return found


def _sha256(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
