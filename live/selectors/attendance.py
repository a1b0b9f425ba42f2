"""Who was there and for how long: one statement over leases, rolls and checkpoints.

Seconds are those of teaching held (parts that are no break) during which a person was
connected, or was on the roll of a hall that was connected. Gaps of at most a minute
between two connections of the same person, or hall, are bridged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from live.kinds.agenda import closing_from
from live.kinds.rule import AttendanceRule, Outcome, Seen
from live.models import LiveSession
from live.selectors.session import invited_paths

GRACE_SECONDS = 60


@dataclass(frozen=True)
class Line:
    """One person's facts in one session, and the outcome by its rule."""

    person_id: int
    unit_id: int | None  # where they are at home on the day
    seen: Seen
    hall_id: int | None
    outcome: Outcome


@dataclass(frozen=True)
class UnitLine:
    """One unit's sum: expected = present + partial + absent."""

    unit_id: int | None
    name: str
    present: int
    partial: int
    absent: int

    @property
    def expected(self) -> int:
        return self.present + self.partial + self.absent


def closing_at(session: LiveSession) -> datetime | None:
    """From when on a checkpoint is the closing one; None while it is not yet time."""
    parts = list(session.parts.order_by("position"))
    place = closing_from([one.kind for one in parts])
    later = [one.began_at for one in parts[place:] if one.began_at]
    return min(later) if later else None


def lines_of(
    session: LiveSession,
    now: datetime,
    people: Iterable[int] | None = None,
) -> Iterator[Line]:
    """Everybody invited and everybody seen (or those of ``people``), as of ``now``."""
    rule = AttendanceRule.parse(session.rule)
    with connection.cursor() as cursor:
        cursor.execute(_LINES, _asked(session, now, people))
        for person, unit, hall, taught, seconds, met, closing in cursor.fetchall():
            seen = Seen(taught, seconds, met, closing, is_hall=hall is not None)
            yield Line(person, unit, seen, hall, rule.outcome(seen))


def unit_lines(session: LiveSession, now: datetime) -> list[UnitLine]:
    """The outcome by home unit, by name; counted in the database by the same rule."""
    rule = AttendanceRule.parse(session.rule)
    asked = _asked(session, now, None)
    asked |= {"share": rule.share, "closing": rule.closing}
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, asked)
        return [UnitLine(*row) for row in cursor.fetchall()]


def line_for(session: LiveSession, person_id: int, now: datetime) -> Line:
    """One person's facts, as they run."""
    return next(lines_of(session, now, [person_id]))


def _asked(
    session: LiveSession, now: datetime, people: Iterable[int] | None
) -> dict[str, Any]:
    return {
        "session": session.pk,
        "course": session.activity.section.course_id,
        "upto": session.ended_at or now,
        "closing_at": closing_at(session),
        "grace": GRACE_SECONDS,
        "day": timezone.localdate(session.started_at or now),
        "invited": invited_paths(session),
        "chosen": None if people is None else list(people),
    }


