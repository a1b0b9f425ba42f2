"""The list of those invited, held against those who came."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from live.kinds.rule import Outcome
from live.models import Attendance, LiveSession
from live.selectors.session import expected_in
from people.models import Unit

HUNDRED = 100
MOST_DEVIATION = 10  # per cent of those invited


@dataclass(frozen=True)
class InvitedLine:
    """One invited unit with all below it; no name where the whole course was invited.

    ``came``: of those invited, at least for some of it.
    """

    name: str
    invited: int
    came: int

    @property
    def is_large(self) -> bool:
        """Whether more than a tenth of those invited are missing."""
        return (self.invited - self.came) * HUNDRED > self.invited * MOST_DEVIATION


def invited_lines(session: LiveSession, units: QuerySet[Unit]) -> list[InvitedLine]:
    """Each invited unit, of whose people those at home in ``units`` are counted."""
    asked = {
        "session": session.pk,
        "day": timezone.localdate(session.started_at or session.starts_at),
        "units": list(units.values_list("pk", flat=True)),
        "people": list(expected_in(session).values_list("pk", flat=True)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_INVITED, asked)
        return [InvitedLine(*row) for row in cursor.fetchall()]


def uninvited(session: LiveSession, units: QuerySet[Unit]) -> QuerySet[Attendance]:
    """Those at home in ``units`` who came and were not on the list, by name."""
    return (
        Attendance.objects.filter(session=session, unit__in=units)
        .exclude(outcome=Outcome.ABSENT)
        .exclude(person__in=expected_in(session))
        .select_related("person", "unit")
        .order_by("unit__name", "person__sort_key", "pk")
    )


_INVITED = """
WITH invited AS (
    SELECT unit.id, unit.name, path.path
    FROM live_invitedunit AS asked
    JOIN people_unit AS unit ON unit.id = asked.unit_id
    JOIN people_unitpath AS path ON path.unit_id = unit.id AND path.period @> %(day)s::date
    WHERE asked.session_id = %(session)s
), line AS (
    SELECT attendance.outcome, path.path
    FROM live_attendance AS attendance
    JOIN people_unitpath AS path
        ON path.unit_id = attendance.unit_id AND path.period @> %(day)s::date
    WHERE attendance.session_id = %(session)s
        AND attendance.unit_id = ANY(%(units)s::bigint[])
        AND attendance.person_id = ANY(%(people)s::bigint[])
)
SELECT coalesce(invited.name, ''), count(*),
    count(*) FILTER (WHERE line.outcome <> 'absent')
FROM line LEFT JOIN invited ON line.path <@ invited.path
WHERE invited.id IS NOT NULL OR NOT EXISTS (SELECT FROM invited)
GROUP BY invited.id, invited.name ORDER BY invited.name, invited.id
"""
