"""The halls of a session with what their people came to, in one statement."""

from datetime import timedelta

from django.db import connection
from django.db.models import QuerySet

from live.kinds.hall_count import HallCount, HallLine
from live.models import LiveSession
from people.models import Unit

LATE_AFTER = timedelta(minutes=15)  # from the beginning of the session


def hall_lines(session: LiveSession, units: QuerySet[Unit]) -> list[HallLine]:
    """The halls that ``units`` keep, by the name of their unit and their own.

    Outcomes are those of the settlement; before it nobody has one.
    """
    asked = {
        "session": session.pk,
        "late_from": (session.started_at or session.starts_at) + LATE_AFTER,
        "units": list(units.values_list("pk", flat=True)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_HALLS, asked)
        return [
            HallLine(str(uid), name, unit, level, HallCount(*sums), clerk, witness)
            for uid, name, unit, level, clerk, witness, *sums in cursor
        ]


_HALLS = """
WITH arrived AS (
    SELECT person_id, min(lower(period)) AS since FROM live_rollcall
    WHERE session_id = %(session)s GROUP BY person_id
)
SELECT hall.uid, hall.name, unit.name, unit.kind, hall.head_count, witness.count,
    count(seat.id),
    count(seat.id) FILTER (WHERE line.outcome = 'present'),
    count(seat.id) FILTER (WHERE line.outcome = 'partial'),
    count(seat.id) FILTER (WHERE line.outcome = 'absent' AND absence.reason <> ''),
    count(seat.id) FILTER (WHERE line.outcome = 'absent'
        AND coalesce(absence.reason, '') = ''),
    count(seat.id) FILTER (WHERE line.outcome IN ('present', 'partial')
        AND arrived.since > %(late_from)s),
    count(seat.id) FILTER (WHERE line.paper_id IS NOT NULL)
FROM live_hall AS hall
JOIN people_unit AS unit ON unit.id = hall.unit_id
LEFT JOIN live_hallwitness AS witness ON witness.hall_id = hall.id
LEFT JOIN live_hallseat AS seat ON seat.hall_id = hall.id
LEFT JOIN live_attendance AS line
    ON line.session_id = hall.session_id AND line.person_id = seat.person_id
LEFT JOIN live_absence AS absence
    ON absence.session_id = hall.session_id AND absence.person_id = seat.person_id
LEFT JOIN arrived ON arrived.person_id = seat.person_id
WHERE hall.session_id = %(session)s AND hall.unit_id = ANY(%(units)s::bigint[])
GROUP BY hall.id, unit.id, witness.hall_id
ORDER BY unit.name, hall.name, hall.id
"""
