"""The PostgreSQL that is backed up: where its tools lie, as whom they run, how it is reached."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from deploy.embedded import Embedded, path_of, unprivileged

ARCHIVE = Path(__file__).with_name("archive.py")
DEBIAN = Path("/usr/lib/postgresql")
SUPERUSER = "postgres"
ARCHIVE_SECONDS = 60  # as long may pass before what was committed lies in the archive


class BackupError(Exception):
    """It cannot go on; ``str()`` says what to do."""


@dataclass(frozen=True)
class Server:
    """A running server on this machine.

    Args:
        tools: folder of its programs.
        user: the role with all rights.
        socket: folder of its unix socket.
        before: words before a command that make it run as the owner of its data.
        access: what the local socket of a restored server asks for, as pg_hba.conf says it.
    """

    tools: Path
    user: str
    socket: Path
    before: tuple[str, ...] = ()
    access: str = "trust"

    @classmethod
    def of_embedded(cls, server: Embedded) -> "Server":
        """Our own, out of the wheel."""
        tools = Path(path_of("postgres")).parent
        return cls(tools, "lms", server.socket, tuple(unprivileged()))

    @classmethod
    def of_debian(cls, version: str = "") -> "Server":
        """That of the machine, of ``version`` or the newest installed; needs root."""
        found = sorted(DEBIAN.glob(f"{version or '*'}/bin/pg_basebackup"), key=_number)
        if os.getuid() or not found:
            message = (
                f"Start it as root: there is no PostgreSQL {version} under {DEBIAN}, or it "
                "may not be used by you."
            )
            raise BackupError(message)
        before = ("runuser", "-u", SUPERUSER, "--")
        socket = Path("/var/run/postgresql")
        return cls(found[-1].parent, SUPERUSER, socket, before, "peer")

    def run(self, name: str, *words: str) -> str:
        """What a program of PostgreSQL says.

        Raises:
            BackupError: it fails, with the end of what it said.
        """
        command = [*self.before, str(self.tools / name), *words]
        done = subprocess.run(
            command, cwd="/", capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        if done.returncode:
            told = (done.stderr or done.stdout).strip()[-2000:]
            message = f"{name} failed: {told}"
            raise BackupError(message)
        return done.stdout

    def reach(self) -> list[str]:
        """Words that bring a program to this server."""
        return [f"--host={self.socket}", f"--username={self.user}", "--no-password"]

    def ask(self, sql: str, database: str = "postgres") -> str:
        """What the server answers to one statement, unadorned."""
        return self.run("psql", "-qtAX", *self.reach(), "-c", sql, database).strip()

    def lag(self) -> dict[str, str | int | None]:
        """How the archive stands.

        Keys: ``mode`` (on, off), ``failed`` (the segment that could not be kept since the
        last that was), ``waiting`` (segments that wait).
        """
        told = self.ask(
            "SELECT json_build_object('mode', current_setting('archive_mode'), 'failed',"
            " CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')"
            " THEN last_failed_wal END, 'waiting', (SELECT count(*) FROM"
            " pg_ls_archive_statusdir() WHERE name LIKE '%.ready')) FROM pg_stat_archiver"
        )
        found: dict[str, str | int | None] = json.loads(told)
        return found


def archive_settings(
    folder: Path, python: Path | str = sys.executable
) -> dict[str, str]:
    """The settings under which a server keeps its log in ``folder``.

    Raises:
        BackupError: the path has a sign that these settings cannot hold.
    """
    if set(str(folder)) & set("'\"%\\\n"):
        message = f"The path {folder} has a quote, % or backslash: choose another."
        raise BackupError(message)
    return {
        "archive_mode": "on",
        "archive_command": f'{_script(python)} keep "%p" "{folder}/wal/%f"',
        "archive_timeout": f"{ARCHIVE_SECONDS}s",
    }


def restore_command(folder: Path) -> str:
    """The setting by which a server gets its log back from ``folder``."""
    return f'{_script()} fetch "{folder}/wal/%f" "%p"'


def _script(python: Path | str = sys.executable) -> str:
    return f'"{python}" -I "{ARCHIVE}"'


def _number(path: Path) -> int:
    return int(path.parents[1].name)
