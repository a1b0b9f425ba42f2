"""Yesterday morning the campaign under way reminded those who lag behind."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from courses.models import Campaign
from lms.demo.documents import Staff
from lms.demo.load import Province
from people.models import Notice
from records.kinds.reminder import Audience, Step
from records.services.reminder import do_rung
from records.services.reminder_ladder import add_rung

EIGHT = time(8, 0)
READ_BY = 3  # each so many-th has not read it yet


def remind_yesterday(province: Province, campaign: Campaign, staff: Staff) -> None:
    """Three rungs besides the usual ladder, done; most have read what they were told."""
    version = campaign.published
    assert version is not None
    yesterday = province.today - timedelta(days=1)
    now = timezone.make_aware(datetime.combine(yesterday, EIGHT))
    days = (yesterday - timezone.localdate(version.closes_at)).days
    for audience in Audience:
        step = Step(days, audience)
        add_rung(campaign=campaign, step=step, actor=staff.campaign_officer, now=now)
        rung = campaign.rungs.get(days=days, audience=audience)
        do_rung(rung=rung, now=now)
    seen = [
        province.user_ids[one.person.id] for one in province.parts if one.has_account
    ]
    told = Notice.objects.filter(user__isnull=False).exclude(user__in=seen)
    keys = list(told.order_by("pk").values_list("pk", flat=True))
    Notice.objects.filter(
        pk__in=[key for place, key in enumerate(keys) if place % READ_BY]
    ).update(read_at=now + timedelta(hours=4))
