"""Background work of courses."""

from django.utils import timezone

from courses.models import Campaign
from courses.selectors.campaign import open_campaigns
from courses.services.publishing import build_roster as build
from courses.services.roster import CampaignNotOpen, sync_roster
from kernel.queue import leave_result


def build_roster(*, campaign_id: int) -> None:
    """Make the roster of a campaign that has just been published."""
    change = build(campaign=Campaign.objects.get(pk=campaign_id))
    leave_result(added=change.added, ended=change.ended, enrolled=change.enrolled)


def sync_campaign(*, campaign_id: int) -> None:
    """Read the whole register again for one campaign."""
    campaign = open_campaigns(timezone.now()).filter(pk=campaign_id).first()
    if campaign is not None:
        sync_roster(campaign=campaign, actor=None)


def sync_rosters() -> int:
    """Bring every open campaign up to the register of today; how many changed.

    It catches transfers that were dated ahead, and whatever was missed, a roster whose
    job was given up among it.
    """
    changed = 0
    for campaign in open_campaigns(timezone.now()).order_by("pk"):
        try:
            change = build(campaign=campaign)
        except CampaignNotOpen:  # it closed between the two looks
            continue
        changed += not change.is_empty
    return changed