_FACTS = """
WITH windows AS (
    SELECT coalesce(range_agg(tstzrange(began_at,
        greatest(began_at, least(coalesce(ended_at, %(upto)s), %(upto)s)))),
        '{}'::tstzmultirange) AS taught
    FROM live_agendapart
    WHERE session_id = %(session)s AND kind <> 'break' AND began_at IS NOT NULL
), lease AS (
    SELECT person_id, hall_id, started_at AS since,
        greatest(started_at, coalesce(ended_at, last_seen_at)) AS until,
        lead(started_at) OVER place AS next,
        max(greatest(started_at, coalesce(ended_at, last_seen_at))) OVER (
            PARTITION BY person_id, hall_id ORDER BY started_at, id) AS reach
    FROM live_presencelease
    WHERE session_id = %(session)s
        AND (%(chosen)s::bigint[] IS NULL OR hall_id IS NOT NULL
            OR person_id = ANY(%(chosen)s::bigint[]))
    WINDOW place AS (PARTITION BY person_id, hall_id ORDER BY started_at, id)
), online AS (
    SELECT person_id, hall_id, range_agg(tstzrange(since, CASE
        WHEN next > reach AND next <= reach + make_interval(secs => %(grace)s)
        THEN next ELSE until END)) AS times
    FROM lease GROUP BY person_id, hall_id
), rolled AS (
    SELECT roll.person_id, min(roll.hall_id) AS hall_id,
        range_agg(online.times * tstzmultirange(roll.period)) AS times,
        count(roll.opening) + count(roll.closing) AS met,
        count(*) FILTER (WHERE roll.closing >= %(closing_at)s) AS closing
    FROM live_rollcall AS roll
    LEFT JOIN online ON online.hall_id = roll.hall_id
    WHERE roll.session_id = %(session)s
        AND (%(chosen)s::bigint[] IS NULL OR roll.person_id = ANY(%(chosen)s::bigint[]))
    GROUP BY roll.person_id
), checked AS (
    SELECT done.person_id, min(done.hall_id) AS hall_id, count(*) AS met,
        count(*) FILTER (WHERE checkpoint.is_closing) AS closing
    FROM live_checkin AS done
    JOIN live_checkpoint AS checkpoint ON checkpoint.id = done.checkpoint_id
    WHERE checkpoint.session_id = %(session)s
        AND (%(chosen)s::bigint[] IS NULL OR done.person_id = ANY(%(chosen)s::bigint[]))
        AND (done.flag = '' OR (done.flag = 'shared_device' AND EXISTS (
            SELECT FROM live_rollcall AS witness
            WHERE witness.session_id = %(session)s
                AND witness.person_id = done.person_id)))
    GROUP BY done.person_id
), invited AS (
    SELECT DISTINCT place.person_id
    FROM courses_enrolment AS place
    JOIN courses_courserun AS run ON run.id = place.run_id
    WHERE run.course_id = %(course)s AND place.state <> 'withdrawn'
        AND (%(chosen)s::bigint[] IS NULL OR place.person_id = ANY(%(chosen)s::bigint[]))
        AND (cardinality(%(invited)s::ltree[]) = 0 OR EXISTS (
            SELECT FROM people_homeunit AS home
            JOIN people_unitpath AS path ON path.unit_id = home.unit_id
                AND path.period @> %(day)s::date AND path.path <@ %(invited)s::ltree[]
            WHERE home.person_id = place.person_id AND home.period @> %(day)s::date))
), everybody AS (
    SELECT person_id FROM invited
    UNION SELECT person_id FROM online WHERE person_id IS NOT NULL
    UNION SELECT person_id FROM rolled UNION SELECT person_id FROM checked
    UNION SELECT unnest(%(chosen)s::bigint[])
), facts AS (
    SELECT everybody.person_id, home.unit_id,
        coalesce(rolled.hall_id, checked.hall_id) AS hall_id,
        (SELECT coalesce(sum(extract(epoch FROM upper(one) - lower(one))), 0)
            FROM windows, unnest(windows.taught) AS one)::int AS taught,
        (SELECT coalesce(sum(extract(epoch FROM upper(one) - lower(one))), 0)
            FROM windows, unnest(windows.taught * (
                coalesce(online.times, '{}'::tstzmultirange)
                + coalesce(rolled.times, '{}'::tstzmultirange))) AS one)::int AS seconds,
        (coalesce(rolled.met, 0) + coalesce(checked.met, 0))::int AS met,
        (coalesce(rolled.closing, 0) + coalesce(checked.closing, 0))::int AS closing
    FROM everybody
    LEFT JOIN people_homeunit AS home ON home.person_id = everybody.person_id
        AND home.period @> %(day)s::date
    LEFT JOIN online ON online.person_id = everybody.person_id
    LEFT JOIN rolled ON rolled.person_id = everybody.person_id
    LEFT JOIN checked ON checked.person_id = everybody.person_id
)
"""
_LINES = f"""{_FACTS}
SELECT person_id, unit_id, hall_id, taught, least(seconds, taught), met, closing
FROM facts ORDER BY person_id
"""  # noqa: S608 -- our own words
_UNITS = f"""{_FACTS}
, outcomes AS (
    SELECT unit_id, CASE
        WHEN taught > 0 AND least(seconds, taught) * 100 >= taught * %(share)s
            AND (closing > 0 OR NOT %(closing)s) THEN 'present'
        WHEN seconds > 0 OR met > 0 THEN 'partial' ELSE 'absent' END AS outcome
    FROM facts
)
SELECT unit.id, coalesce(unit.name, ''), count(*) FILTER (WHERE outcome = 'present'),
    count(*) FILTER (WHERE outcome = 'partial'),
    count(*) FILTER (WHERE outcome = 'absent')
FROM outcomes LEFT JOIN people_unit AS unit ON unit.id = outcomes.unit_id
GROUP BY unit.id, unit.name ORDER BY unit.name, unit.id
"""  # noqa: S608 -- our own words
