"""Doing the rungs of a ladder, each once for its day, and what ends a reminder."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from courses.models import Campaign, CourseRun
from kernel import audit
from people.kinds.notice import News
from people.models import Person
from people.services.notice import (
    Reached,
    end_news,
    end_news_of,
    is_quiet,
    tell_found,
)
from records.kinds.notice import COMMITTEE_DIGEST, MEMBER_REMINDED, SECRETARY_DIGEST
from records.kinds.reminder import Audience
from records.models import ReminderRun, ReminderRung
from records.selectors.reminder import (
    campaigns_near_their_end,
    due_rungs,
    ladder_of,
    recipients_sql,
    scene_of_ladder,
    was_done,
)
from records.selectors.scene import Scene
from records.services.reminder_ladder import lay_ladder

KINDS = {
    Audience.MEMBER: MEMBER_REMINDED,
    Audience.SECRETARY: SECRETARY_DIGEST,
    Audience.COMMITTEE: COMMITTEE_DIGEST,
}


def remind_all(*, now: datetime | None = None) -> int:
    """Do what is due in every campaign; how many people were told.

    In quiet hours nothing is done: what fell due then is done in the morning, to those of
    whom it is still true. A rung that fails does not undo those before it.
    """
    now = now or timezone.now()
    if is_quiet(now):
        return 0
    told = 0
    for campaign in campaigns_near_their_end(now):
        rungs = due_rungs(campaign, ladder_of(campaign), now)
        if rungs and lay_ladder(campaign=campaign):
            rungs = due_rungs(campaign, ladder_of(campaign), now)
        told += sum(do_rung(rung=one, now=now).told for one in rungs)
    return told


@transaction.atomic
def do_rung(*, rung: ReminderRung, now: datetime | None = None) -> Reached:
    """Tell all whom ``rung`` is for, if it is due and was not done for its day.

    The campaign's row is locked, so the second of two at once finds it done. Of one
    campaign an audience is told once a day, even if the last day or the ladder was moved.
    """
    now = now or timezone.now()
    rows = Campaign.objects.select_for_update(of=("self",), no_key=True)
    campaign = rows.select_related("published", "owner").get(pk=rung.campaign_id)
    rung = ReminderRung.objects.get(pk=rung.pk)
    scene = scene_of_ladder(campaign)
    if scene is None or not rung.is_on or not due_rungs(campaign, [rung], now):
        return Reached()
    due_on = rung.step.due_on(scene.version.closes_at)
    if was_done(rung, campaign, due_on, now):
        return Reached()
    audience = Audience(rung.audience)
    found, asked = recipients_sql(scene, audience)
    reached = tell_found(
        news=_news(audience, rung.topic, due_on, scene),
        found=found,
        asked=asked,
        now=now,
    )
    ReminderRun.objects.create(
        rung=rung, due_on=due_on, run_at=now, told=reached.told,
        unreached=reached.unreached,
    )  # fmt: skip
    audit.record(
        actor=None, verb="reminder.given", target=rung, now=now,
        campaign=str(campaign.uid), audience=str(audience), days=rung.days,
        told=reached.told, unreached=reached.unreached,
    )  # fmt: skip
    return reached


def end_reminders(*, campaign: Campaign, person: Person, now: datetime) -> int:
    """Whoever has completed it is reminded no more, of what was told before neither."""
    return end_news(
        kind=MEMBER_REMINDED,
        person=person,
        facts={"campaign_uid": str(campaign.uid)},
        now=now,
    )


def end_of_withdrawn(
    *, run: CourseRun, person_ids: Collection[int], now: datetime
) -> int:
    """Whoever has left ``run`` is reminded of its campaigns no more; how many it were."""
    campaigns = Campaign.objects.filter(published__run=run).order_by("pk")
    return sum(
        end_news_of(
            kind=MEMBER_REMINDED,
            person_ids=person_ids,
            facts={"campaign_uid": str(uid)},
            now=now,
        )
        for uid in campaigns.values_list("uid", flat=True)
    )


def _news(audience: Audience, topic: str, due_on: date, scene: Scene) -> News:
    version = scene.version
    return News(
        kind=KINDS[audience],
        topic=topic,
        occasion=due_on.isoformat(),
        facts={
            "campaign": version.title,
            "campaign_uid": str(scene.campaign.uid),
            "closes_on": timezone.localdate(version.closes_at).isoformat(),
        },
        ends_at=version.closes_at if audience == Audience.MEMBER else None,
    )
