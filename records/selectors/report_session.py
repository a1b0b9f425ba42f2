"""The sessions of a campaign in a report: planned and held, invited and come, halls."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from kernel.kinds.wording import number
from records.kinds.moment import Moment
from records.selectors.scene import Scene

HUNDRED = 100
MOST_DEVIATION = 10  # per cent, of the minutes or of the list
LEVELS = (  # as reports of a conference name them
    ("tỉnh", ("province",)),
    ("xã, phường và tương đương", ("party_committee",)),
    ("cơ sở", ("grassroots", "section", "cell")),
)


@dataclass(frozen=True)
class Held:
    """A session that is over: minutes planned and held; people invited and come."""

    title: str
    on: date
    planned: int
    held: int
    invited: int
    came: int
    uninvited: int  # who came and were not on the list
    halls: tuple[tuple[str, int, int], ...]  # level in words, halls, people in them

    @property
    def minutes_off(self) -> int:
        return self.held - self.planned

    @property
    def people_off(self) -> int:
        """How many names of the list and of the room do not agree."""
        return self.invited - self.came + self.uninvited

    @property
    def is_off(self) -> bool:
        """Whether the minutes or the list are more than a tenth away from the plan."""
        return (
            abs(self.minutes_off) * HUNDRED > self.planned * MOST_DEVIATION
            or self.people_off * HUNDRED > self.invited * MOST_DEVIATION
        )

    @property
    def halls_in_words(self) -> str:
        """``48 điểm cầu, 5.943 đại biểu = 1 tỉnh/327 + …``."""
        return halls_in_words(self.halls)


def halls_in_words(halls: tuple[tuple[str, int, int], ...]) -> str:
    """The halls with their people, by level; the levels make the sum."""
    if not halls:
        return ""
    count = sum(one for _level, one, _people in halls)
    people = sum(one for _level, _halls, one in halls)
    parts = " + ".join(
        f"{number(n)} {level}/{number(there)}" for level, n, there in halls
    )
    return f"{number(count)} điểm cầu, {number(people)} đại biểu = {parts}"


def sessions_held(scene: Scene, moment: Moment) -> list[Held]:
    """The sessions that were over and settled by then, by their beginning; two queries.

    Counted are the people for whom the scene's unit, or a unit below it, answered.
    """
    asked: dict[str, Any] = {
        "version": scene.version.pk,
        "path": scene.path,
        "day": scene.on,
        "at": moment.at,
        "zone": timezone.get_current_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_HALLS, asked)
        halls: dict[int, dict[str, tuple[int, int]]] = {}
        for session, kind, count, people in cursor:
            halls.setdefault(session, {})[kind] = (count, people)
        cursor.execute(_HELD, asked)
        return [
            Held(
                title,
                on,
                planned,
                held,
                invited,
                came,
                more,
                _levels(halls.get(pk, {})),
            )
            for pk, title, on, planned, held, invited, came, more in cursor
        ]


def _levels(kinds: dict[str, tuple[int, int]]) -> tuple[tuple[str, int, int], ...]:
    levels = []
    for level, members in LEVELS:
        here = [kinds[kind] for kind in members if kind in kinds]
        if here:
            count, people = (sum(column) for column in zip(*here, strict=True))
            levels.append((level, count, people))
    return tuple(levels)


_SESSIONS = """
    SELECT session.activity_id AS id, activity.title, session.starts_at,
        run.course_id
    FROM courses_campaignversion AS version
    JOIN courses_courserun AS run ON run.id = version.run_id
    JOIN courses_section AS section ON section.course_id = run.course_id
    JOIN courses_activity AS activity ON activity.section_id = section.id
    JOIN live_livesession AS session ON session.activity_id = activity.id
    WHERE version.id = %(version)s AND session.settled_at <= %(at)s
        AND session.starts_at BETWEEN version.opens_at AND version.closes_at
"""
# Who is invited: enrolled in the course and, where units were invited, on the list below
# one of them (live.selectors.session.expected_in).
_HELD = f"""
    WITH held AS ({_SESSIONS}), invited AS (
        SELECT asked.session_id, there.path
        FROM live_invitedunit AS asked
        JOIN people_unitpath AS there
            ON there.unit_id = asked.unit_id AND there.period @> %(day)s::date
    ), line AS (
        SELECT attendance.session_id, attendance.outcome <> 'absent' AS has_come,
            (EXISTS (SELECT FROM invited WHERE invited.session_id = held.id
                    AND place.path <@ invited.path)
                OR NOT EXISTS (SELECT FROM invited WHERE invited.session_id = held.id))
            AND EXISTS (SELECT FROM courses_enrolment AS enrolment
                JOIN courses_courserun AS run ON run.id = enrolment.run_id
                WHERE enrolment.person_id = attendance.person_id
                    AND run.course_id = held.course_id
                    AND enrolment.state <> 'withdrawn') AS is_invited
        FROM held
        JOIN live_attendance AS attendance ON attendance.session_id = held.id
        JOIN people_unitpath AS place ON place.unit_id = attendance.unit_id
            AND place.period @> %(day)s::date AND place.path <@ %(path)s::ltree
    )
    SELECT held.id, held.title, (held.starts_at AT TIME ZONE %(zone)s)::date,
        part.planned, part.held, people.invited, people.came, people.uninvited
    FROM held
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(minutes), 0)::int AS planned, coalesce(sum(floor(
            extract(epoch FROM ended_at - began_at) / 60)), 0)::int AS held
        FROM live_agendapart WHERE session_id = held.id
    ) AS part
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE is_invited)::int AS invited,
            count(*) FILTER (WHERE is_invited AND has_come)::int AS came,
            count(*) FILTER (WHERE has_come AND NOT is_invited)::int AS uninvited
        FROM line WHERE line.session_id = held.id
    ) AS people
    WHERE people.invited > 0 OR people.uninvited > 0
    ORDER BY held.starts_at, held.id
"""  # noqa: S608 -- made of our own constants
_HALLS = f"""
    WITH held AS ({_SESSIONS})
    SELECT hall.session_id, unit.kind, count(*)::int, sum(there.people)::int
    FROM held
    JOIN live_hall AS hall ON hall.session_id = held.id
    JOIN people_unit AS unit ON unit.id = hall.unit_id
    JOIN people_unitpath AS place ON place.unit_id = hall.unit_id
        AND place.period @> %(day)s::date AND place.path <@ %(path)s::ltree
    CROSS JOIN LATERAL (
        SELECT count(*) AS people FROM live_attendance AS line
        WHERE line.session_id = hall.session_id AND line.hall_id = hall.id
            AND line.outcome <> 'absent'
    ) AS there
    GROUP BY hall.session_id, unit.kind
"""  # noqa: S608 -- made of our own constants
