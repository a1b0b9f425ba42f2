"""Whether results or notices wait to be looked at: asked on each home page, nearly always no."""

from dataclasses import dataclass

from django.db import connection

from kernel.prepared import Written
from people.access import Actor

# Each may hold one that is not to be shown yet; the selectors behind them decide.
_NEWS = Written(
    "news",
    """
    SELECT
        EXISTS (
            SELECT FROM records_statedresult AS told
            JOIN people_person AS person ON person.id = told.person_id
            WHERE person.user_id = %(user)s AND told.seen_at IS NULL
        ),
        EXISTS (
            SELECT FROM assessments_attempt AS attempt
            JOIN people_person AS person ON person.id = attempt.person_id
            WHERE person.user_id = %(user)s AND (
                EXISTS (
                    SELECT FROM assessments_resultchange AS changed
                    WHERE changed.attempt_id = attempt.id AND changed.seen_at IS NULL
                ) OR EXISTS (
                    SELECT FROM assessments_resultnotice AS notice
                    WHERE notice.attempt_id = attempt.id AND notice.seen_at IS NULL
                )
            )
        ),
        EXISTS (
            SELECT FROM assessments_inquiry AS inquiry
            JOIN assessments_attempt AS attempt ON attempt.id = inquiry.attempt_id
            JOIN people_person AS person ON person.id = attempt.person_id
            WHERE person.user_id = %(user)s AND inquiry.asked_at IS NOT NULL
                AND inquiry.seen_at IS NULL
        ),
        EXISTS (
            SELECT FROM people_notice AS notice
            WHERE notice.user_id = %(user)s AND notice.read_at IS NULL
        )
    """,
    user="bigint",
)


@dataclass(frozen=True)
class News:
    """What may be new to a person.

    A stated result; a test marked by hand or again; a second look at a test; a notice.
    """

    stated: bool = False
    tests: bool = False
    looks: bool = False
    notices: bool = False


def news_of(user: Actor) -> News:
    """What is worth a look for ``user``, in one query."""
    if not user.is_authenticated:
        return News()
    with connection.cursor() as cursor:
        cursor.execute(*_NEWS.call(user=user.pk))
        return News(*cursor.fetchone())
