"""The tables as the migrations leave them, kept as SQL for an empty database.

Two hundred and more migrations, most of them Wagtail's, take a minute; what they leave
takes seconds. The file is made by ``./run tables`` from the migrations, which stay the
truth: a test compares. Where migrations came after the file, those alone are run; a file of
migrations that are no longer here is not used.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import psycopg2

from deploy.embedded import Embedded, EmbeddedError

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "deploy" / "tables.sql"
PACKAGES = ROOT / "requirements" / "demo.txt"
HEAD = "-- Made by ./run tables from the migrations. Of: "
EACH = "-- Our migrations: "
# pg_dump's remarks, and psql's own commands, which no server knows.
LEFT_OUT = re.compile(r"^(--.*|\\(un)?restrict .*|)\n", re.MULTILINE)
ROW = re.compile(r"^\t\(.*", re.MULTILINE)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*\+00")
SOME_MOMENT = "2026-06-01 00:00:00+00"
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def mark() -> str:
    """Digest of what the tables come from: our migrations, all packages' versions."""
    pins = re.findall(r"^[\w.-]+==\S+", PACKAGES.read_text(), re.MULTILINE)
    return _digest("\n".join([*_ours(), *pins]).encode(), 16)


def load(url: str) -> bool:
    """Fill the empty database at ``url`` from the file, all or nothing.

    Returns:
        False: there are migrations that the file knows nothing of, or it stands on some
        that are not here and nothing was done; migrate.
    """
    if not FILE.exists():
        return False
    text = FILE.read_text()
    first, second, *_ = text.split("\n", 2)
    is_whole = first == HEAD + mark()
    known = second.removeprefix(EACH).split() if second.startswith(EACH) else [second]
    if not (is_whole or set(known) <= set(_ours())):
        return False
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(text)
    finally:
        connection.close()
    return is_whole


def _ours() -> list[str]:
    """Our migrations with the digest of each, such as ``live/0001_live_sessions=0a1b2c3d``."""
    return [
        f"{file.parts[-3]}/{file.stem}={_digest(file.read_bytes(), 8)}"
        for file in sorted(ROOT.glob("*/migrations/0*.py"))
    ]


def _digest(content: bytes, length: int) -> str:
    return hashlib.sha256(content).hexdigest()[:length]


def migrate(url: str) -> None:
    """Run all migrations at ``url`` in a process of their own.

    Raises:
        EmbeddedError: they fail; with the end of what they said.
    """
    environment = {
        "LMS_SECRET_KEY": "for-tables-only-" + "0" * 50,
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
        **os.environ,
        "DATABASE_URL": url,
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        message = f"The migrations fail:\n{done.stderr[-4000:]}"
        raise EmbeddedError(message)


def make() -> str:
    """The file's text, from the migrations run on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="tables-") as home:
        server = Embedded(Path(home), lasting=False)
        server.start()
        try:
            make_database(server, "made")
            migrate(server.url("made"))
            heads = f"{HEAD}{mark()}\n{EACH}{' '.join(_ours())}\n"
            return heads + _steady(_dump(server, "made"))
        finally:
            server.stop()


def make_database(server: Embedded, name: str) -> None:
    """An empty database ``name`` on ``server``."""
    connection = psycopg2.connect(server.url())
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    connection.close()


def _dump(server: Embedded, name: str) -> str:
    """The SQL that makes database ``name`` again: tables, functions and seed rows."""
    said = server.tell(
        "pg_dump", f"--host={server.socket}", "--username=lms", "--no-owner",
        "--no-privileges", "--inserts", "--rows-per-insert=1000", name,
    )  # fmt: skip
    return LEFT_OUT.sub("", said)


def _steady(text: str) -> str:
    """``text`` with moments and random ids that are the same each time it is made."""
    known: dict[str, str] = {}

    def uid_of(found: re.Match[str]) -> str:
        number = len(known)
        made = uuid.uuid5(uuid.NAMESPACE_OID, f"tables of hoc-tap {number}")
        return known.setdefault(found[0], str(made))

    def row(found: re.Match[str]) -> str:
        return UID.sub(uid_of, MOMENT.sub(SOME_MOMENT, found[0]))

    return ROW.sub(row, text)
