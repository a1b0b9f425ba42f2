"""Understanding by point and unit: what may be shown of it at one place of the tree."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from assessments.kinds.interval import Interval, wilson
from assessments.kinds.merging import Parted, Sum, add, row_at
from assessments.models import PointResult, RunAnalysis
from courses.models import Point
from people import access
from people.access import Actor, Permission, units_for
from people.models import Unit, UnitPath
from people.selectors.unit import ancestors_of, with_name_on

WEAK = 0.7

type Buckets = dict[int, dict[int, Sum]]  # point -> unit right below -> sum


@dataclass(frozen=True)
class Spot:
    """An analysis looked at from one unit, in the tree of the day the run closed."""

    analysis: RunAnalysis
    unit: Unit  # with name_on
    path: tuple[int, ...]  # ids from the root down to the unit
    above: tuple[Unit, ...]  # those of them that the viewer may open, the highest first
    on: date


@dataclass(frozen=True)
class PointRow:
    """A point as the people of the unit know it; ``parted`` by the units right below."""

    point: Point
    whole: Sum
    parted: Parted

    @property
    def interval(self) -> Interval:
        return wilson(self.whole.share, self.whole.takers)

    @property
    def is_weak(self) -> bool:
        return self.whole.share < WEAK


@dataclass(frozen=True)
class Grid:
    """Points, the weakest first, by units; ``hidden``: points of too few people."""

    rows: list[PointRow]
    units: list[Unit]  # with name_on, by code
    hidden: list[Point]

    @property
    def has_merged(self) -> bool:
        return any(row.parted.merged for row in self.rows)


def analyses_for(user: Actor, permission: Permission) -> QuerySet[RunAnalysis]:
    """The settled analyses of tests that people of the user's units have taken."""
    units = UnitPath.objects.filter(path__under_any=access.paths_for(user, permission))
    theirs = PointResult.objects.filter(
        analysis=OuterRef("pk"), unit__in=units.values("unit")
    )
    return (
        RunAnalysis.objects.filter(Exists(theirs), is_settled=True)
        .select_related("quiz__activity", "quiz__bank__resolution", "run__course")
        .order_by("-run__closes_at", "-pk")
    )


def day_of(analysis: RunAnalysis) -> date:
    """The day by whose tree and homes the analysis goes."""
    return timezone.localdate(min(analysis.run.closes_at, analysis.computed_at))


def spot_for(
    user: Actor, permission: Permission, analysis: RunAnalysis, unit_uid: UUID
) -> Spot | None:
    """The unit, if it stood on that day below those of the user's grants."""
    day = day_of(analysis)
    mine = units_for(user, permission, day)
    unit = with_name_on(mine.filter(uid=unit_uid), day).first()
    if unit is None:
        return None
    above = ancestors_of(unit, day)
    open_to = set(
        mine.filter(pk__in=[one.pk for one in above]).values_list("pk", flat=True)
    )
    return _spot(analysis, unit, above, open_to)


def spot_of(analysis: RunAnalysis, unit: Unit) -> Spot | None:
    """The unit, if it stood on that day; for whoever has fetched it through rights."""
    day = day_of(analysis)
    stood = Unit.objects.filter(
        pk__in=UnitPath.objects.filter(unit=unit, period__contains=day).values("unit")
    )
    found = with_name_on(stood, day).first()
    if found is None:
        return None
    return _spot(analysis, found, ancestors_of(found, day), set())


def _spot(
    analysis: RunAnalysis, unit: Unit, above: list[Unit], open_to: set[int]
) -> Spot:
    return Spot(
        analysis=analysis,
        unit=unit,
        path=(*(one.pk for one in above), unit.pk),
        above=tuple(one for one in above if one.pk in open_to),
        on=day_of(analysis),
    )


def starting_units(
    user: Actor, permission: Permission, analysis: RunAnalysis
) -> list[Unit]:
    """The highest units of the user's grants that stood on that day."""
    day = day_of(analysis)
    mine = units_for(user, permission, day)
    places = dict(
        UnitPath.objects.filter(unit__in=mine, period__contains=day).values_list(
            "unit_id", "path"
        )
    )
    highest = [
        pk
        for pk, path in places.items()
        if not any(int(one[1:]) in places for one in path.split(".")[:-1])
    ]
    return list(with_name_on(Unit.objects.filter(pk__in=highest), day).order_by("code"))


def grid_at(spot: Spot) -> Grid:
    """All rows that may be shown at ``spot``; three queries."""
    levels = _sums(spot)
    onward = [*spot.path, None]
    points = Point.objects.in_bulk(sorted(levels[-1]))
    rows, hidden = [], []
    for pk, point in points.items():
        way = [
            (level.get(pk, {}), step)
            for level, step in zip(levels, onward, strict=True)
        ]
        parted = row_at(way)
        if parted is None:
            hidden.append(point)
        else:
            rows.append(PointRow(point, add(levels[-1][pk].values()), parted))
    below = {unit for row in rows for unit in (*row.parted.shown, *row.parted.merged)}
    units = with_name_on(Unit.objects.filter(pk__in=below), spot.on)
    return Grid(
        rows=sorted(rows, key=lambda row: (row.whole.share, row.point.pk)),
        units=sorted(units, key=lambda one: (one.pk != spot.unit.pk, one.code, one.pk)),
        hidden=sorted(hidden, key=lambda one: one.number),
    )


def _sums(spot: Spot) -> list[Buckets]:
    """By level from above the root down to the unit: point -> child -> its sum.

    Who was at home nowhere counts at the root, so that nobody is what is left over.
    """
    found: list[defaultdict[int, dict[int, Sum]]] = [
        defaultdict(dict) for _ in range(len(spot.path) + 1)
    ]
    asked: dict[str, Any] = {
        "analysis": spot.analysis.pk,
        "day": spot.on,
        "path": [f"u{one}" for one in spot.path],
    }
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS, asked)
        for depth, bucket, point, takers, answers, points in cursor:
            found[depth][point][bucket] = Sum(int(takers), int(answers), float(points))
    return [dict(level) for level in found]


_LEVELS = """
    WITH placed AS (
        SELECT result.point_id, result.takers, result.answers, result.points,
            string_to_array(ltree2text(coalesce(place.path, root.path)), '.') AS labels
        FROM assessments_pointresult AS result
        CROSS JOIN LATERAL (
            SELECT top.path FROM people_unitpath AS top
            JOIN people_unit AS unit ON unit.id = top.unit_id
            WHERE top.depth = 1 AND top.period @> %(day)s::date
            ORDER BY unit.kind = 'province' DESC, top.unit_id LIMIT 1
        ) AS root
        LEFT JOIN people_unitpath AS place
            ON place.unit_id = result.unit_id AND place.period @> %(day)s::date
        WHERE result.analysis_id = %(analysis)s
    )
    SELECT depth, substr(labels[least(depth + 1, cardinality(labels))], 2)::bigint AS bucket,
        point_id, sum(takers), sum(answers), sum(points)
    FROM placed
    JOIN generate_series(0, cardinality(%(path)s::text[])) AS depth
        ON labels[1:depth] = (%(path)s::text[])[1:depth]
    GROUP BY depth, bucket, point_id
"""
