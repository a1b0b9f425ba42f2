"""Responses without names, for research.

A line is one person's counted paper: for each question 1-based letters of the options
chosen and the points. There are no ids of people, attempts or units and no times; the order
of the lines is that of a salted hash, with another salt each time; what people wrote in
their own words is left out. Fewer than ten people: nothing.
"""

import json
import secrets
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from assessments.kinds.merging import LEAST
from assessments.models import QuestionVersion
from assessments.selectors.counted import COUNTED, Pair, asked
from kernel.errors import DomainError
from kernel.kinds.sheet import Cell

A_TURN = 500


class TooFewTakers(DomainError):
    message = _("Fewer than 10 people have taken this test; their responses stay here.")


def response_table(pair: Pair) -> tuple[list[str], Iterator[list[Cell]]]:
    """Headings and lines, the lines fetched as they are asked for.

    Raises:
        TooFewTakers: the group is so small that a paper could be somebody's.
    """
    parameters = asked(pair.quiz, pair.run)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, parameters)
        (takers,) = cursor.fetchone()
        cursor.execute(_QUESTIONS, parameters)
        versions = [pk for (pk,) in cursor]
    if takers < LEAST:
        raise TooFewTakers
    stems = dict(
        QuestionVersion.objects.filter(pk__in=versions).values_list("pk", "stem")
    )
    headings = [
        f"{number}{what} {stems[pk]}"
        for number, pk in enumerate(versions, start=1)
        for what in (".", str(_(" (points)")))
    ]
    return headings, _lines(parameters, versions)


def _lines(parameters: dict[str, Any], versions: list[int]) -> Iterator[list[Cell]]:
    place = {pk: 2 * number for number, pk in enumerate(versions)}
    salted = {**parameters, "salt": secrets.token_hex(16)}
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.itersize = A_TURN  # type: ignore[attr-defined]  # of psycopg2
        cursor.execute(_RESPONSES, salted)
        for (answers,) in cursor:
            line: list[Cell] = [None] * (2 * len(versions))
            for version, letters, points in json.loads(answers):
                line[place[version]] = letters
                line[place[version] + 1] = f"{points:g}".replace(".", ",")
            yield line


_COUNT = f"WITH {COUNTED} SELECT count(DISTINCT attempt_id) FROM marked"  # noqa: S608
# Questions that hardly anybody drew would single out who did.
_QUESTIONS = f"""
    WITH {COUNTED}
    SELECT version_id FROM marked
    JOIN assessments_questionversion AS version ON version.id = marked.version_id
    WHERE version.kind IN ('single', 'multiple', 'true_false')
    GROUP BY version_id HAVING count(*) >= {LEAST}
    ORDER BY version_id
"""  # noqa: S608 -- made of our own constants
_RESPONSES = f"""
    WITH {COUNTED},
    common AS (
        SELECT version_id FROM marked GROUP BY version_id HAVING count(*) >= {LEAST}
    ),
    lettered AS (
        SELECT marked.attempt_id, marked.version_id, marked.points, (
            SELECT coalesce(string_agg(chr(64 + asked.place::int), '' ORDER BY asked.place), '')
            FROM jsonb_array_elements(version.content -> 'options')
                WITH ORDINALITY AS asked (option, place)
            JOIN unnest(item.tokens, item.options) AS shown (token, id)
                ON shown.id = asked.option ->> 'id'
            WHERE shown.token = ANY(response.tokens)
        ) AS letters
        FROM marked
        JOIN common USING (version_id)
        JOIN assessments_attemptitem AS item ON item.id = marked.item_id
        JOIN assessments_questionversion AS version ON version.id = marked.version_id
            AND version.kind IN ('single', 'multiple', 'true_false')
        LEFT JOIN assessments_response AS response ON response.item_id = marked.item_id
    )
    SELECT jsonb_agg(jsonb_build_array(version_id, letters, points))
    FROM lettered
    GROUP BY attempt_id
    ORDER BY md5(%(salt)s || attempt_id::text)
"""  # noqa: S608 -- made of our own constants
