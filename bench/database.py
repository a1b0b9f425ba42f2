"""The database of a measurement: durable, and empty but for the tables."""

import os
from pathlib import Path
from typing import Self

import django
import psycopg2
from django.core.management import call_command
from django.db import connections
from psycopg2 import sql

from deploy import tables
from deploy.embedded import Embedded

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "bench"
DATABASE = "bench"


class Place:
    """A server for one measurement.

    Used in a ``with``: inside, Django is set up upon the empty database.
    """

    def __init__(self) -> None:
        self.server = Embedded(HOME / "postgres", lasting=True)
        self.is_ours = False

    def __enter__(self) -> Self:
        self.is_ours = self.server.start()
        self._make_anew()
        os.environ["DATABASE_URL"] = self.server.url(DATABASE)
        os.environ.setdefault("LMS_SECRET_KEY", "of-measurements-only-" + "0" * 50)
        os.environ.setdefault("LMS_VAR", str(HOME))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.base")
        django.setup()
        if not tables.load(os.environ["DATABASE_URL"]):
            call_command("migrate", verbosity=0)
        return self

    def __exit__(self, *failure: object) -> None:
        connections.close_all()
        if self.is_ours:
            self.server.stop()

    @staticmethod
    def server_pid() -> int:
        """The server's first process; all others are below it."""
        lines = (HOME / "postgres" / "data" / "postmaster.pid").read_text()
        return int(lines.split()[0])

    def _make_anew(self) -> None:
        name = sql.Identifier(DATABASE)
        line = psycopg2.connect(self.server.url())
        line.autocommit = True
        with line.cursor() as cursor:
            cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(name))
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(name))
        line.close()
