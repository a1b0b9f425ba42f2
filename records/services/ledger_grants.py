"""Taking from a role of the database what nobody needs who only appends."""

from django.db import connection, transaction

_APPENDED = ("entry", "leaf", "head", "erasure")


@transaction.atomic
def restrict(*, role: str) -> None:
    """Let ``role`` read and append, and remove openings; nothing else, for ever.

    The triggers refuse the same; the grants hold where somebody disables the triggers. They
    mean nothing for the owner of the tables and for a superuser (docs/adr/0015-ledger.md).
    """
    name = connection.ops.quote_name(role)
    tables = [f"records_ledger{one}" for one in (*_APPENDED, "opening")]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"REVOKE ALL ON {table} FROM {name}")
            cursor.execute(f"GRANT SELECT, INSERT ON {table} TO {name}")
        cursor.execute(f"GRANT DELETE ON records_ledgeropening TO {name}")
