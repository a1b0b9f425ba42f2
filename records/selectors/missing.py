"""Ai còn thiếu và vì sao: who of the counted has not reached the goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from people.kinds.name import search_key
from records.kinds.missing import Goal, Missing, Reason
from records.selectors.scene import Scene

SORTS = {
    "unit": "unit.code, person.sort_key, person.id",
    "-unit": "unit.code DESC, person.sort_key, person.id",
    "name": "person.sort_key, person.id",
    "-name": "person.sort_key DESC, person.id DESC",
    "reason": "found.reason_order, unit.code, person.sort_key, person.id",
    "-reason": "found.reason_order DESC, unit.code, person.sort_key, person.id",
}


@dataclass(frozen=True)
class Wish:
    """What is asked of the list."""

    goal: Goal = Goal.PARTICIPATION
    reason: Reason | None = None
    words: str = ""
    sort: str = "unit"


def missing_by_reason(scene: Scene, wish: Wish) -> dict[Reason, int]:
    """How many are missing for each reason; together all whom the target lacks."""
    sql = f"""{_FOUND} SELECT reason_order, count(*) FROM found
        GROUP BY reason_order ORDER BY reason_order"""  # noqa: S608 -- made of our own constants
    with connection.cursor() as cursor:
        cursor.execute(sql, _asked(scene, wish))
        return {_REASONS[order]: count for order, count in cursor}


def count_missing(scene: Scene, wish: Wish) -> int:
    """How many rows the list has with the wish's filters."""
    sql = f"""{_FOUND} SELECT count(*) FROM found
        JOIN people_person AS person ON person.id = found.person_id
        WHERE {_FILTERS}"""  # noqa: S608 -- made of our own constants
    with connection.cursor() as cursor:
        cursor.execute(sql, _asked(scene, wish))
        return int(cursor.fetchone()[0])


def missing_people(
    scene: Scene, wish: Wish, *, start: int = 0, limit: int | None = None
) -> Iterator[Missing]:
    """The rows of the list, sorted as wished, from ``start`` on."""
    sql = f"""{_FOUND}
        SELECT person.uid, person.code, person.full_name, unit.uid, unit.name,
            found.reason_order, found.done, found.needed, found.lesson
        FROM found
        JOIN people_person AS person ON person.id = found.person_id
        JOIN people_unit AS unit ON unit.id = found.unit_id
        WHERE {_FILTERS}
        ORDER BY {SORTS[wish.sort]}
        LIMIT %(limit)s OFFSET %(start)s"""  # noqa: S608 -- made of our own constants
    asked = _asked(scene, wish) | {"limit": limit, "start": start}
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        for uid, code, name, unit_uid, unit, order, done, needed, lesson in cursor:
            yield Missing(
                person_uid=uid,
                code=code,
                name=name,
                unit_uid=unit_uid,
                unit=unit,
                reason=_REASONS[order],
                done=done,
                needed=needed,
                lesson=lesson or "",
            )


def _asked(scene: Scene, wish: Wish) -> dict[str, Any]:
    likeness = search_key(wish.words).replace("\\", "\\\\")
    likeness = likeness.replace("%", r"\%").replace("_", r"\_")
    return {
        "campaign": scene.campaign.pk,
        "version": scene.version.pk,
        "run": scene.version.run_id,
        "day": scene.on,
        "now": timezone.now(),
        "path": scene.path,
        "is_completion": wish.goal == Goal.COMPLETION,
        "reason": _REASONS.index(wish.reason) if wish.reason else None,
        "words": f"%{likeness}%",
        "code": wish.words.strip(),
    }


_REASONS = list(Reason)
_FILTERS = """
    (%(reason)s::int IS NULL OR found.reason_order = %(reason)s)
    AND (person.name_key LIKE %(words)s OR person.code = %(code)s)
"""

