"""Addresses of waves, which belong to records."""

from datetime import timedelta
from typing import Any

from courses.models import Wave
from records.models import WaveReview
from records.services.wave_review import write_review
from tests.access.row import Row
from tests.access.rows.reports import round_of
from tests.access.world import Side
from tests.factories import NOON, UserFactory, WaveFactory
from tests.records.factories import Round


def _divided(side: Side) -> Round:
    """The first wave is open, its review waits for a signature; the second waits."""
    this = round_of(side)
    first: Wave = WaveFactory(
        campaign=this.campaign, units=[str(side.cell.uid)], released_at=NOON
    )
    WaveFactory(
        campaign=this.campaign, number=2, opens_on=(NOON + timedelta(days=2)).date()
    )
    write_review(wave=first, text="Cần mở sớm hơn", actor=UserFactory())
    return this


def _campaign(side: Side) -> dict[str, Any]:
    return {"campaign_uid": _divided(side).campaign.uid}


def _first(side: Side) -> dict[str, Any]:
    return {**_campaign(side), "number": 1}


def _second(side: Side) -> dict[str, Any]:
    return {**_campaign(side), "number": 2}


def _words(_side: Side) -> dict[str, Any]:
    written = WaveReview.objects.latest("pk").written_at
    return {"read_at": written.isoformat()}


ROWS: list[Row] = [
    Row(
        "records:board_waves",
        lambda side: {**_campaign(side), "unit_uid": side.cell.uid},
    ),
    Row("records:waves", _campaign, at="province"),
    Row("records:wave_review", _first, at="province"),
    Row("records:wave_sign", _first, at="province", method="post", data=_words),
    Row(
        "records:wave_return", _first, at="province", method="post",
        data=lambda _side: {"reason": "Thiếu số liệu"},
    ),
    Row(
        "records:wave_open", _second, at="province", method="post",
        data=lambda _side: {"opens_on": "2026-06-03"},
    ),
]  # fmt: skip
