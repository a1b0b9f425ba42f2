"""Papers drawn ahead: laid in store, taken by whoever starts, thrown away by a change.

A paper in store is what the draw would give at that moment: same blueprint, same pool,
a seed of its own. Who changes the bank or the blueprint forgets what was drawn, in the
same transaction and under the bank's lock, so no paper outlives what it was drawn from.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from assessments.kinds.draw import Candidate, Drawn, Line, draw_paper, shortages
from assessments.models import Attempt, DrawnPaper, QuestionBank, Quiz
from assessments.selectors.pool import lines_of, pool_of
from courses.models import CourseRun, Enrolment
from kernel.prepared import Written, columns_of
from kernel.queue import progress

AHEAD = timedelta(hours=24)  # before a run opens
BATCH = 200  # papers a transaction: others wait for the bank's lock no longer

_TAKE = Written(
    "take_paper",
    """
WITH taken AS (
    DELETE FROM assessments_drawnpaper
    WHERE enrolment_id = %(enrolment)s AND quiz_id = %(quiz)s
    RETURNING seed, items
), fit AS (
    SELECT seed, items FROM taken
    WHERE NOT EXISTS (
        SELECT FROM jsonb_to_recordset(items) AS item (version bigint)
        LEFT JOIN assessments_questionversion v
            ON v.id = item.version AND v.state = 'approved'
        WHERE v.id IS NULL
    )
), begun AS (
    INSERT INTO assessments_attempt
        (uid, quiz_id, person_id, enrolment_id, number, seed, state, lease,
         started_at, deadline_at)
    SELECT gen_random_uuid(), %(quiz)s, %(person)s, %(enrolment)s, %(number)s, seed,
        'open', gen_random_uuid(), statement_timestamp(),
        statement_timestamp() + %(lasting)s
    FROM fit
    RETURNING *
), laid AS (
    INSERT INTO assessments_attemptitem
        (uid, attempt_id, position, version_id, tokens, options)
    SELECT gen_random_uuid(), begun.id, item.position, (item.told ->> 'version')::bigint,
        ARRAY(SELECT jsonb_array_elements_text(item.told -> 'tokens')),
        ARRAY(SELECT jsonb_array_elements_text(item.told -> 'options'))
    FROM begun, fit, jsonb_array_elements(fit.items)
        WITH ORDINALITY AS item (told, position)
)
SELECT {columns} FROM begun
""".format(columns=columns_of(Attempt, "begun")),  # noqa: S608 -- names of ours
    enrolment="bigint",
    quiz="bigint",
    person="bigint",
    number="int",
    lasting="interval",
)


def take_paper(
    *, quiz: Quiz, enrolment: Enrolment, number: int, lasting: timedelta
) -> Attempt | None:
    """Begin an attempt with the paper in store; None if there is none that still holds.

    One statement: it takes the paper, lays it, and writes the deadline by the
    database's clock. A paper with a question that is no longer approved is dropped.
    The caller holds the enrolment's lock.
    """
    asked = _TAKE.call(
        quiz=quiz.pk,
        enrolment=enrolment.pk,
        person=enrolment.person_id,
        number=number,
        lasting=lasting,
    )
    for attempt in Attempt.objects.raw(*asked):
        attempt.quiz, attempt.enrolment = quiz, enrolment
        return attempt
    return None


def draw_ahead(*, quiz: Quiz, run: CourseRun, most: int | None = None) -> int:
    """Draw for those of ``run`` who have neither a paper nor an attempt; how many.

    Twice over it finds nothing to do. A bank too small draws nothing: the readiness of
    the test says so to its people.

    Args:
        most: stop after so many; all if not given.
    """
    waiting = list(without_paper(quiz, run).values_list("pk", flat=True)[:most])
    drawn = 0
    for begin in range(0, len(waiting), BATCH):
        laid = _draw_batch(quiz, waiting[begin : begin + BATCH])
        if not laid:
            break
        drawn += laid
        progress(drawn, len(waiting))
    return drawn


def forget_papers(*, bank_id: int) -> int:
    """Throw away what was drawn from a bank, for it or a blueprint changes; how many.

    Called inside the transaction of the change.
    """
    QuestionBank.objects.select_for_update(no_key=True).get(pk=bank_id)
    return DrawnPaper.objects.filter(quiz__bank=bank_id).delete()[0]


@transaction.atomic
def clear_papers(*, now: datetime) -> int:
    """Throw away the papers of runs that have closed; how many."""
    return DrawnPaper.objects.filter(enrolment__run__closes_at__lte=now).delete()[0]


def without_paper(quiz: Quiz, run: CourseRun) -> QuerySet[Enrolment]:
    """The active enrolments of ``run`` with neither paper nor attempt, in order."""
    mine = {"enrolment": OuterRef("pk"), "quiz": quiz}
    return Enrolment.objects.filter(
        ~Exists(DrawnPaper.objects.filter(**mine)),
        ~Exists(Attempt.objects.filter(**mine)),
        run=run,
        state=Enrolment.State.ACTIVE,
    ).order_by("pk")


@transaction.atomic
def _draw_batch(quiz: Quiz, enrolments: list[int]) -> int:
    QuestionBank.objects.select_for_update(no_key=True).get(pk=quiz.bank_id)
    quiz.refresh_from_db(fields=["shuffle", "exposure_cap", "rests"])
    if quiz.is_rationed:  # each start takes its own hand
        return 0
    lines = lines_of(quiz)
    pool = pool_of(quiz.bank_id, lines)
    if not lines or shortages(lines, pool):
        return 0
    papers = [_drawn(quiz, one, lines, pool) for one in enrolments]
    return len(DrawnPaper.objects.bulk_create(papers, ignore_conflicts=True))


def _drawn(
    quiz: Quiz, enrolment: int, lines: list[Line], pool: list[Candidate]
) -> DrawnPaper:
    seed = secrets.randbits(62)
    paper = draw_paper(lines, pool, seed, shuffle=quiz.shuffle)
    return DrawnPaper(
        quiz=quiz,
        enrolment_id=enrolment,
        seed=seed,
        items=[_item(one) for one in paper],
    )


def _item(drawn: Drawn) -> dict[str, Any]:
    return {
        "version": drawn.candidate.id,
        "tokens": list(drawn.tokens),
        "options": list(drawn.options),
    }