# Orders of reasons are places in Reason. The steps that matter are those of study for
# participation (all, where none is for study) and all for completion.
_FOUND = """
    WITH step AS (
        SELECT activity.id, activity.title, step.kind = 'test' AS is_test,
            activity.rule, row_number() OVER (
                ORDER BY step.position, activity.position) AS place,
            count(*) FILTER (WHERE step.kind = 'study') OVER () AS studies
        FROM courses_campaignstep AS step
        JOIN courses_activity AS activity ON activity.id = step.activity_id
            OR (activity.section_id = step.section_id AND activity.is_required)
        WHERE step.version_id = %(version)s
    ), needed AS MATERIALIZED (
        SELECT * FROM step WHERE %(is_completion)s OR NOT is_test OR studies = 0
    ), lacking AS MATERIALIZED (
        SELECT entry.person_id, entry.unit_id, record.id AS record_id
        FROM courses_rosterentry AS entry
        JOIN people_unitpath AS place ON place.unit_id = entry.unit_id
            AND place.period @> %(day)s::date AND place.path <@ %(path)s::ltree
        LEFT JOIN records_completionrecord AS record
            ON record.campaign_id = entry.campaign_id
            AND record.person_id = entry.person_id
        WHERE entry.campaign_id = %(campaign)s AND entry.ended_at IS NULL
            AND entry.is_member AND entry.exclusion = ''
            AND CASE WHEN %(is_completion)s THEN record.completed_at
                ELSE record.participated_at END IS NULL
    ), found AS (
        SELECT lacking.person_id, lacking.unit_id, study.done, study.needed, study.lesson,
            CASE
                WHEN EXISTS (SELECT FROM records_participation AS piece
                    WHERE piece.record_id = lacking.record_id
                        AND piece.state = 'proposed') THEN 0
                WHEN study.absent IS NOT NULL THEN study.absent
                WHEN person.user_id IS NULL AND NOT EXISTS (
                    SELECT FROM people_signincode AS code
                    WHERE code.person_id = person.id AND code.used_at IS NULL
                        AND code.revoked_at IS NULL AND code.expires_at > %(now)s) THEN 4
                WHEN person.user_id IS NULL THEN 5
                WHEN enrolment.id IS NULL THEN 6
                WHEN study.opened = 0 THEN 7
                WHEN study.lessons_left > 0 THEN 8
                WHEN study.tests_handed_in < study.tests THEN 9
                WHEN study.tests_unmarked > 0 THEN 11
                WHEN study.tests_left > 0 THEN 10
                ELSE 8
            END AS reason_order
        FROM lacking
        JOIN people_person AS person ON person.id = lacking.person_id
        LEFT JOIN courses_enrolment AS enrolment ON enrolment.person_id = person.id
            AND enrolment.run_id = %(run)s AND enrolment.state <> 'withdrawn'
        CROSS JOIN LATERAL (
            SELECT count(progress.id) AS opened, count(progress.completed_at) AS done,
                count(needed.id) AS needed,
                count(*) FILTER (WHERE needed.is_test) AS tests,
                count(*) FILTER (WHERE needed.is_test AND progress.completed_at IS NULL)
                    AS tests_left,
                count(*) FILTER (WHERE needed.is_test
                    AND jsonb_exists(progress.evidence, 'attempts')) AS tests_handed_in,
                count(*) FILTER (WHERE needed.is_test AND progress.completed_at IS NULL
                    AND NOT jsonb_exists(progress.evidence, 'scaled')) AS tests_unmarked,
                count(*) FILTER (WHERE NOT needed.is_test
                    AND progress.completed_at IS NULL) AS lessons_left,
                min(CASE absence.state WHEN 'pending' THEN 1 WHEN 'excused' THEN 2
                    WHEN 'unexcused' THEN 3 END)
                    FILTER (WHERE progress.completed_at IS NULL) AS absent,
                (array_agg(needed.title ORDER BY needed.place)
                    FILTER (WHERE progress.completed_at IS NULL))[1] AS lesson
            FROM needed
            LEFT JOIN live_livesession AS held
                ON held.activity_id = needed.id AND held.ended_at IS NOT NULL
            LEFT JOIN live_absence AS absence ON absence.person_id = lacking.person_id
                AND absence.session_id = held.activity_id
            LEFT JOIN courses_progress AS progress
                ON progress.activity_id = needed.id
                AND progress.enrolment_id = enrolment.id
        ) AS study
    )
"""
