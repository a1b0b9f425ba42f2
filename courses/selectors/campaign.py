"""Campaigns that a person may see, and what was in force when."""

from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from courses.kinds.audience import Audience
from courses.models import Campaign, CampaignVersion, RosterEntry
from courses.permissions import RUN_CAMPAIGN
from people.access import Actor, Permission, units_for
from people.models import Unit, UnitPath


def campaigns_for(user: Actor, permission: Permission) -> QuerySet[Campaign]:
    """The campaigns on which ``user`` holds ``permission``.

    Whoever runs campaigns gets those owned at or below their unit. Others get these
    and, once published, those that have somebody of their units on the list; of units
    whose wave is not open nobody is told.
    """
    units = units_for(user, permission)
    owned = Q(owner__in=units)
    if permission == RUN_CAMPAIGN:
        return Campaign.objects.filter(owned)
    listed = RosterEntry.objects.filter(
        campaign=OuterRef("pk"), ended_at=None, unit__in=units
    ).exclude(exclusion=RosterEntry.Exclusion.NOT_OPEN)
    return Campaign.objects.filter(
        owned | (Q(published__isnull=False) & Exists(listed))
    )


def open_campaigns(now: datetime) -> QuerySet[Campaign]:
    """The published campaigns whose window has not ended: their rosters still move."""
    return Campaign.objects.filter(
        state__in=[Campaign.State.PUBLISHING, Campaign.State.PUBLISHED],
        published__closes_at__gt=now,
    )


def version_at(campaign: Campaign, at: datetime) -> CampaignVersion | None:
    """The version that was in force at the moment ``at``."""
    return (
        campaign.versions.filter(published_at__lte=at)
        .order_by(F("published_at").desc(), F("number").desc())
        .first()
    )


def audience_paths(version: CampaignVersion, on: date) -> list[str]:
    """The paths, on the day ``on``, of the units that the audience names."""
    return list(
        UnitPath.objects.filter(
            unit__uid__in=Audience.parse(version.audience).units, period__contains=on
        )
        .order_by("path")
        .values_list("path", flat=True)
    )


def audience_units(version: CampaignVersion, on: date) -> QuerySet[Unit]:
    """Every unit of the audience on the day ``on``: the named ones and all below."""
    paths = audience_paths(version, on)
    return Unit.objects.filter(
        pk__in=UnitPath.objects.filter(
            period__contains=on, path__under_any=paths
        ).values("unit")
    )
