"""Reports, for whom, and the campaigns that one speaks of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.models import Campaign, CampaignVersion
from people.access import Actor, Permission, units_for
from people.models import Unit, UnitName, UnitPath
from records.kinds.moment import Moment
from records.kinds.report import Question, Shape
from records.models import Report, Tally
from records.selectors.scene import Scene, starting_units


@dataclass(frozen=True)
class Standing:
    """Where the report's unit stands in the tree that was asked for."""

    path: str
    name: str
    superior: str  # name of the unit right above; empty at the top


def reports_for(user: Actor, permission: Permission) -> QuerySet[Report]:
    """The reports about units of the user's grants, the newest first."""
    return (
        Report.objects.filter(unit__in=units_for(user, permission))
        .select_related("unit", "campaign__published", "asked_by")
        .order_by("-asked_at", "-pk")
    )


def units_to_report(user: Actor, permission: Permission) -> QuerySet[Unit]:
    """What the form offers: units with units below them, and where the user begins."""
    return (
        units_for(user, permission)
        .filter(~Q(kind=Unit.Kind.CELL) | Q(pk__in=starting_units(user, permission)))
        .order_by("code", "pk")
    )


def moment_of(report: Report) -> Moment:
    return Moment(report.as_of, timezone.localdate(report.as_of))


def standing_of(report: Report) -> Standing:
    """The unit's place and names on the report's day, else the newest that it had."""
    path = _on(report.unit, report.tree_on)
    above = int(path.split(".")[-2][1:]) if "." in path else None
    names = {
        one.unit_id: one.name
        for one in UnitName.objects.filter(
            unit__in=[report.unit_id, *([above] if above else [])],
            period__contains=report.tree_on,
        )
    }
    superior = Unit.objects.get(pk=above).name if above and above not in names else ""
    return Standing(
        path=path,
        name=names.get(report.unit_id, report.unit.name),
        superior=names.get(above, superior) if above else "",
    )


def scenes_of(report: Report, standing: Standing) -> list[Scene]:
    """The report's unit in each campaign asked for, as of its moment, by their beginning."""
    versions = CampaignVersion.objects.filter(
        published_at__lte=report.as_of,
        campaign__state__in=[Campaign.State.PUBLISHED, Campaign.State.CLOSED],
    )
    if report.campaign_id:
        versions = versions.filter(campaign=report.campaign_id)
    newest = versions.select_related("campaign").order_by("campaign", "-number")
    chosen = [
        one
        for one in newest.distinct("campaign")
        if report.campaign_id
        or (
            timezone.localdate(one.opens_at) <= report.until_on
            and timezone.localdate(one.closes_at) >= report.from_on
        )
    ]
    return [
        Scene(one.campaign, one, report.unit, standing.path, report.tree_on, ())
        for one in sorted(chosen, key=lambda one: (one.opens_at, one.pk))
    ]


def unasked(scene: Scene, moment: Moment, *, in_todays_tree: bool) -> Report:
    """The question that a look at the board is, without being put."""
    version = scene.version
    asked: dict[str, Any] = {
        "shape": Shape.ROUND,
        "from_on": timezone.localdate(version.opens_at),
        "until_on": timezone.localdate(version.closes_at),
        "as_of": moment.at,
        "tree_on": scene.on,
        "in_todays_tree": in_todays_tree,
    }
    question = Question(
        **asked, unit_uid=scene.unit.uid, campaign_uid=scene.campaign.uid
    )
    return Report(**asked, uid=question.uid, unit=scene.unit, campaign=scene.campaign)


def size_of(report: Report) -> int:
    """About how many people of lists the report will read."""
    standing = standing_of(report)
    campaigns = [one.campaign.pk for one in scenes_of(report, standing)]
    units = UnitPath.objects.filter(
        path__under=standing.path, period__contains=report.tree_on
    )
    tallies = Tally.objects.filter(
        campaign__in=campaigns, unit__in=units.values("unit")
    )
    return sum(tallies.values_list("registered", flat=True))


def _on(unit: Unit, day: date) -> str:
    paths = UnitPath.objects.filter(unit=unit)
    found = paths.filter(period__contains=day).values_list("path", flat=True).first()
    if found is None:
        found = paths.order_by("-period").values_list("path", flat=True).first()
    return found or f"u{unit.pk}"
