"""The board's tables of points, and what members' facts add up to."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import QuerySet

from people.access import Actor, Permission, units_for
from records.kinds.rating import Standing
from records.models import ExportRun, RatingTable
from records.selectors.evaluation import BATCH, Facts


def rating_tables_for(user: Actor, permission: Permission) -> QuerySet[RatingTable]:
    """Those of the units of the user's grants, the newest first."""
    return (
        RatingTable.objects.filter(owner__in=units_for(user, permission))
        .select_related("owner", "laid_by")
        .order_by("-valid_from", "-laid_at", "-pk")
    )


def table_in_force(tables: QuerySet[RatingTable], run: ExportRun) -> RatingTable | None:
    """The newest of ``tables`` that was valid when the period of ``run`` ended."""
    return tables.filter(valid_from__lte=run.until_on).first()


def standings(facts: Facts) -> Iterator[tuple[tuple[str, ...], Standing]]:
    """Each member of the answer: code, name, code and name of the last unit; the counts."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_STANDINGS.format(table=facts.table))
        while batch := cursor.fetchmany(BATCH):
            for row in batch:
                yield row[:4], Standing(*row[4:])


_STANDINGS = """
    SELECT code, (array_agg(full_name ORDER BY place DESC))[1],
        (array_agg(unit_code ORDER BY place DESC))[1],
        (array_agg(unit ORDER BY place DESC))[1],
        count(*),
        count(*) FILTER (WHERE gate = '' AND participated = 'có'),
        count(*) FILTER (WHERE gate = '' AND completed = 'có'),
        count(*) FILTER (WHERE gate = '' AND passed = 'có'),
        count(*) FILTER (WHERE gate = '' AND mode = 'học bù'),
        count(*) FILTER (WHERE gate <> '')
    FROM {table} WHERE is_member AND required = 'có'
    GROUP BY code ORDER BY max(place)
"""
