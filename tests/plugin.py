"""Brings PostgreSQL up before Django asks for it; given to pytest by ``-p``.

The tables are laid once in a template database, named after the migrations; each run and
each worker gets a copy of it. Runs in one checkout share the server.
"""

import fcntl
import os
from collections.abc import Generator
from pathlib import Path
from typing import IO

import psycopg2
import pytest

from deploy import tables
from deploy.catalogues import compile_catalogues
from deploy.embedded import Embedded, EmbeddedError

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "test"


class Server:
    """The server of this run: the one that DATABASE_URL names, or our own."""

    def __init__(self) -> None:
        HOME.mkdir(parents=True, exist_ok=True)
        self.embedded: Embedded | None = None
        self.in_use: IO[str] = (HOME / "in-use.lock").open("w")
        given = os.environ.get("DATABASE_URL")
        if given:
            self.url = given
        else:
            self.embedded = Embedded(HOME / "postgres", lasting=False)
            self.url = self.embedded.url()

    def start(self) -> None:
        with (HOME / "start.lock").open("w") as alone:
            fcntl.flock(alone, fcntl.LOCK_EX)
            fcntl.flock(self.in_use, fcntl.LOCK_SH)
            compile_catalogues()
            if self.embedded:
                self.embedded.start()
            template = f"template_{tables.mark()}"
            self._make_template(template)
            os.environ["LMS_TEST_TEMPLATE"] = template
            os.environ["LMS_TEST_RUN"] = str(os.getpid())
            os.environ["DATABASE_URL"] = self.url

    def stop(self) -> None:
        with (HOME / "start.lock").open("w") as alone:
            fcntl.flock(alone, fcntl.LOCK_EX)
            try:
                fcntl.flock(self.in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.in_use.close()
                return  # another run still uses it
            if self.embedded:
                self.embedded.stop()
            self.in_use.close()

    def _make_template(self, name: str) -> None:
        connection = psycopg2.connect(self.url)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database")
            there = {row[0] for row in cursor.fetchall()}
            if name not in there:
                unready = f"unready_{os.getpid()}"
                cursor.execute(f"CREATE DATABASE {unready} TEMPLATE template0")
                self._lay_tables(url_of(self.url, unready))
                cursor.execute(f"ALTER DATABASE {unready} RENAME TO {name}")
            for old in there:
                if old != name and (_is_stale(old) or old.startswith("template_")):
                    cursor.execute(f"DROP DATABASE IF EXISTS {old} WITH (FORCE)")
        connection.close()

    def _lay_tables(self, url: str) -> None:
        if not (self.embedded and tables.load(url)):
            tables.migrate(url)


def url_of(url: str, database: str) -> str:
    """``url`` with another database of the same server."""
    base, mark, options = url.partition("?")
    return f"{base.rpartition('/')[0]}/{database}{mark}{options}"


def _is_stale(database: str) -> bool:
    """Whether ``test_<pid>…`` or ``unready_<pid>`` was left by a process that is gone."""
    kind, _, rest = database.partition("_")
    pid = rest.partition("_")[0]
    return (
        kind in {"test", "unready"}
        and pid.isdigit()
        and not Path(f"/proc/{pid}").exists()
    )


def copy_anew(template: str = "") -> None:
    """Put a copy of the template in the place of the database of this process.

    Args:
        template: name of the database to copy; that with empty tables when not told.
    """
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache
    from django.db import connection, connections

    name = connection.settings_dict["NAME"]
    connections.close_all()
    _tell_server(
        f'DROP DATABASE "{name}" WITH (FORCE)',
        _copy_of(template or os.environ["LMS_TEST_TEMPLATE"], name),
    )
    cache.clear()
    ContentType.objects.clear_cache()


def keep_copy() -> str:
    """Keep the database of this process as it is now; the name to copy it from."""
    from django.db import connection, connections

    name = connection.settings_dict["NAME"]
    connections.close_all()
    _tell_server(
        f'DROP DATABASE IF EXISTS "{name}_kept"',
        _copy_of(name, f"{name}_kept"),
    )
    return f"{name}_kept"


def _copy_of(template: str, name: str) -> str:
    return f'CREATE DATABASE "{name}" TEMPLATE "{template}"'


def _tell_server(*statements: str) -> None:
    own = psycopg2.connect(os.environ["DATABASE_URL"])
    own.autocommit = True
    with own.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    own.close()


_server: Server | None = None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Start the server once, in the process that directs the workers."""
    global _server  # noqa: PLW0603 -- pytest keeps no place for it this early
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _server = Server()
        try:
            _server.start()
        except EmbeddedError as error:
            pytest.exit(str(error), returncode=3)
    return (yield)


def pytest_unconfigure() -> None:
    if _server is not None:
        _server.stop()
