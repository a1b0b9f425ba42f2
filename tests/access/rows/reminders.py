"""Addresses of reminders, which belong to records."""

from typing import Any

from people.kinds.notice import News
from people.models import Notice
from people.services.notice import tell
from records.kinds.notice import SECRETARY_DIGEST
from tests.access.row import Row
from tests.access.rows.reports import round_of
from tests.access.world import Side


def _campaign(side: Side) -> dict[str, Any]:
    return {"campaign_uid": round_of(side).campaign.uid}


def _digest(side: Side) -> dict[str, Any]:
    facts = {
        "campaign": "Đợt",
        "campaign_uid": str(round_of(side).campaign.uid),
        "closes_on": "2026-06-08",
        "people": 1,
        "units": [str(side.cell.uid)],
    }
    news = News(kind=SECRETARY_DIGEST, topic=f"test:{side.name}", facts=facts)
    tell(news=news, users=[side.user])
    return {"uid": Notice.objects.get(user=side.user, topic=news.topic).uid}


ROWS: list[Row] = [
    Row("records:reminders", _campaign, at="province"),
    Row("records:reminder_who", _campaign, at="province"),
    Row("records:reminder_log", _campaign, at="province"),
    Row(
        "records:rung_add", _campaign, at="province", method="post",
        data=lambda _side: {"count": "1", "side": "before", "audience": "member"},
    ),
    Row(
        "records:rung_off", _campaign, at="province", method="post",
        data=lambda _side: {"days": "-1", "audience": "member"},
    ),
    Row("records:digest", _digest, is_own=True),
]  # fmt: skip
