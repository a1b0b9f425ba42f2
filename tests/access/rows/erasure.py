"""Addresses of the desk's page about the ledger."""

from datetime import timedelta
from typing import Any

from people.models import PrivacyRequest
from records.models import ErasureProposal
from tests.access.row import Row
from tests.access.world import Side
from tests.factories import NOON, UserFactory


def _asked(side: Side) -> PrivacyRequest:
    """The member, of whom the ledger speaks, asks for a deletion years afterwards."""
    return PrivacyRequest.objects.create(
        person=side.person,
        kind=PrivacyRequest.Kind.ERASE,
        words="Xin xóa",
        asked_at=NOON,
        answer_by=NOON + timedelta(days=2),
    )


def _erasing(side: Side) -> dict[str, Any]:
    return {"uid": _asked(side).uid}


def _erasure_waits(side: Side) -> dict[str, Any]:
    asked = _asked(side)
    ErasureProposal.objects.create(
        request=asked,
        subjects=[
            {"kind": "record", "uid": str(asked.uid), "title": "", "openings": 1}
        ],
        reason="Theo đơn",
        proposed_by=UserFactory(),
        proposed_at=NOON,
    )
    return {"uid": asked.uid}


ROWS: list[Row] = [
    Row("records:erasure", _erasing),
    Row("records:erasure_propose", _erasing, method="post"),
    Row("records:erasure_confirm", _erasure_waits, method="post"),
    Row(
        "records:erasure_decline",
        _erasure_waits,
        method="post",
        data=lambda _: {"reason": "Chưa rõ"},
    ),
]
