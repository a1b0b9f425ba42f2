"""Rows into tables by COPY."""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import batched
from typing import Any

from django.db import connection, models

ROWS_A_TURN = 20_000


def copy_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> int:
    """Write ``rows`` into the table of ``model`` and return how many there were.

    Args:
        columns: names of the table's columns, as ``person_id``; with ``id`` the
            table's counter is set behind the highest.
        rows: values in the order of ``columns``; a dict or list is written as
            JSON, a pair of days as the period [from, until).
    """
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    command = f"COPY {table} ({names}) FROM STDIN"
    count = 0
    with connection.cursor() as cursor:
        for turn in batched(rows, ROWS_A_TURN):
            text = "".join("\t".join(map(_cell, row)) + "\n" for row in turn)
            cursor.copy_expert(command, io.StringIO(text))
            count += len(turn)
    if "id" in columns:
        _reset_counter(model)
    return count


@contextmanager
def without_checks() -> Iterator[None]:
    """Leave out the checks of foreign keys where the database user may do so.

    The rows were made to fit, and a test proves that they do; half of the time is saved.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        (may_skip,) = cursor.fetchone()
        if may_skip:
            cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            if may_skip and not connection.needs_rollback:
                cursor.execute("SET session_replication_role = DEFAULT")


def refresh_statistics(*loaded: type[models.Model]) -> None:
    """Let the planner know what has been loaded: into ``loaded``, or into all tables.

    Our tables by name: the catalogues that all databases share would be locked until the
    transaction ends.
    """
    names = [one._meta.db_table for one in loaded]
    with connection.cursor() as cursor:
        names = names or connection.introspection.table_names(cursor)
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, names))}")


@contextmanager
def joined_by_hash() -> Iterator[None]:
    """For queries on rows of which the planner knows nothing yet, and takes for none."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")


def ids_after(model: type[models.Model]) -> Iterator[int]:
    """Fresh ids for ``model``, one after the other."""
    highest = model._meta.base_manager.aggregate(top=models.Max("pk"))["top"]
    following = (highest or 0) + 1
    while True:
        yield following
        following += 1


def _escaped(text: str) -> str:
    return (
        text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
    )


def _period(days: tuple[date, date | None]) -> str:
    start, end = days
    return f"[{start},{end or ''})"


def _as_json(value: object) -> str:
    return _escaped(json.dumps(value, ensure_ascii=False))


# By type, as half a million rows pass here; what is not named is written by str().
_WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    str: _escaped,
    bool: lambda value: "t" if value else "f",
    dict: _as_json,
    list: _as_json,
    tuple: _period,
}


def _cell(value: Any) -> str:
    return _WRITERS.get(type(value), str)(value)


def _reset_counter(model: type[models.Model]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {table}"  # noqa: S608
            " HAVING max(id) IS NOT NULL",
            [table],
        )
