"""What the figures of some campaigns below a unit are worth, as of a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from records.kinds.moment import Moment
from records.selectors.board import place_sql
from records.selectors.count import MEMBER, ON_LIST_AS_OF
from records.selectors.scene import Scene
from records.selectors.statement import CONTESTED_AS_OF


@dataclass(frozen=True)
class Doubts:
    """What is not settled about the figures: people, records, marks, halls."""

    awaiting: int
    contested: int
    recorded: int
    unsealed: int
    late_marks: int
    silent_halls: int
    last_sync: datetime | None


def doubts_of(
    scenes: Sequence[Scene], moment: Moment, *, in_todays_tree: bool
) -> Doubts:
    """Of all ``scenes`` together, which are one unit in several campaigns; one query."""
    if not scenes:
        return Doubts(0, 0, 0, 0, 0, 0, None)
    asked: dict[str, Any] = {
        "campaigns": [one.campaign.pk for one in scenes],
        "versions": [one.version.pk for one in scenes],
        "path": scenes[0].path,
        "at": moment.at,
        "then": moment.on,
        "today": scenes[0].on,
    }
    sql = _DOUBTS.replace("[place]", place_sql(in_todays_tree=in_todays_tree))
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return Doubts(*cursor.fetchone())


# A record is sealed if a head of that time reaches its entries of that time.
_DOUBTS = f"""
    WITH listed AS MATERIALIZED (
        SELECT entry.campaign_id, entry.person_id, {MEMBER} AS is_counted
        FROM courses_rosterentry AS entry
        [place]
        WHERE entry.campaign_id = ANY(%(campaigns)s) AND {ON_LIST_AS_OF}
            AND place.path <@ %(path)s::ltree AND entry.exclusion <> 'moved_out'
    ), sealed AS (
        SELECT coalesce(max(size), 0) AS size FROM records_ledgerhead
        WHERE sealed_at <= %(at)s
    ), held AS (
        SELECT record.id, record.uid, record.participated_at
        FROM listed
        JOIN records_completionrecord AS record
            ON record.campaign_id = listed.campaign_id
            AND record.person_id = listed.person_id
    ), hall AS (
        SELECT hall.id, count(mark.id) AS marks, max(mark.recorded_at) AS last_sync,
            count(*) FILTER (WHERE mark.recorded_at - mark.at > interval '24 hours')
                AS late
        FROM courses_campaignversion AS version
        JOIN courses_courserun AS run ON run.id = version.run_id
        JOIN courses_section AS section ON section.course_id = run.course_id
        JOIN courses_activity AS activity ON activity.section_id = section.id
        JOIN live_livesession AS session ON session.activity_id = activity.id
            AND session.ended_at <= %(at)s
            AND session.starts_at BETWEEN version.opens_at AND version.closes_at
        JOIN live_hall AS hall ON hall.session_id = session.activity_id
        JOIN people_unitpath AS stood ON stood.unit_id = hall.unit_id
            AND stood.period @> %(today)s::date AND stood.path <@ %(path)s::ltree
        LEFT JOIN live_rollevent AS mark
            ON mark.hall_id = hall.id AND mark.recorded_at <= %(at)s
        WHERE version.id = ANY(%(versions)s)
        GROUP BY hall.id
    )
    SELECT
        (SELECT count(DISTINCT held.id) FROM held
            JOIN records_participation AS piece ON piece.record_id = held.id
                AND piece.entered_by_id IS NOT NULL AND piece.recorded_at <= %(at)s
                AND coalesce(piece.decided_at > %(at)s, true)),
        (SELECT count(*) FROM ({CONTESTED_AS_OF}) AS contested
            JOIN listed USING (campaign_id, person_id)),
        count(*) FILTER (WHERE held.participated_at <= %(at)s),
        count(*) FILTER (WHERE held.participated_at <= %(at)s
            AND NOT coalesce(entered.is_sealed, false)
            AND NOT EXISTS (SELECT FROM records_ledgererasure AS gone
                WHERE gone.subject_uid = held.uid)),
        (SELECT coalesce(sum(late), 0)::int FROM hall),
        (SELECT count(*) FROM hall WHERE marks = 0),
        (SELECT max(last_sync) FROM hall)
    FROM held CROSS JOIN sealed CROSS JOIN LATERAL (
        SELECT bool_and(coalesce(leaf.number <= sealed.size, false)) FILTER (
            WHERE entry.recorded_at <= %(at)s OR leaf.number <= sealed.size) AS is_sealed
        FROM records_ledgeropening AS opening
        JOIN records_ledgerentry AS entry ON entry.id = opening.entry_id
        LEFT JOIN records_ledgerleaf AS leaf ON leaf.entry_id = entry.id
        WHERE opening.subject_uid = held.uid
    ) AS entered
"""  # noqa: S608 -- made of our own constants
