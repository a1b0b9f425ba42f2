"""What the page of a campaign tells: its roster, its work in the background, its past."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign, CampaignVersion, RosterEntry
from kernel.models import AuditEvent, Job

MOST_EVENTS = 30

VERBS: dict[str, Promise] = {
    "campaign.created": _("Begun"),
    "campaign.draft_saved": _("Draft saved"),
    "campaign.steps_chosen": _("Steps chosen"),
    "campaign.head_named": _("Responsible head named"),
    "campaign.version_begun": _("New version begun"),
    "campaign.draft_discarded": _("Draft thrown away"),
    "campaign.published": _("Published"),
    "campaign.waves_laid": _("Divided into waves"),
    "campaign.wave_reviewed": _("Review of a wave signed"),
    "campaign.wave_opened": _("Wave opened"),
    "campaign.closed": _("Campaign closed"),
    "roster.synced": _("List brought up to the register"),
    "roster.closed": _("List closed"),
    "campaign.handed_over": _("Belongs to another unit"),
}


@dataclass(frozen=True)
class Numbers:
    """The list as it stands: registered = counted + excluded; others apart."""

    registered: int
    counted: int
    exempt: int
    suspended: int
    probationary: int
    moved_out: int
    not_open: int
    others: int


@dataclass(frozen=True)
class Past:
    """One line of the history, shaped for components/timeline.html."""

    title: str | Promise
    when: datetime
    text: str
    state: str = "done"


def roster_numbers(campaign: Campaign) -> Numbers | None:
    """The numbers of the list, in one query; None before anything is published."""
    if campaign.published_id is None:
        return None
    kinds = RosterEntry.Exclusion
    said = RosterEntry.objects.filter(campaign=campaign, ended_at=None).aggregate(
        registered=Count("pk", filter=Q(is_member=True)),
        counted=Count("pk", filter=Q(is_member=True, exclusion="")),
        others=Count("pk", filter=Q(is_member=False)),
        **{
            kind.value: Count("pk", filter=Q(is_member=True, exclusion=kind.value))
            for kind in kinds
        },
    )
    return Numbers(**said)


def roster_key(version: CampaignVersion) -> str:
    """The key of the job that makes the roster of ``version``."""
    return f"campaign_roster:{version.uid}"


def roster_job(campaign: Campaign) -> Job | None:
    """The job that makes the roster of the version in force, if it is there."""
    if campaign.published is None:
        return None
    return Job.objects.filter(key=roster_key(campaign.published)).first()


def history_of(campaign: Campaign) -> list[Past]:
    """The newest events of the campaign's trail."""
    trail = AuditEvent.objects.filter(
        target_type="courses.campaign", target_uid=campaign.uid
    ).order_by("-happened_at", "-pk")[:MOST_EVENTS]
    return [
        Past(VERBS.get(one.verb, one.verb), one.happened_at, _who(one)) for one in trail
    ]


def _who(event: AuditEvent) -> str:
    version = event.facts.get("version")
    number = f"v{version}" if version else ""
    wave = event.facts.get("wave")
    part = _t("wave %(number)d") % {"number": wave} if wave else ""
    return " · ".join(one for one in (event.actor_label, number, part) if one)
