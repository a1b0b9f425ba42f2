"""What a person may see of a campaign, and from which unit they look."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from courses.models import Campaign, CampaignVersion, Wave
from people import access
from people.access import Actor, Permission, today
from people.models import Unit, UnitPath
from records.models import Tally


@dataclass(frozen=True)
class Scene:
    """A campaign, a unit in it and where that unit stands on the day."""

    campaign: Campaign  # of scene_for with is_divided: whether it has waves
    version: CampaignVersion
    unit: Unit  # with name_on
    path: str
    on: date
    above: tuple[Unit, ...]  # those that the viewer may open, the highest first

    @property
    def depth(self) -> int:
        return self.path.count(".") + 1


# Of a unit whose wave is not open nobody is told; who owns the campaign sees it all.
_IS_ALL_WAITING = Q(registered=F("not_open"), others=0) & (
    Q(not_open__gt=0) | Q(others_not_open__gt=0)
)


def campaigns_for(user: Actor, permission: Permission) -> QuerySet[Campaign]:
    """The campaigns under way or over that concern units of the user's grants."""
    return _campaigns_at(access.paths_for(user, permission))


def campaigns_of_unit(unit: Unit) -> QuerySet[Campaign]:
    """The campaigns under way or over that concern ``unit`` or units below it today."""
    standing = UnitPath.objects.filter(unit=unit, period__contains=today())
    return _campaigns_at(list(standing.values_list("path", flat=True)))


def _campaigns_at(scope: list[str]) -> QuerySet[Campaign]:
    places = UnitPath.objects.filter(period__contains=today(), path__under_any=scope)
    tallied = Tally.objects.filter(
        campaign=OuterRef("pk"), unit__in=places.values("unit")
    ).exclude(_IS_ALL_WAITING)
    published = Campaign.objects.filter(
        state__in=[Campaign.State.PUBLISHED, Campaign.State.CLOSED],
        published__isnull=False,
    )
    owned = Q(owner__in=places.values("unit"))
    return (
        published.filter(owned | Exists(tallied))
        .select_related("published")
        .annotate(is_divided=Exists(Wave.objects.filter(campaign=OuterRef("pk"))))
    )


def scene_for(
    user: Actor,
    permission: Permission,
    *,
    campaign_uid: UUID,
    unit_uid: UUID,
    on: date | None = None,
) -> Scene | None:
    """The scene, if ``user`` holds ``permission`` on the unit and may see the campaign.

    Power follows today's tree; the unit is looked for in the tree of ``on``.
    """
    day = on or today()
    scope = access.paths_for(user, permission)
    if not scope:
        return None
    units = _units_down_to(unit_uid, scope, day)
    campaign = _campaigns_at(scope).filter(uid=campaign_uid).first()
    if not units or campaign is None or campaign.published is None:
        return None
    *above, unit = units
    path: str = unit.path  # type: ignore[attr-defined]
    return Scene(campaign, campaign.published, unit, path, day, tuple(above))


def _units_down_to(unit_uid: UUID, scope: list[str], day: date) -> list[Unit]:
    """The units of ``scope`` from the highest down to the one sought, with name_on."""
    asked = {"uid": unit_uid, "day": day, "scope": scope}
    return list(Unit.objects.raw(_DOWN_TO, asked))


def starting_units(user: Actor, permission: Permission) -> QuerySet[Unit]:
    """Where ``user`` begins to look: the highest units of their grants."""
    scope = access.paths_for(user, permission)
    highest = [
        one
        for one in scope
        if not any(one != other and one.startswith(f"{other}.") for other in scope)
    ]
    return Unit.objects.filter(
        pk__in=[int(one.rsplit(".", 1)[-1][1:]) for one in highest]
    ).order_by(F("code"), "pk")


_DOWN_TO = """
    SELECT unit.*, coalesce(named.name, unit.name) AS name_on, place.path
    FROM people_unit AS sought
    JOIN people_unitpath AS there
        ON there.unit_id = sought.id AND there.period @> %(day)s::date
    JOIN people_unitpath AS place
        ON there.path <@ place.path AND place.period @> %(day)s::date
    JOIN people_unit AS unit ON unit.id = place.unit_id
    LEFT JOIN people_unitname AS named
        ON named.unit_id = unit.id AND named.period @> %(day)s::date
    WHERE sought.uid = %(uid)s AND there.path <@ %(scope)s::ltree[]
        AND place.path <@ %(scope)s::ltree[]
    ORDER BY place.depth
"""
