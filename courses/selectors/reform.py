"""What a merger or a split of units means for the campaigns that are under way."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.kinds.audience import Audience
from courses.models import Campaign, RosterEntry
from courses.selectors.campaign import open_campaigns
from kernel.kinds.wording import number
from people.kinds.reform import Reform, Stake
from people.models import Unit, UnitPath


def stakes(reform: Reform) -> list[Stake]:
    """What each campaign that is open on the day of effect has at stake."""
    campaigns = open_campaigns(timezone.now()).select_related("published", "owner")
    return [
        stake
        for campaign in campaigns.order_by("pk")
        if _is_open_on(campaign, reform.on)
        for stake in _of_campaign(campaign, reform)
    ]


def _is_open_on(campaign: Campaign, on: date) -> bool:
    version = campaign.published
    return version is not None and timezone.localdate(version.closes_at) >= on


def _of_campaign(campaign: Campaign, reform: Reform) -> list[Stake]:
    version = campaign.published
    assert version is not None
    told = []
    if campaign.owner_id in reform.ending:
        told.append(
            Stake(
                _("%(unit)s runs the campaign %(title)s and would end before it does.")
                % {"unit": campaign.owner, "title": version.title},
                _("Close the campaign first, or choose a day of effect after its end."),
                stops=True,
            )
        )
    leaving = _labels(reform.leaving, reform.on)
    named = set(
        Unit.objects.filter(uid__in=Audience.parse(version.audience).units).values_list(
            "pk", flat=True
        )
    )
    left = [labels for labels in leaving if labels & named]
    if not left:
        return told
    kept = named - reform.ending
    anchors = _labels(reform.anchors, reform.on)
    if not anchors or not all(labels & kept for labels in anchors):
        told.append(
            Stake(
                _(
                    "The campaign %(title)s does not ask the unit that there is afterwards."
                )
                % {"title": version.title},
                _(
                    "Name the unit above in the audience by a new version of the campaign, "
                    "or choose a day of effect after its end."
                ),
                stops=True,
            )
        )
    people = _on_list(campaign, reform).count()
    if people:
        told.append(
            Stake(
                ngettext(
                    "Campaign %(title)s: %(n)s person on the list follows to the new unit.",
                    "Campaign %(title)s: %(n)s people on the list follow to the new unit.",
                    people,
                )
                % {"title": version.title, "n": number(people)}
            )
        )
    return told


def _labels(units: frozenset[int], on: date) -> list[set[int]]:
    """For each of ``units`` the ids of it and of all above it on the day."""
    paths = UnitPath.objects.filter(unit__in=units, period__contains=on)
    return [
        {int(label[1:]) for label in path.split(".")}
        for path in paths.order_by("unit").values_list("path", flat=True)
    ]


def _on_list(campaign: Campaign, reform: Reform) -> QuerySet[RosterEntry]:
    moved = RosterEntry.Exclusion.MOVED_OUT
    return RosterEntry.objects.filter(
        ~Q(exclusion=moved), campaign=campaign, ended_at=None, unit__in=reform.leaving
    )
