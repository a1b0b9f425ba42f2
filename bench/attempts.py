"""Attempts by the hundred thousand, made in SQL after the likeness of one."""

from django.db import connection

from assessments.models import Attempt

# Enrolments are not read by what is measured: each attempt gets a number of its own.
_GROW = """
    WITH made AS (
        INSERT INTO assessments_attempt (uid, quiz_id, person_id, enrolment_id, number,
            seed, state, started_at, deadline_at, lease)
        SELECT gen_random_uuid(), quiz_id, person_id, -n, 1, seed, 'open', started_at,
            deadline_at, lease
        FROM assessments_attempt, generate_series(%(first)s, %(last)s) AS n
        WHERE id = %(like)s
        RETURNING id
    ), laid AS (
        INSERT INTO assessments_attemptitem
            (uid, attempt_id, position, version_id, tokens, options)
        SELECT gen_random_uuid(), made.id, position, version_id, tokens, options
        FROM made, assessments_attemptitem WHERE attempt_id = %(like)s
        RETURNING id, attempt_id, tokens
    ), said AS (
        INSERT INTO assessments_responseevent
            (uid, attempt_id, item_id, seq, tokens, received_at)
        SELECT gen_random_uuid(), attempt_id, id, 1, tokens[1:1], now() FROM laid
    )
    INSERT INTO assessments_response (item_id, seq, tokens, saved_at)
    SELECT id, 1, tokens[1:1], now() FROM laid
"""


def grow(like: Attempt, count: int) -> None:
    """Have ``count`` open attempts of the same person, each answered once throughout."""
    there = Attempt.objects.count()
    values = {"like": like.pk, "first": there, "last": count - 1}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no checks of keys
        cursor.execute(_GROW, values)
        cursor.execute("SET session_replication_role = origin")
        for table in ("attempt", "attemptitem", "responseevent", "response"):
            cursor.execute(f"VACUUM ANALYZE assessments_{table}")
