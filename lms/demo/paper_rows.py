"""The papers of closed attempts with what was answered, made in the database.

The draw is that of assessments.kinds.draw, word for word in SQL: the seed of an attempt
draws the same paper here and there, for blueprints whose lines all name a difficulty. Who
knows an answer follows from the points that the attempt was given; the answers then
decide the points anew.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from assessments.models import AttemptItem, QuestionVersion, Response
from courses.models import Enrolment
from lms.demo.copying import refresh_statistics


@dataclass(frozen=True)
class Slip:
    """A question whose key is wrong: those who know choose ``truth``."""

    stem: str = ""
    truth: str = ""


@transaction.atomic
def write_papers(*, quiz_id: int, run_id: int, slip: Slip | None = None) -> None:
    """Lay the papers of every closed attempt at the test in the run, and their answers."""
    slip = slip or Slip()
    asked: dict[str, Any] = {
        "quiz": quiz_id,
        "run": run_id,
        "stem": slip.stem,
        "truth": slip.truth,
    }
    refresh_statistics(Enrolment, QuestionVersion)
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS, asked)
        refresh_statistics(AttemptItem)
        cursor.execute(_TOLD, asked)
        cursor.execute("ANALYZE demo_told")
        for statement in (_EVENTS, _RESPONSES, _POINTS, _RESULTS):
            cursor.execute(statement, asked)
        if slip.stem:
            cursor.execute(_PROGRESS, asked)
            cursor.execute(_RECORDS, asked)
        cursor.execute("DROP TABLE demo_told")
    refresh_statistics(AttemptItem, Response)


def _hash(*words: str) -> str:
    """``assessments.kinds.draw.rank`` in SQL."""
    joined = " || ':' || ".join(words)
    return f"encode(sha256(convert_to({joined}, 'UTF8')), 'hex')"


def _dice(*words: str) -> str:
    """A number in 0..1 that follows from ``words``."""
    joined = " || ".join(words)
    return f"(('x' || substr(md5({joined}), 1, 8))::bit(32)::bigint / 4294967296.0)"


_SEED, _UID, _OPTION = "sitting.seed::text", "pool.uid::text", "(shown.option ->> 'id')"
_PLACE = "row_number() OVER (PARTITION BY attempt_id, line_id ORDER BY key)"
_SITTING = """
    SELECT attempt.* FROM assessments_attempt AS attempt
    JOIN courses_enrolment AS place ON place.id = attempt.enrolment_id
    WHERE attempt.quiz_id = %(quiz)s AND place.run_id = %(run)s
        AND attempt.state <> 'open'
"""
_ITEMS = f"""
    INSERT INTO assessments_attemptitem
        (uid, attempt_id, position, version_id, tokens, options)
    WITH sitting AS ({_SITTING}),
    pool AS (
        SELECT version.id, version.uid, version.kind, version.content, line.count,
            line.id AS line_id, line.kind AS asked
        FROM assessments_blueprintline AS line
        JOIN assessments_quiz AS quiz ON quiz.activity_id = line.quiz_id
        JOIN assessments_question AS question ON question.bank_id = quiz.bank_id
        JOIN assessments_questionversion AS version ON version.question_id = question.id
            AND version.state = 'approved' AND version.point_id = line.point_id
            AND version.difficulty = line.difficulty
            AND line.kind IN ('', version.kind)
        WHERE line.quiz_id = %(quiz)s
    ),
    faced AS NOT MATERIALIZED (
        SELECT sitting.id AS attempt_id, sitting.uid AS attempt_uid, sitting.seed,
            pool.*, {_hash(_SEED, "'draw'", _UID)} AS key
        FROM sitting CROSS JOIN pool
    ),
    narrow AS (
        SELECT * FROM (SELECT *, {_PLACE} AS place FROM faced WHERE asked <> '') AS drawn
        WHERE place <= count
    ),
    kept AS (
        SELECT * FROM narrow
        UNION ALL
        SELECT * FROM (
            SELECT *, {_PLACE} AS place FROM faced
            WHERE asked = '' AND NOT EXISTS (SELECT FROM narrow
                WHERE narrow.attempt_id = faced.attempt_id AND narrow.id = faced.id)
        ) AS drawn
        WHERE place <= count
    )
    SELECT md5(pool.attempt_uid::text || pool.uid)::uuid, pool.attempt_id,
        row_number() OVER (PARTITION BY pool.attempt_id
            ORDER BY {_hash("pool.seed::text", "'place'", _UID)}),
        pool.id, laid.tokens, laid.options
    FROM kept AS pool
    CROSS JOIN LATERAL (
        SELECT array_agg({_OPTION} ORDER BY key) AS options,
            array_agg(left({_hash("pool.seed::text", "'token'", _UID, _OPTION)}, 10)
                ORDER BY key) AS tokens
        FROM jsonb_array_elements(pool.content -> 'options')
            WITH ORDINALITY AS shown (option, number)
        CROSS JOIN LATERAL (SELECT CASE pool.kind WHEN 'true_false'
            THEN lpad(number::text, 4, '0')
            ELSE {_hash("pool.seed::text", "'option'", _UID, _OPTION)} END AS key) AS keyed
    ) AS laid
