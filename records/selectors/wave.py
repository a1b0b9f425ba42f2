"""The waves of a campaign side by side, counted from the raw rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone

from courses.models import Campaign, CampaignVersion, Wave
from courses.selectors.wave import paths_by_wave
from records.kinds.counts import Counts, counts_of
from records.kinds.moment import Moment
from records.kinds.wave import WaveFigures
from records.selectors.board import place_sql
from records.selectors.count import MEMBER, ON_LIST_AS_OF, RECORDS_AS_OF, counts
from records.selectors.scene import Scene


def figures_below(
    scene: Scene, moment: Moment | None = None, *, in_todays_tree: bool = False
) -> list[WaveFigures]:
    """Each wave below the scene's unit, as of ``moment`` (None: now); three queries."""
    return _figures(
        scene.campaign,
        scene.version,
        moment or Moment(timezone.now(), scene.on),
        path=scene.path,
        tree_on=scene.on,
        in_todays_tree=in_todays_tree,
    )


def figures_of_wave(wave: Wave, now: datetime) -> WaveFigures:
    """All of ``wave``, wherever it stands, as of ``now``."""
    version = wave.campaign.published
    assert version is not None
    moment = Moment(now, timezone.localdate(now))
    found = _figures(
        wave.campaign, version, moment, path=None, tree_on=moment.on,
        in_todays_tree=False,
    )  # fmt: skip
    return next(one for one in found if one.number == wave.number)


def _figures(
    campaign: Campaign,
    version: CampaignVersion,
    moment: Moment,
    *,
    path: str | None,
    tree_on: date,
    in_todays_tree: bool,
) -> list[WaveFigures]:
    waves = paths_by_wave(campaign, tree_on if in_todays_tree else moment.on)
    if not waves:
        return []
    named = [(wave.number, one) for wave, paths in waves for one in paths]
    asked: dict[str, Any] = {
        "campaign": campaign.pk,
        "campaigns": [campaign.pk],
        "at": moment.at,
        "then": moment.on,
        "today": tree_on,
        "path": path,
        "numbers": [number for number, _ in named],
        "paths": [one for _, one in named],
        "last": waves[-1][0].number,
    }
    sql = _FIGURES.replace("[place]", place_sql(in_todays_tree=in_todays_tree))
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        found = {row[0]: row[1:] for row in cursor}
    return [
        _one(wave, version.target, found.get(wave.number), moment) for wave, _ in waves
    ]


def _one(
    wave: Wave, target: Decimal, row: tuple[Any, ...] | None, moment: Moment
) -> WaveFigures:
    was_released = wave.released_at is not None and wave.released_at <= moment.at
    is_open = was_released and wave.opens_on <= timezone.localdate(moment.at)
    if row is None:
        return WaveFigures(wave.number, wave.opens_on, is_open, target, Counts())
    *numbers, half_at, most_at, scaled, tested = row
    return WaveFigures(
        number=wave.number,
        opens_on=wave.opens_on,
        is_open=is_open,
        target=target,
        counts=counts_of(numbers),
        half_on=timezone.localdate(half_at) if half_at else None,
        most_on=timezone.localdate(most_at) if most_at else None,
        scaled=scaled,
        tested=int(tested),
    )


def _nth(share: str) -> str:
    """When that share of the counted had completed; NULL before it has."""
    return f"""
        (array_agg(record.completed_at ORDER BY record.completed_at)
            FILTER (WHERE {MEMBER} AND record.completed_at IS NOT NULL)
        )[ceil(count(*) FILTER (WHERE {MEMBER}) * {share})::int]"""


# A unit below those of two waves is of the earlier; who stands in none is of the last.
_FIGURES = f"""
    SELECT wave.number, {counts()}, {_nth("0.5")}, {_nth("0.9")},
        avg(record.scaled) FILTER (WHERE {MEMBER}),
        count(record.scaled) FILTER (WHERE {MEMBER})
    FROM courses_rosterentry AS entry
    [place]
    LEFT JOIN ({RECORDS_AS_OF}) AS record
        ON record.campaign_id = entry.campaign_id
        AND record.person_id = entry.person_id
    CROSS JOIN LATERAL (
        SELECT coalesce(min(named.number), %(last)s) AS number
        FROM unnest(%(numbers)s::int[], %(paths)s::ltree[]) AS named (number, path)
        WHERE place.path <@ named.path
    ) AS wave
    WHERE entry.campaign_id = %(campaign)s AND {ON_LIST_AS_OF}
        AND (%(path)s::ltree IS NULL OR place.path <@ %(path)s::ltree)
    GROUP BY wave.number
"""  # noqa: S608 -- made of our own constants
