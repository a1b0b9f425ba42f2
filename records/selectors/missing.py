"""Ai còn thiếu và vì sao: who of the counted has not reached the goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from people.kinds.name import search_key
from records.kinds.missing import Goal, Missing, Reason, Who
from records.kinds.moment import Moment
from records.selectors.board import place_sql
from records.selectors.count import MEMBER, ON_LIST_AS_OF, OTHER
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
    """What is asked of the list; without ``moment`` it speaks of now."""

    goal: Goal = Goal.PARTICIPATION
    reason: Reason | None = None
    words: str = ""
    sort: str = "unit"
    moment: Moment | None = None
    in_todays_tree: bool = False  # with ``moment``, as records.selectors.board
    who: Who = Who.MEMBERS


def missing_by_reason(scene: Scene, wish: Wish) -> dict[Reason, int]:
    """How many are missing for each reason; together all whom the target lacks."""
    sql = f"""{_found(wish)} SELECT reason_order, count(*) FROM found
        GROUP BY reason_order ORDER BY reason_order"""  # noqa: S608 -- made of our own constants
    with connection.cursor() as cursor:
        cursor.execute(sql, _asked(scene, wish))
        return {_REASONS[order]: count for order, count in cursor}


def count_missing(scene: Scene, wish: Wish) -> int:
    """How many rows the list has with the wish's filters."""
    sql = f"""{_found(wish)} SELECT count(*) FROM found
        JOIN people_person AS person ON person.id = found.person_id
        WHERE {_FILTERS}"""  # noqa: S608 -- made of our own constants
    with connection.cursor() as cursor:
        cursor.execute(sql, _asked(scene, wish))
        return int(cursor.fetchone()[0])


def missing_people(
    scene: Scene, wish: Wish, *, start: int = 0, limit: int | None = None
) -> Iterator[Missing]:
    """The rows of the list, sorted as wished, from ``start`` on."""
    sql = f"""{_found(wish)}
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


def found_by(scene: Scene, wish: Wish) -> tuple[str, dict[str, Any]]:
    """``WITH … found AS (…)`` of person_id, unit_id, is_member …, with its parameters.

    For queries of records that go on from those who are missing.
    """
    return _found(wish), _asked(scene, wish)


def order_of(reason: Reason) -> int:
    """As what ``found.reason_order`` tells of it."""
    return _REASONS.index(reason)


def _asked(scene: Scene, wish: Wish) -> dict[str, Any]:
    likeness = search_key(wish.words).replace("\\", "\\\\")
    likeness = likeness.replace("%", r"\%").replace("_", r"\_")
    moment = wish.moment or Moment(timezone.now(), scene.on)
    return {
        "campaign": scene.campaign.pk,
        "version": scene.version.pk,
        "run": scene.version.run_id,
        "then": moment.on,
        "today": scene.on,
        "at": moment.at,
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


_WHO = {
    Who.MEMBERS: MEMBER,
    Who.OTHERS: OTHER,
    Who.EVERYBODY: f"({MEMBER} OR {OTHER})",
}


def _found(wish: Wish) -> str:
    place = place_sql(in_todays_tree=wish.in_todays_tree)
    return _FOUND.replace("[place]", place).replace("[who]", _WHO[wish.who])


# Orders of reasons are places in Reason. What a test's evidence says and that a place
# was withdrawn bear no date: they are read as they stand. The steps that matter are
# those of study for participation (all, where none is for study) and all for completion.
_FOUND = f"""
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
        SELECT entry.person_id, entry.unit_id, entry.is_member, record.id AS record_id
        FROM courses_rosterentry AS entry
        [place]
        LEFT JOIN records_completionrecord AS record
            ON record.campaign_id = entry.campaign_id
            AND record.person_id = entry.person_id
        WHERE entry.campaign_id = %(campaign)s AND {ON_LIST_AS_OF} AND [who]
            AND place.path <@ %(path)s::ltree
            AND coalesce(CASE WHEN %(is_completion)s THEN record.completed_at
                ELSE record.participated_at END > %(at)s, true)
    ), found AS (
        SELECT lacking.person_id, lacking.unit_id, lacking.is_member,
            study.done, study.needed, study.lesson,
            CASE
                WHEN EXISTS (SELECT FROM records_participation AS piece
                    WHERE piece.record_id = lacking.record_id
                        AND piece.entered_by_id IS NOT NULL
                        AND piece.recorded_at <= %(at)s
                        AND coalesce(piece.decided_at > %(at)s, true)) THEN 0
                WHEN study.absent IS NOT NULL THEN study.absent
                WHEN account.id IS NULL AND NOT EXISTS (
                    SELECT FROM people_signincode AS code
                    WHERE code.person_id = person.id AND code.issued_at <= %(at)s
                        AND code.expires_at > %(at)s
                        AND coalesce(code.used_at > %(at)s, true)
                        AND coalesce(code.revoked_at > %(at)s, true)) THEN 4
                WHEN account.id IS NULL THEN 5
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
        LEFT JOIN people_user AS account
            ON account.id = person.user_id AND account.created_at <= %(at)s
        LEFT JOIN courses_enrolment AS enrolment ON enrolment.person_id = person.id
            AND enrolment.run_id = %(run)s AND enrolment.state <> 'withdrawn'
            AND enrolment.enrolled_at <= %(at)s
        CROSS JOIN LATERAL (
            SELECT count(progress.id) AS opened, count(*) FILTER (WHERE is_done) AS done,
                count(needed.id) AS needed,
                count(*) FILTER (WHERE needed.is_test) AS tests,
                count(*) FILTER (WHERE needed.is_test AND NOT is_done) AS tests_left,
                count(*) FILTER (WHERE needed.is_test
                    AND jsonb_exists(progress.evidence, 'attempts')) AS tests_handed_in,
                count(*) FILTER (WHERE needed.is_test AND NOT is_done
                    AND NOT jsonb_exists(progress.evidence, 'scaled')) AS tests_unmarked,
                count(*) FILTER (WHERE NOT needed.is_test AND NOT is_done)
                    AS lessons_left,
                min(CASE
                    WHEN greatest(absence.told_at, absence.decided_at,
                        absence.made_up_at) > %(at)s THEN CASE
                            WHEN coalesce(absence.told_at > %(at)s, true) THEN 3
                            WHEN coalesce(absence.decided_at > %(at)s, true) THEN 1
                            WHEN absence.state = 'unexcused' THEN 3 ELSE 2 END
                    WHEN absence.state = 'pending' THEN 1
                    WHEN absence.state = 'excused' THEN 2
                    WHEN absence.state = 'unexcused' THEN 3 END)
                    FILTER (WHERE NOT is_done) AS absent,
                (array_agg(needed.title ORDER BY needed.place)
                    FILTER (WHERE NOT is_done))[1] AS lesson
            FROM needed
            LEFT JOIN live_livesession AS held ON held.activity_id = needed.id
            LEFT JOIN live_absence AS absence ON absence.person_id = lacking.person_id
                AND absence.session_id = held.activity_id
                AND (held.ended_at <= %(at)s OR absence.told_at <= %(at)s)
            LEFT JOIN courses_progress AS progress
                ON progress.activity_id = needed.id
                AND progress.enrolment_id = enrolment.id
                AND progress.opened_at <= %(at)s
            CROSS JOIN LATERAL (
                SELECT coalesce(progress.completed_at <= %(at)s, false) AS is_done
            ) AS state
        ) AS study
    )
"""  # noqa: S608 -- made of our own constants
