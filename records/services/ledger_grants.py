"""Taking from roles of the database what nobody needs who only appends, or only seals."""

from django.db import connection, transaction

_ENTERED = ("entry", "opening", "erasure")
_SEALED = ("leaf", "head")
_READ_BY_SEALER = ("entry", *_SEALED)


class NoSuchRole(ValueError):
    """The database knows no role of that name."""


@transaction.atomic
def restrict(*, role: str, sealer: str = "") -> None:
    """Let ``role`` read and append, and remove openings; nothing else, for ever.

    The triggers refuse the same; the grants hold where somebody disables the triggers. They
    mean nothing for the owner of the tables and for a superuser (docs/adr/0015-ledger.md).

    Args:
        sealer: the role that alone numbers entries and stores signed heads; it reads no
            opening and no other table. Empty: ``role`` seals too.

    Raises:
        NoSuchRole: there is no such role in the database.
    """
    for name in filter(None, (role, sealer)):
        _check(name)
    appended = _ENTERED if sealer else (*_ENTERED, *_SEALED)
    for table in (*_ENTERED, *_SEALED):
        _run("REVOKE ALL ON {table} FROM {role}", table, role)
        _run("GRANT SELECT ON {table} TO {role}", table, role)
        if table in appended:
            _run("GRANT INSERT ON {table} TO {role}", table, role)
        if sealer:
            _run("REVOKE ALL ON {table} FROM {role}", table, sealer)
    _run("GRANT DELETE ON {table} TO {role}", "opening", role)
    if sealer:
        for table in _READ_BY_SEALER:
            _run("GRANT SELECT ON {table} TO {role}", table, sealer)
        for table in _SEALED:
            _run("GRANT INSERT ON {table} TO {role}", table, sealer)


def _check(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            raise NoSuchRole(role)


def _run(sql: str, table: str, role: str) -> None:
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(sql.format(table=f"records_ledger{table}", role=name))
