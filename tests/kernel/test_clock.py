"""Figures of a moment are read once all that may still write before it has ended."""

from collections.abc import Iterator
from datetime import datetime
from threading import Timer
from typing import Any

import pytest
from django.db import connection

from kernel.clock import StillWritten, database_now, wait_for_writers

pytestmark = [pytest.mark.django_db, pytest.mark.real_time]


@pytest.fixture
def writer() -> Iterator[Any]:
    """Another connection, in a transaction that has written something."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    yield other
    other.close()


def waits(moment: datetime) -> bool:
    try:
        wait_for_writers(moment, most_wait=0)
    except StillWritten:
        return True
    return False


def test_a38_moment_waits_for_those_who_began_before_it(writer):
    assert waits(database_now())

    writer.rollback()

    assert not waits(database_now())


def test_a38_who_began_later_is_not_waited_for(request):
    moment = database_now()
    request.getfixturevalue("writer")

    assert not waits(moment)


def test_a38_wait_ends_when_the_last_writer_ends(writer):
    ending = Timer(0.3, writer.connection.rollback)
    ending.start()

    wait_for_writers(database_now(), most_wait=20)

    ending.join()


def test_a38_reader_is_not_waited_for():
    reader = connection.copy()
    reader.set_autocommit(False)
    with reader.cursor() as cursor:
        cursor.execute("SELECT 1")

    assert not waits(database_now())
    reader.close()
