"""The board: what a unit and each unit right below it come to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from courses.models import Campaign
from people import access
from people.access import Actor, Permission, today
from people.models import UnitPath
from records.kinds.counts import Counts, counts_of, total
from records.kinds.moment import AsOf, Moment
from records.kinds.rate import Share
from records.models import Tally
from records.selectors.count import COUNTERS, ON_LIST_AS_OF, RECORDS_AS_OF, counts
from records.selectors.scene import Scene


@dataclass(frozen=True)
class Line:
    """A unit right below the one looked at, with all below it; or that unit's own list."""

    unit_id: int
    uid: UUID
    name: str  # as of the day
    kind: str
    code: str
    counts: Counts
    target: Decimal
    is_own: bool  # the people of the unit itself

    @property
    def share(self) -> Share:
        return self.counts.share(self.target)


def lines_now(scene: Scene) -> list[Line]:
    """The lines of the board now, from the tallies; one query, by code."""
    sums = ", ".join(f"sum(tally.{name}) AS {name}" for name in COUNTERS)
    source = f"""
        SELECT {_BUCKET.format(path="place.path")} AS bucket, {sums}
        FROM people_unitpath AS place
        JOIN records_tally AS tally ON tally.unit_id = place.unit_id
        WHERE tally.campaign_id = %(campaign)s
            AND place.period @> %(day)s::date AND place.path <@ %(path)s::ltree
        GROUP BY bucket
    """  # noqa: S608 -- made of our own constants
    return _lines(scene, source, {})


def lines_as_of(
    scene: Scene, as_of: AsOf | Moment, *, in_todays_tree: bool
) -> list[Line]:
    """The lines as of a moment, counted from the raw rows.

    As it was then: in the tree of that day. In today's tree: the same people, where
    their unit stands on the scene's day; if it is no more, where they are at home then.
    """
    source = f"""
        SELECT {_BUCKET.format(path="place.path")} AS bucket, {counts()}
        FROM courses_rosterentry AS entry
        {place_sql(in_todays_tree=in_todays_tree)}
        LEFT JOIN ({RECORDS_AS_OF}) AS record
            ON record.campaign_id = entry.campaign_id
            AND record.person_id = entry.person_id
        WHERE entry.campaign_id = %(campaign)s AND {ON_LIST_AS_OF}
            AND place.path <@ %(path)s::ltree
        GROUP BY bucket
    """  # noqa: S608 -- made of our own constants
    asked: dict[str, Any] = {
        "at": as_of.at,
        "campaigns": [scene.campaign.pk],
        "then": as_of.on,
        "today": scene.on,
    }
    return _lines(scene, source, asked)


def lines_today(scene: Scene) -> list[Line]:
    """The lines of the board now.

    The list of a campaign that is over stands still. Where it names units that are no
    more, its people are counted one by one where they are today.
    """
    now = timezone.now()
    is_open = (
        scene.campaign.state != Campaign.State.CLOSED and scene.version.closes_at > now
    )
    if is_open or not _names_former_units(scene):
        return lines_now(scene)
    return lines_as_of(scene, Moment(now, scene.on), in_todays_tree=True)


def _names_former_units(scene: Scene) -> bool:
    standing = UnitPath.objects.filter(unit=OuterRef("unit"), period__contains=scene.on)
    tallies = Tally.objects.filter(campaign=scene.campaign, registered__gt=0)
    return tallies.filter(~Exists(standing)).exists()


def place_sql(*, in_todays_tree: bool) -> str:
    """Joins ``place``, with its path, to ``entry``; asks for the days then and today."""
    return _TODAY if in_todays_tree else _THEN


def whole(lines: list[Line]) -> Counts:
    """What the unit comes to with all below it."""
    return total(line.counts for line in lines)


def totals_for(
    user: Actor, permission: Permission, campaign_ids: list[int]
) -> dict[int, Counts]:
    """What each campaign comes to over all units of the user's grants."""
    sums = ", ".join(f"sum(tally.{name})" for name in COUNTERS)
    sql = f"""
        SELECT tally.campaign_id, {sums}
        FROM records_tally AS tally
        JOIN people_unitpath AS place ON place.unit_id = tally.unit_id
        WHERE tally.campaign_id = ANY(%(campaigns)s)
            AND place.period @> %(day)s::date AND place.path <@ %(scope)s::ltree[]
        GROUP BY tally.campaign_id
    """  # noqa: S608 -- made of our own constants
    asked: dict[str, Any] = {
        "campaigns": campaign_ids,
        "day": today(),
        "scope": access.paths_for(user, permission),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return {row[0]: counts_of(row[1:]) for row in cursor}


def _lines(scene: Scene, source: str, asked: dict[str, Any]) -> list[Line]:
    sql = f"""
        SELECT unit.id, unit.uid, coalesce(named.name, unit.name), unit.kind, unit.code,
            {", ".join(COUNTERS)}
        FROM ({source}) AS sums
        JOIN people_unit AS unit ON unit.id = sums.bucket
        LEFT JOIN people_unitname AS named
            ON named.unit_id = unit.id AND named.period @> %(day)s::date
        ORDER BY sums.bucket <> %(unit)s, unit.code, unit.id
    """  # noqa: S608 -- made of our own constants
    fixed: dict[str, Any] = {
        "campaign": scene.campaign.pk,
        "day": scene.on,
        "path": scene.path,
        "depth": scene.depth,
        "unit": scene.unit.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, fixed | asked)
        return [_line(scene, row) for row in cursor]


def _line(scene: Scene, row: tuple[object, ...]) -> Line:
    unit_id, uid, name, kind, code, *numbers = row
    return Line(
        unit_id=int(str(unit_id)),
        uid=UUID(str(uid)),
        name=str(name),
        kind=str(kind),
        code=str(code),
        counts=counts_of(numbers),  # type: ignore[arg-type]  # sums are numbers
        target=scene.version.target,
        is_own=unit_id == scene.unit.pk,
    )


def days_of(scene: Scene) -> tuple[date, date]:
    """From which day on there is something to ask for, and until which."""
    return scene.version.opens_at.date(), today()


# The unit right below the one looked at; its own people fall to itself.
_BUCKET = (
    "CASE WHEN nlevel({path}) > %(depth)s"
    " THEN substr(ltree2text(subpath({path}, %(depth)s, 1)), 2)::bigint"
    " ELSE %(unit)s END"
)
_THEN = (
    "JOIN people_unitpath AS place"
    " ON place.unit_id = entry.unit_id AND place.period @> %(then)s::date"
)
_TODAY = """
    LEFT JOIN people_unitpath AS here
        ON here.unit_id = entry.unit_id AND here.period @> %(today)s::date
    LEFT JOIN LATERAL (
        SELECT coalesce(
            (SELECT there.path FROM people_homeunit AS home
                JOIN people_unitpath AS there ON there.unit_id = home.unit_id
                WHERE home.person_id = entry.person_id
                    AND home.period @> %(today)s::date
                    AND there.period @> %(today)s::date),
            (SELECT subpath(path, 0, 1) FROM people_unitpath
                WHERE unit_id = entry.unit_id ORDER BY id LIMIT 1)
        ) AS path
        WHERE here.id IS NULL
    ) AS gone ON true
    CROSS JOIN LATERAL (SELECT coalesce(here.path, gone.path) AS path) AS place
"""
