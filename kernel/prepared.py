"""Queries of hot pages: made once a process, planned once a connection (ADR 27)."""

import copy
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, wraps
from hashlib import sha256
from inspect import signature
from typing import Any, get_type_hints
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet

# What a parameter is in SQL, and what stands for its value while the SQL is made.
_STANDS: dict[type, tuple[str, Callable[[int], Any]]] = {
    int: ("bigint", lambda place: 2_146_999_000 + place),
    UUID: ("uuid", lambda place: UUID(int=(0x5EED << 100) + place)),
    str: ("text", lambda place: f"the value of parameter {place}"),
    date: ("date", lambda place: date(8999, 1, 1) + timedelta(place)),
    datetime: (
        "timestamptz",
        lambda place: datetime(8999, 1, 1, tzinfo=UTC) + timedelta(place),
    ),
}


def prepared[**P, M: Model](build: Callable[P, QuerySet[M]]) -> Callable[P, list[M]]:
    """A function that asks what ``build`` describes, and returns the rows.

    ``build`` runs once in a process. Each parameter is by its annotation an int, str, UUID,
    date, datetime, or a model with a whole number as key; never None, and only handed on
    as a value of lookups: the shape of the query is the same for all values.

    Raises:
        TypeError: at the first call, where a parameter is not found in the query.
    """
    statement = _Statement(build)

    @wraps(build)
    def asked(*values: P.args, **named: P.kwargs) -> list[M]:
        given = statement.signature.bind(*values, **named).args if named else values
        return statement.rows([_key(one) for one in given])

    return asked


class _Statement:
    """One query: its SQL, the places of its parameters, and what reads its rows."""

    def __init__(self, build: Callable[..., QuerySet[Any]]) -> None:
        self.build = build
        self.signature = signature(build)

    def rows(self, values: Sequence[Any]) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        base, compiler = self._base, copy.copy(self._compiled[0])
        compiler.connection = connection
        compiler.as_sql = lambda: self._call(connection, values)
        asked = base.__class__(model=base.model, query=_Asked(base.query, compiler))
        for name in ("_iterable_class", "_prefetch_related_lookups"):
            setattr(asked, name, getattr(base, name))
        return list(asked)

    def _call(self, connection: Any, values: Sequence[Any]) -> tuple[str, Any]:
        """What is sent: the statement's name, but all of it where a pooler stands between."""
        if _has_pooler(connection):
            _, sql, parameters = self._compiled
            return sql, [_meant(one, self._stands, values, one) for one in parameters]
        return _call(connection, *self._named, len(values)), values

    @cached_property
    def _kinds(self) -> list[type]:
        hints = get_type_hints(self.build)
        return [hints[name] for name in self.signature.parameters]

    @cached_property
    def _stands(self) -> list[Any]:
        """What stands for each parameter's value."""
        return [
            _STANDS[_kept_as(kind)][1](place) for place, kind in enumerate(self._kinds)
        ]

    @cached_property
    def _base(self) -> Any:
        pairs = zip(self._kinds, self._stands, strict=True)
        return self.build(
            *(kind(pk=at) if issubclass(kind, Model) else at for kind, at in pairs)
        )

    @cached_property
    def _compiled(self) -> tuple[Any, str, tuple[Any, ...]]:
        connection = connections[DEFAULT_DB_ALIAS]
        compiler = self._base.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        for name, stand in zip(self.signature.parameters, self._stands, strict=True):
            if not any(_is(one, stand) for one in parameters):
                message = (
                    f"{self.build.__qualname__}: {name} is not a value of its query"
                )
                raise TypeError(message)
        return compiler, sql, parameters

    @cached_property
    def _named(self) -> tuple[str, str]:
        """The name on the server, and what makes a connection know it."""
        _, sql, parameters = self._compiled
        marks = [f"${number}" for number in range(1, len(self._kinds) + 1)]
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            literals = tuple(
                _meant(one, self._stands, marks, None)
                or cursor.cursor.mogrify("%s", [one]).decode()
                for one in parameters
            )
        types = ", ".join(_STANDS[_kept_as(kind)][0] for kind in self._kinds)
        body = f"{f'({types}) ' if types else ''}AS {sql % literals}"
        place = f"{self.build.__module__}_{self.build.__name__}".replace(".", "_")
        name = f"p_{place[-44:]}_{sha256(body.encode()).hexdigest()[:16]}"
        return name, f"PREPARE {name} {body}"


class Written:
    """A statement that is written out in SQL.

    Args:
        name: of its own in the whole product, by letters and ``_``.
        sql: with ``%(name)s`` for each parameter, ``%%`` for a per cent sign.
        kinds: the type in SQL of each parameter.
    """

    def __init__(self, name: str, sql: str, **kinds: str) -> None:
        self.sql, self.kinds = sql, kinds
        marks = {kind: f"${number}" for number, kind in enumerate(kinds, start=1)}
        self.name = f"w_{name}"
        types = ", ".join(kinds.values())
        self.text = f"PREPARE {self.name} ({types}) AS {sql % marks}"

    def call(self, **values: Any) -> tuple[str, Any]:
        """SQL and parameters for ``cursor.execute`` or ``objects.raw``, by this thread."""
        connection = connections[DEFAULT_DB_ALIAS]
        if _has_pooler(connection):
            return self.sql, values
        call = _call(connection, self.name, self.text, len(self.kinds))
        return call, [values[name] for name in self.kinds]


class _Asked:
    """In the place of a ``Query``: hands out the compiler that has the SQL already."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self.query, self.compiler = query, compiler

    def get_compiler(self, *_of: Any, **_with: Any) -> Any:
        return self.compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)


def columns_of(model: type[Model], alias: str) -> str:
    """All columns by name: ``*`` would fail where a migration adds one meanwhile."""
    return ", ".join(f"{alias}.{one.column}" for one in model._meta.concrete_fields)


def _has_pooler(connection: Any) -> bool:
    return bool(connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"))


def _call(connection: Any, name: str, text: str, count: int) -> str:
    """The call of the statement ``name``, of which the server knows from now on."""
    connection.ensure_connection()
    names: set[str]
    line, names = getattr(connection, "prepared_names", (None, set()))
    if line is not connection.connection:
        names = set()
        connection.prepared_names = connection.connection, names
    if name not in names:
        with connection.connection.cursor() as cursor:
            cursor.execute(text)
        names.add(name)
    marks = ", ".join(["%s"] * count)
    return f"EXECUTE {name} ({marks})" if marks else f"EXECUTE {name}"


def _kept_as(kind: type) -> type:
    return int if issubclass(kind, Model) else kind


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _is(value: Any, stand: Any) -> bool:
    return type(value) is type(stand) and bool(value == stand)


def _meant(
    value: Any, stands: Sequence[Any], meant: Sequence[Any], otherwise: Any
) -> Any:
    """What is ``meant`` by ``value``, if it is one of ``stands``."""
    pairs = zip(stands, meant, strict=True)
    return next((one for stand, one in pairs if _is(value, stand)), otherwise)