"""  # noqa: S608 -- made of our own constants
_HARD = "version.stem"  # the same in every making, as no uid is
_BOTH = ("attempt.uid::text", _HARD)
_TOLD = f"""
    CREATE TEMP TABLE demo_told AS
    WITH attempt AS ({_SITTING}),
    faced AS (
        SELECT item.id AS item_id, item.attempt_id, item.tokens, item.options,
            attempt.submitted_at, sorted.keys, sorted.truth, sorted.others,
            rank() OVER (PARTITION BY attempt.id ORDER BY
                {_dice(*_BOTH)} - 0.9 * {_dice(_HARD)}, item.id)
                <= attempt.points AS knows,
            {_dice(*_BOTH, "'left'")} < 0.06 AS leaves,
            {_dice(*_BOTH, "'pick'")} AS pick
        FROM attempt
        JOIN assessments_attemptitem AS item ON item.attempt_id = attempt.id
        JOIN assessments_questionversion AS version ON version.id = item.version_id
        CROSS JOIN LATERAL (
            SELECT array_agg(id) FILTER (WHERE is_key) AS keys,
                array_agg(id) FILTER (WHERE is_true) AS truth,
                array_agg(id) FILTER (WHERE NOT is_true) AS others
            FROM (
                SELECT shown ->> 'id' AS id, (shown ->> 'correct')::boolean AS is_key,
                    CASE WHEN version.stem = %(stem)s THEN shown ->> 'text' = %(truth)s
                        ELSE (shown ->> 'correct')::boolean END AS is_true
                FROM jsonb_array_elements(version.content -> 'options') AS shown
            ) AS option
        ) AS sorted
    ),
    chosen AS (
        SELECT *, CASE WHEN knows THEN truth WHEN leaves THEN ARRAY[]::text[]
            ELSE ARRAY[others[1 + floor(pick * cardinality(others))::int]] END AS ids
        FROM faced
    )
    SELECT item_id, attempt_id, submitted_at, (ids @> keys AND keys @> ids)::int AS points,
        ARRAY(SELECT shown.token FROM unnest(tokens, options) AS shown (token, id)
            WHERE shown.id = ANY(ids)) AS tokens
    FROM chosen
"""  # noqa: S608 -- made of our own constants
_EVENTS = """
    INSERT INTO assessments_responseevent
        (uid, attempt_id, item_id, seq, tokens, received_at)
    SELECT md5('said' || item.uid)::uuid, told.attempt_id, told.item_id, 1, told.tokens,
        told.submitted_at - interval '1 minute'
    FROM demo_told AS told JOIN assessments_attemptitem AS item ON item.id = told.item_id
    WHERE told.tokens <> '{}'
"""
_RESPONSES = """
    INSERT INTO assessments_response (item_id, seq, tokens, saved_at)
    SELECT item_id, 1, tokens, submitted_at - interval '1 minute' FROM demo_told
    WHERE tokens <> '{}'
"""
_POINTS = """
    UPDATE assessments_attemptitem AS item SET points = told.points
    FROM demo_told AS told WHERE told.item_id = item.id
"""
_RESULTS = """
    UPDATE assessments_attempt AS attempt
    SET points = sums.points, max_points = sums.size,
        scaled = trunc(sums.points::numeric / sums.size, 4),
        passed = trunc(sums.points::numeric / sums.size, 4) >= quiz.pass_scaled
    FROM (SELECT attempt_id, sum(points) AS points, count(*) AS size
        FROM demo_told GROUP BY attempt_id) AS sums, assessments_quiz AS quiz
    WHERE sums.attempt_id = attempt.id AND quiz.activity_id = attempt.quiz_id
        AND attempt.points IS DISTINCT FROM sums.points
"""
# Where a wrong key took a point away, what stands on the result says so too.
_PROGRESS = """
    UPDATE courses_progress AS progress
    SET evidence = jsonb_set(progress.evidence, '{scaled}', to_jsonb(attempt.scaled::text))
    FROM assessments_attempt AS attempt
    JOIN courses_enrolment AS place ON place.id = attempt.enrolment_id
    WHERE attempt.quiz_id = %(quiz)s AND place.run_id = %(run)s
        AND progress.enrolment_id = place.id AND progress.activity_id = attempt.quiz_id
        AND progress.evidence ->> 'scaled' <> attempt.scaled::text
"""
_RECORDS = """
    UPDATE records_completionrecord AS record
    SET scaled = attempt.scaled,
        passed_at = CASE WHEN attempt.passed THEN record.passed_at END
    FROM assessments_attempt AS attempt
    JOIN courses_enrolment AS place ON place.id = attempt.enrolment_id
    JOIN courses_campaignversion AS version ON version.run_id = place.run_id
    WHERE attempt.quiz_id = %(quiz)s AND place.run_id = %(run)s
        AND record.campaign_id = version.campaign_id
        AND record.person_id = attempt.person_id AND record.completed_at IS NOT NULL
        AND record.scaled <> attempt.scaled
"""
