"""The site's own outages: seen by its missing pulse, given back to those under a test.

Every process that serves pages beats each few seconds: it writes the database's clock
into one row. A beat that finds the last one too long ago has found an outage: nobody
could save then. It gives the lost time back to every attempt that stood open, in the
transaction that notes the outage, so it happens once, however many processes wake up.
Until then the sweeper holds still. Beside an adjustment for a person nothing else moves
a deadline, and no request has a say in it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models.functions import Now

from assessments.kinds.clock import GRACE
from assessments.models import Attempt, Outage, Pulse
from kernel import audit

BEAT_SECONDS = 5
LEAST_OUTAGE = timedelta(seconds=20)  # four beats missed

_BEAT = """
UPDATE assessments_pulse SET beat_at = clock_timestamp() WHERE id = %s RETURNING beat_at
"""
_CREDIT = """
WITH standing AS (
    SELECT id, %(ended)s - greatest(%(began)s, started_at) AS lost
    FROM assessments_attempt
    WHERE state = 'open' AND started_at < %(ended)s
      AND deadline_at >= %(began)s - %(grace)s
    ORDER BY id FOR NO KEY UPDATE
)
UPDATE assessments_attempt AS attempt SET
    deadline_at = deadline_at + lost,
    credited_seconds = credited_seconds + round(extract(epoch FROM lost))
FROM standing WHERE standing.id = attempt.id
RETURNING attempt.*
"""


@dataclass(frozen=True)
class Gap:
    """Between the last sign of life and this one."""

    began_at: datetime
    ended_at: datetime

    def __bool__(self) -> bool:
        return self.ended_at - self.began_at > LEAST_OUTAGE


@transaction.atomic
def beat() -> Outage | None:
    """Tell that pages are served; the outage that this beat has found and credited."""
    gap = _move_pulse()
    if not gap:
        return None
    credited = _credit(gap)
    outage = Outage.objects.create(
        began_at=gap.began_at, ended_at=gap.ended_at, credited_count=credited
    )
    audit.record(
        actor=None,
        verb="outage.credited",
        target=outage,
        began=gap.began_at.isoformat(),
        ended=gap.ended_at.isoformat(),
        attempts=credited,
    )
    return outage


def is_away() -> bool:
    """Whether the site has shown no sign of life for so long that this is an outage.

    A site that never beat (a command, a test) is not away.
    """
    return Pulse.objects.filter(beat_at__lt=Now() - LEAST_OUTAGE).exists()


def _move_pulse() -> Gap:
    """Write the present into the pulse; from when it was until now."""
    pulse, is_new = Pulse.objects.select_for_update().get_or_create(
        defaults={"beat_at": Now()}
    )
    if is_new:
        pulse.refresh_from_db()
    with connection.cursor() as cursor:
        cursor.execute(_BEAT, [pulse.pk])
        (moment,) = cursor.fetchone()
    return Gap(pulse.beat_at, moment)


def _credit(gap: Gap) -> int:
    """Move the deadlines of all who lost time in ``gap``; how many.

    Lost is what lies between the later of start and outage, and its end. Whoever had
    used up time and grace before has lost nothing.
    """
    values = {"began": gap.began_at, "ended": gap.ended_at, "grace": GRACE}
    credited = list(Attempt.objects.raw(_CREDIT, values))
    audit.record_many(
        actor=None,
        verb="attempt.credited",
        targets=[
            (
                one,
                {
                    "outage": gap.began_at.isoformat(),
                    "credited_seconds": one.credited_seconds,
                    "deadline": one.deadline_at.isoformat(),
                },
            )
            for one in credited
        ],
    )
    return len(credited)
