"""What has changed beside an attested figure since it was attested, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from people.access import today
from records.kinds.counts import Counts, total
from records.models import Attestation
from records.selectors.attestation import attestations_of
from records.selectors.board import Line
from records.selectors.scene import Scene


@dataclass(frozen=True)
class Change:
    """People more or fewer; ``on`` None: not by a record or list, as when a unit moved."""

    on: date | None
    counted: int
    participated: int
    completed: int
    passed: int

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        return self.counted, self.participated, self.completed, self.passed


@dataclass(frozen=True)
class Attested:
    """An attested figure, what the records say now, and the dated corrections between."""

    attestation: Attestation
    now: Counts
    changes: tuple[Change, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the figure of participation is another now."""
        one = self.attestation
        return (one.participated, one.counted) != (
            self.now.participated,
            self.now.counted,
        )

    @property
    def share_changes(self) -> list[Change]:
        """The corrections that concern participation."""
        return [one for one in self.changes if one.counted or one.participated]


def attested(pairs: Iterable[tuple[Attestation, Counts]]) -> dict[int, Attested]:
    """By unit: each attestation held against the counts of now; one query at most."""
    known = list(pairs)
    moved = [one for one, now in known if one.figures != figures_of(now)]
    changes = _changes(moved)
    return {
        one.unit_id: Attested(one, now, _whole(one, now, changes.get(one.pk, [])))
        for one, now in known
    }


def attested_on(scene: Scene, lines: list[Line]) -> dict[int, Attested]:
    """By unit: what the scene's unit and those of ``lines`` have attested."""
    now = {one.unit_id: one.counts for one in lines if not one.is_own}
    now[scene.unit.pk] = total(one.counts for one in lines)
    known = attestations_of(scene.campaign, list(now))
    return attested((one, now[unit_id]) for unit_id, one in known.items())


def figures_of(counts: Counts) -> tuple[int, int, int, int]:
    """Counted, participated, completed, passed."""
    return counts.counted, counts.participated, counts.completed, counts.passed


def _whole(one: Attestation, now: Counts, dated: list[Change]) -> tuple[Change, ...]:
    """The dated changes, and what they leave unexplained."""
    told = [sum(column) for column in zip(*(c.numbers for c in dated), strict=True)]
    told = told or [0, 0, 0, 0]
    rest = [
        there - here - said
        for there, here, said in zip(figures_of(now), one.figures, told, strict=True)
    ]
    return (*dated, Change(None, *rest)) if any(rest) else tuple(dated)


def _changes(attestations: list[Attestation]) -> dict[int, list[Change]]:
    if not attestations:
        return {}
    asked: dict[str, Any] = {
        "ids": [one.pk for one in attestations],
        "day": today(),
        "zone": timezone.get_current_timezone_name(),
    }
    found: dict[int, list[Change]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, asked)
        for pk, *change in cursor:
            found.setdefault(pk, []).append(Change(*change))
    return found


# A counted person is there from entry.recorded_at until entry.ended_at; each fact counts
# from when both the entry and the fact are there.
_EVENTS = """
    WITH wanted AS (
        SELECT one.id, one.campaign_id, one.as_of, place.path
        FROM records_attestation AS one
        JOIN people_unitpath AS place ON place.unit_id = one.unit_id
            AND place.period @> %(day)s::date
        WHERE one.id = ANY(%(ids)s)
    ), fact AS (
        SELECT wanted.id, wanted.as_of, said.name,
            least(entry.ended_at, said.until) AS left_at,
            greatest(entry.recorded_at, said.at) AS since
        FROM wanted
        JOIN courses_rosterentry AS entry ON entry.campaign_id = wanted.campaign_id
            AND entry.is_member AND entry.exclusion = ''
        JOIN people_unitpath AS here ON here.unit_id = entry.unit_id
            AND here.period @> %(day)s::date AND here.path <@ wanted.path
        LEFT JOIN records_completionrecord AS record
            ON record.campaign_id = entry.campaign_id
            AND record.person_id = entry.person_id
        CROSS JOIN LATERAL (
            VALUES ('counted', entry.recorded_at, NULL::timestamptz),
                ('participated', record.participated_at, NULL),
                ('completed', record.completed_at, NULL),
                ('passed', record.passed_at, NULL)
            UNION ALL
            SELECT fact, held_from, held_until FROM records_retraction
            WHERE record_id = record.id
        ) AS said (name, at, until)
        WHERE said.at IS NOT NULL AND coalesce(least(entry.ended_at, said.until)
            > greatest(entry.recorded_at, said.at), true)
    ), event AS (
        SELECT id, name, since AS at, 1 AS step FROM fact WHERE since > as_of
        UNION ALL
        SELECT id, name, left_at, -1 FROM fact WHERE left_at > as_of
    ), dated AS (
        SELECT id, (at AT TIME ZONE %(zone)s)::date AS day,
            coalesce(sum(step) FILTER (WHERE name = 'counted'), 0)::int AS counted,
            coalesce(sum(step) FILTER (WHERE name = 'participated'), 0)::int AS took_part,
            coalesce(sum(step) FILTER (WHERE name = 'completed'), 0)::int AS completed,
            coalesce(sum(step) FILTER (WHERE name = 'passed'), 0)::int AS passed
        FROM event GROUP BY id, day
    )
    SELECT * FROM dated
    WHERE counted <> 0 OR took_part <> 0 OR completed <> 0 OR passed <> 0
    ORDER BY id, day
"""
