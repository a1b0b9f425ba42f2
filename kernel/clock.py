"""The database's clock: the one that all servers share."""

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """The moment by the database's clock, which goes on within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment
