"""What is recorded of people who left longer ago than it is kept.

Nothing is removed here: the privacy desk looks at the list. The years run from the day on
which the person left the register (the last home ended) or from the end of the matter,
whichever is later: the last day of the campaign, of a certificate's validity, the end of a
review, the change of a result. An open review and a certificate that holds hold themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from people.access import Actor, Permission, paths_for, today
from people.models import Person
from records.kinds.erasure import Told
from records.kinds.keeping import terms_of


@dataclass(frozen=True)
class PastKeeping:
    """Somebody who has left, and how much of each kind is past its years."""

    uid: UUID  # of the person
    name: str
    code: str
    unit: str  # the last home
    left_on: date
    past_since: date  # the first of it
    records: int
    certificates: int
    contests: int
    results: int
    openings: int  # what the ledger still says of it

    @property
    def kinds(self) -> list[tuple[Told, int]]:
        """How much there is of each kind of which there is something."""
        counts = (self.records, self.certificates, self.contests, self.results)
        return [pair for pair in zip(Told, counts, strict=True) if pair[1]]


def past_person(user: Actor, permission: Permission, uid: UUID) -> Person | None:
    """The person, if they are on the list of ``user``."""
    asked = _asked() | {"paths": paths_for(user, permission), "uid": uid}
    if not _count(asked, f"{_WITHIN} AND person.uid = %(uid)s"):
        return None
    return Person.objects.get(uid=uid)


def count_past_keeping(user: Actor, permission: Permission) -> int:
    """How many people there are of whom something is past its years."""
    return _count(_asked() | {"paths": paths_for(user, permission)}, _WITHIN)


def past_keeping(
    user: Actor, permission: Permission, *, start: int, limit: int
) -> Iterator[PastKeeping]:
    """Those whose last home lay below the user's units, who are longest past first."""
    asked = _asked() | {
        "paths": paths_for(user, permission), "start": start, "limit": limit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"{_FOUND} {_PAST} {_WITHIN} {_LISTED}", asked)
        for row in cursor.fetchall():
            yield PastKeeping(*row)


def count_all_past_keeping() -> int:
    """As ``count_past_keeping`` for the whole register, for the job of the night."""
    return _count(_asked(), "")


def _count(asked: dict[str, Any], within: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(DISTINCT gone.person_id) {_PAST} {within}",
            asked,
        )
        return int(cursor.fetchone()[0])


def _asked() -> dict[str, Any]:
    terms = terms_of(settings.RECORD_KEEP_YEARS)
    return {
        "today": today(),
        "zone": settings.TIME_ZONE,
        "kinds": [str(kind) for kind in terms],
        "years": list(terms.values()),
    }


_MATTERS = f"""
    SELECT record.uid, record.person_id, '{Told.RECORD}' AS kind,
        version.closes_at AS ended_at, NULL::date AS holds_until
    FROM records_completionrecord AS record
    JOIN courses_campaignversion AS version ON version.id = record.version_id
    UNION ALL
    SELECT one.uid, one.person_id, '{Told.CERTIFICATE}',
        coalesce(one.revoked_at, greatest(one.issued_at, version.closes_at)),
        CASE WHEN one.state = 'issued' THEN coalesce(one.valid_until, 'infinity') END
    FROM records_certificate AS one
    JOIN records_completionrecord AS record ON record.id = one.record_id
    JOIN courses_campaignversion AS version ON version.id = record.version_id
    UNION ALL
    SELECT contest.uid, contest.person_id, '{Told.CONTEST}', contest.settled_at, NULL
    FROM records_contest AS contest WHERE contest.settled_at IS NOT NULL
    UNION ALL
    SELECT change.uid, attempt.person_id, '{Told.RESULT}', change.changed_at, NULL
    FROM assessments_resultchange AS change
    JOIN assessments_attempt AS attempt ON attempt.id = change.attempt_id
"""  # noqa: S608 -- our own words
# One row for each matter past its years; infinity is past no day.
_FOUND = f"""
    SELECT person.uid, person.full_name, person.code, unit.name, gone.left_on,
        min(past.since) AS past_since,
        count(*) FILTER (WHERE past.kind = '{Told.RECORD}'),
        count(*) FILTER (WHERE past.kind = '{Told.CERTIFICATE}'),
        count(*) FILTER (WHERE past.kind = '{Told.CONTEST}'),
        count(*) FILTER (WHERE past.kind = '{Told.RESULT}'),
        sum((SELECT count(*) FROM records_ledgeropening AS opening
            WHERE opening.subject_uid = past.uid))::int
"""  # noqa: S608 -- our own words
_PAST = f"""
    FROM (
        SELECT DISTINCT ON (person_id) person_id, unit_id, upper(period) AS left_on
        FROM people_homeunit ORDER BY person_id, period DESC
    ) AS gone
    JOIN people_person AS person ON person.id = gone.person_id
    JOIN people_unit AS unit ON unit.id = gone.unit_id
    JOIN (
        SELECT matter.uid, matter.person_id, matter.kind, term.years, greatest(
            matter.holds_until, (matter.ended_at AT TIME ZONE %(zone)s)::date
        ) AS ended_on
        FROM ({_MATTERS}) AS matter
        JOIN unnest(%(kinds)s::text[], %(years)s::int[]) AS term (kind, years)
            ON term.kind = matter.kind
    ) AS matter ON matter.person_id = gone.person_id AND isfinite(matter.ended_on)
    CROSS JOIN LATERAL (
        SELECT matter.uid, matter.kind, (greatest(matter.ended_on, gone.left_on)
            + make_interval(years => matter.years))::date AS since
    ) AS past
    WHERE gone.left_on <= %(today)s AND past.since <= %(today)s
"""  # noqa: S608 -- our own words
_WITHIN = """
    AND (
        SELECT place.path FROM people_unitpath AS place
        WHERE place.unit_id = gone.unit_id ORDER BY place.period DESC LIMIT 1
    ) <@ ANY(%(paths)s::ltree[])
"""
_LISTED = """
    GROUP BY gone.person_id, person.uid, person.full_name, person.code, unit.name,
        gone.left_on
    ORDER BY past_since, gone.person_id LIMIT %(limit)s OFFSET %(start)s
"""
