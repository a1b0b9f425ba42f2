"""What a decision on units means for the campaigns that are under way."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.kinds.audience import Audience
from courses.models import Campaign, CampaignVersion, RosterEntry
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
    told = []
    if campaign.owner_id in reform.ending:
        told.append(_loses_its_owner(campaign))
    version = campaign.published
    assert version is not None
    named = set(
        Unit.objects.filter(uid__in=Audience.parse(version.audience).units).values_list(
            "pk", flat=True
        )
    )
    if reform.moving:
        return told + _of_moving(campaign, version, reform, named)
    if not any(labels & named for labels in _labels(reform.leaving, reform.on)):
        return told
    anchors = _labels(reform.anchors, reform.on)
    if not anchors or not all(labels & (named - reform.ending) for labels in anchors):
        told.append(_loses_people(version))
    if people := _on_list(campaign, reform.leaving).count():
        told.append(_follows(version, people))
    return told


def _of_moving(
    campaign: Campaign, version: CampaignVersion, reform: Reform, named: set[int]
) -> list[Stake]:
    """Units that move whole are asked by their own name, or by one above them."""
    is_asked = any(labels & named for labels in _labels(reform.moving, reform.on))
    by_own_name = reform.moving <= named
    goes_on = any(labels & named for labels in _labels(reform.anchors, reform.on))
    told = []
    if is_asked and not by_own_name and not goes_on:
        told.append(_loses_people(version))
    if goes_on and not is_asked:
        told.append(_joins(version))
    if people := _on_list_below(campaign, reform).count():
        told.append(_moves_along(version, people))
    return told


def _joins(version: CampaignVersion) -> Stake:
    return Stake(
        _("The campaign %(title)s asks the people of this unit from that day on.")
        % {"title": version.title}
    )


def _moves_along(version: CampaignVersion, people: int) -> Stake:
    return Stake(
        ngettext(
            "Campaign %(title)s: %(n)s person on the list moves with the unit.",
            "Campaign %(title)s: %(n)s people on the list move with the unit.",
            people,
        )
        % {"title": version.title, "n": number(people)}
    )


def _loses_its_owner(campaign: Campaign) -> Stake:
    title = campaign.published.title if campaign.published else ""
    return Stake(
        _("%(unit)s runs the campaign %(title)s and would end before it does.")
        % {"unit": campaign.owner, "title": title},
        _("Close the campaign first, or choose a day of effect after its end."),
        stops=True,
    )


def _loses_people(version: CampaignVersion) -> Stake:
    return Stake(
        _("The campaign %(title)s does not ask the unit that there is afterwards.")
        % {"title": version.title},
        _(
            "Name the unit above in the audience by a new version of the campaign, "
            "or choose a day of effect after its end."
        ),
        stops=True,
    )


def _follows(version: CampaignVersion, people: int) -> Stake:
    return Stake(
        ngettext(
            "Campaign %(title)s: %(n)s person on the list follows to the new unit.",
            "Campaign %(title)s: %(n)s people on the list follow to the new unit.",
            people,
        )
        % {"title": version.title, "n": number(people)}
    )


def _labels(units: frozenset[int], on: date) -> list[set[int]]:
    """For each of ``units`` the ids of it and of all above it on the day."""
    paths = UnitPath.objects.filter(unit__in=units, period__contains=on)
    return [
        {int(label[1:]) for label in path.split(".")}
        for path in paths.order_by("unit").values_list("path", flat=True)
    ]


def _on_list_below(campaign: Campaign, reform: Reform) -> QuerySet[RosterEntry]:
    """Those on the list at home in what moves, or below it, on the day."""
    standing = UnitPath.objects.filter(period__contains=reform.on)
    paths = standing.filter(unit__in=reform.moving).values_list("path", flat=True)
    below = standing.filter(path__under_any=list(paths)).values("unit")
    return _on_list(campaign, below)


def _on_list(campaign: Campaign, units: Any) -> QuerySet[RosterEntry]:
    moved = RosterEntry.Exclusion.MOVED_OUT
    return RosterEntry.objects.filter(
        ~Q(exclusion=moved), campaign=campaign, ended_at=None, unit__in=units
    )
