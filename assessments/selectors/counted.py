"""Which attempts count in an analysis, said once, as SQL.

The first closed attempt of each person at the test in the run counts, whatever came after
it: a second one has seen the questions. Attempts without a stored paper, and questions
that were voided, are left out.

``%(quiz)s``, ``%(run)s``, ``%(void)s`` (an array of version ids) are asked for.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from assessments.models import Attempt, Quiz
from assessments.selectors.correction import void_versions
from courses.models import CourseRun

COUNTED = """
    counted AS (
        SELECT DISTINCT ON (attempt.person_id) attempt.id, attempt.person_id
        FROM assessments_attempt AS attempt
        JOIN courses_enrolment AS place ON place.id = attempt.enrolment_id
        WHERE attempt.quiz_id = %(quiz)s AND place.run_id = %(run)s
            AND attempt.state <> 'open'
        ORDER BY attempt.person_id, attempt.number
    ),
    marked AS (
        SELECT item.id AS item_id, item.attempt_id, counted.person_id,
            item.version_id, item.points
        FROM counted
        JOIN assessments_attemptitem AS item ON item.attempt_id = counted.id
        WHERE item.points IS NOT NULL AND item.version_id <> ALL(%(void)s::bigint[])
    )
"""


@dataclass(frozen=True)
class Pair:
    """A test in a course run."""

    quiz: Quiz
    run: CourseRun


def asked(quiz: Quiz, run: CourseRun, **more: Any) -> dict[str, Any]:
    """The parameters of ``COUNTED``, with ``more``."""
    return {"quiz": quiz.pk, "run": run.pk, "void": void_versions(quiz), **more}


def closed_count(quiz: Quiz, run: CourseRun) -> int:
    """How many attempts are over."""
    closed = Attempt.objects.filter(quiz=quiz, enrolment__run=run)
    return closed.exclude(state=Attempt.State.OPEN).count()


def is_settled(quiz: Quiz, run: CourseRun) -> bool:
    """Whether the run is over and nobody is still writing."""
    if run.closes_at > timezone.now():
        return False
    still = Attempt.objects.filter(
        quiz=quiz, enrolment__run=run, state=Attempt.State.OPEN
    )
    return not still.exists()


def due_pairs(at_most: int) -> list[tuple[int, ...]]:
    """(quiz, run, attempts closed, attempts open) of runs that are over and not analysed so.

    A run is looked at when it closes, again when the last attempt in it has ended, and
    for three days more whenever attempts have come in.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DUE, {"now": timezone.now(), "most": at_most})
        return [tuple(row) for row in cursor]


_DUE = """
    SELECT pair.quiz_id, pair.run_id, pair.taken, pair.writing
    FROM (
        SELECT quiz.activity_id AS quiz_id, run.id AS run_id, run.closes_at,
            analysis.computed_at, analysis.is_settled, analysis.taken AS known,
            sums.taken, sums.writing
        FROM courses_courserun AS run
        JOIN courses_section AS section ON section.course_id = run.course_id
        JOIN courses_activity AS activity ON activity.section_id = section.id
        JOIN assessments_quiz AS quiz ON quiz.activity_id = activity.id
        LEFT JOIN assessments_runanalysis AS analysis
            ON analysis.quiz_id = quiz.activity_id AND analysis.run_id = run.id
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE attempt.state <> 'open') AS taken,
                count(*) FILTER (WHERE attempt.state = 'open') AS writing
            FROM assessments_attempt AS attempt
            JOIN courses_enrolment AS place ON place.id = attempt.enrolment_id
            WHERE attempt.quiz_id = quiz.activity_id AND place.run_id = run.id
        ) AS sums
        WHERE run.closes_at <= %(now)s AND (
            analysis.id IS NULL OR NOT analysis.is_settled
            OR run.closes_at > %(now)s - interval '3 days')
    ) AS pair
    WHERE pair.taken > 0 AND (
        pair.computed_at IS NULL OR pair.computed_at < pair.closes_at
        OR (pair.writing = 0 AND NOT pair.is_settled) OR pair.taken <> pair.known)
    ORDER BY pair.closes_at DESC, pair.quiz_id
    LIMIT %(most)s
"""
