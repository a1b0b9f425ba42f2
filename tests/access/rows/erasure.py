"""Addresses of the desk's page about the ledger."""

from datetime import date, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from people.models import HomeUnit, PrivacyRequest
from records.models import ErasureProposal
from tests.access.row import Row
from tests.access.world import Side
from tests.factories import (
    NOON,
    CampaignVersionFactory,
    PersonFactory,
    UserFactory,
)
from tests.records.factories import CompletionRecordFactory


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


def _past(side: Side) -> dict[str, Any]:
    """Somebody who left the cell long ago, of whom a record has stayed."""
    person = PersonFactory(unit=side.cell)
    HomeUnit.objects.filter(person=person).update(
        period=DateRange(date(2000, 1, 1), date(2001, 1, 1))
    )
    closed = CampaignVersionFactory(
        opens_at=NOON - timedelta(days=9000), closes_at=NOON - timedelta(days=8000)
    )
    CompletionRecordFactory(person=person, unit=side.cell, version=closed)
    return {"uid": person.uid}


ROWS: list[Row] = [
    Row("records:past_keeping"),
    Row("records:past_keeping_ask", _past, method="post"),
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
