"""Resolutions, their points, and where the points are named."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet

from courses.models import Activity, ContentVersion, Point, Resolution
from people.access import Actor, Permission, units_for


@dataclass(frozen=True)
class PointNode:
    """A point in its tree: how deep it stands and how many siblings it has."""

    point: Point
    depth: int  # 0 at the top
    siblings: int


def resolutions_for(user: Actor, permission: Permission) -> QuerySet[Resolution]:
    """The documents owned by the units of the user's grants."""
    return Resolution.objects.filter(owner__in=units_for(user, permission))


def points_for(user: Actor, permission: Permission) -> QuerySet[Point]:
    """The points of those documents."""
    return Point.objects.filter(
        resolution__in=resolutions_for(user, permission)
    ).select_related("resolution", "parent")


def with_counts(resolutions: QuerySet[Resolution]) -> QuerySet[Resolution]:
    """Each with ``point_count``, of points in force; newest first."""
    return resolutions.annotate(
        point_count=Count("points", filter=Q(points__retired_at=None))
    ).order_by("-issued_on", "sign", "pk")


def tree_of(resolution: Resolution) -> list[PointNode]:
    """All points from the top down, retired ones too; one query."""
    below: dict[int | None, list[Point]] = defaultdict(list)
    for point in resolution.points.order_by("position", "pk"):
        below[point.parent_id].append(point)
    nodes: list[PointNode] = []

    def walk(parent_id: int | None, depth: int) -> None:
        for point in below[parent_id]:
            nodes.append(PointNode(point, depth, len(below[parent_id])))
            walk(point.pk, depth + 1)

    walk(None, 0)
    return nodes


def activities_by_point(points: Iterable[Point]) -> dict[int, list[Activity]]:
    """For each of ``points`` the activities whose content in force names it; two queries."""
    by_uid = {str(point.uid): point.pk for point in points}
    newest = ContentVersion.objects.filter(activity=OuterRef("activity")).order_by(
        "-number"
    )
    naming = ContentVersion.objects.filter(
        points__has_any_keys=list(by_uid), pk=newest.values("pk")[:1]
    ).values_list("activity", "points")
    rows = list(naming)
    activities = Activity.objects.select_related("section__course").in_bulk(
        [activity for activity, _named in rows]
    )
    found: dict[int, list[Activity]] = {pk: [] for pk in by_uid.values()}
    for activity, named in sorted(rows):
        for uid in named:
            if uid in by_uid:
                found[by_uid[uid]].append(activities[activity])
    return found


def activities_naming(point: Point) -> QuerySet[Activity]:
    """The activities whose content in force names the point."""
    newest = ContentVersion.objects.filter(activity=OuterRef("activity")).order_by(
        "-number"
    )
    naming = ContentVersion.objects.filter(
        points__contains=[str(point.uid)], pk=newest.values("pk")[:1]
    )
    return (
        Activity.objects.filter(pk__in=naming.values("activity"))
        .select_related("section__course")
        .order_by("section__course__title", "section__position", "position", "pk")
    )
