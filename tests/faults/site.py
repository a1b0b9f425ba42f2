"""The product as a province runs it, in a folder of its own, and the killing of its parts."""

import http.client
import io
import os
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

import django
import psycopg2
from django.core.management import call_command
from django.db import connections

from deploy import tables
from deploy.children import Children
from deploy.embedded import Embedded

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "faults"
DATABASE = "faults"
PATIENCE_SECONDS = 240
# The log's own writer sleeps, so that only a commit that waits for the disk is safe from
# kill -9: else the file cache would hide the loss that a power cut brings.
LAZY_WRITER = {"wal_writer_delay": "10s", "wal_writer_flush_after": "1GB"}

EMPTY = "TRUNCATE people_unit, people_person, people_user, courses_course CASCADE"


class Site:
    """PostgreSQL, two processes of pages and the task worker.

    Args:
        data: folder of the database; made when it is missing.
        settings: Django's; the product's own, but for a broken control.
        lasting: whether a commit waits for the disk; off for a broken control.
    """

    def __init__(
        self, data: Path, *, settings: str = "lms.settings.production",
        lasting: bool = True,
    ) -> None:  # fmt: skip
        self.server = Embedded(data, lasting=True)
        self.server.settings |= LAZY_WRITER
        if not lasting:
            self.server.settings["synchronous_commit"] = "off"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {
            **os.environ,
            "DATABASE_URL": self.server.url(DATABASE),
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(ROOT),
        }
        self.children = Children(HOME / "log", environment)

    def start(self) -> None:
        self.server.start()
        self.start_pages()
        self.start_worker()

    def stop(self) -> None:
        self.children.stop()
        self.server.stop()

    def start_pages(self) -> None:
        self.children.start(
            "pages", str(Path(sys.executable).parent / "granian"),
            "--interface", "asgi", "--host", "127.0.0.1", "--port", str(self.port),
            "--workers", "2", "--respawn-failed-workers",
            "--log-level", "warning", "lms.hybrid:application",
        )  # fmt: skip
        self._wait_for_pages()

    def start_worker(self) -> None:
        self.children.start("worker", sys.executable, "manage.py", "qcluster")

    def kill_a_page_worker(self, place: int) -> None:
        """Kill -9 of one of the processes that serve pages; granian makes another."""
        workers = below(self.children.running["pages"].pid)
        os.kill(workers[place % len(workers)], signal.SIGKILL)

    def kill(self, name: str) -> None:
        """Kill -9 of ``pages`` or ``worker``, whole."""
        process = self.children.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_database(self) -> None:
        """Kill -9 of every process of PostgreSQL: what only its memory knew is gone."""
        postmaster = int(self._pid_file().read_text().split()[0])
        family = [postmaster, *below(postmaster)]
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until = time.monotonic() + PATIENCE_SECONDS
        while any(map(is_alive, family)) and time.monotonic() < until:
            time.sleep(0.02)

    def stop_database_at_once(self) -> None:
        """PostgreSQL's own emergency stop: no checkpoint, recovery at the next start."""
        postmaster = int(self._pid_file().read_text().split()[0])
        os.kill(postmaster, signal.SIGQUIT)
        while is_alive(postmaster):
            time.sleep(0.02)

    def start_database(self) -> None:
        """Start PostgreSQL again; one just killed may be taken for running a while."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.server.start():
            if time.monotonic() > until:
                raise TimeoutError(self.server.log.read_text()[-2000:])
            time.sleep(0.2)

    def has_database(self) -> bool:
        return self.server.is_running()

    def faults(self) -> str:
        """What ``/ready`` complains of."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request("GET", "/ready")
        return line.getresponse().read().decode()

    def _pid_file(self) -> Path:
        return self.server.data / "postmaster.pid"

    def _wait_for_pages(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            with suppress(OSError):
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                line.request("GET", "/live")
                if line.getresponse().status == http.HTTPStatus.OK:
                    return
            time.sleep(0.1)
        raise TimeoutError(self.children.log("pages").read_text()[-2000:])


def make_ready(home: Path = HOME, *, afresh: bool = False) -> None:
    """Set this process up upon a harness's folder, and bring its database up to date."""
    home.mkdir(parents=True, exist_ok=True)
    server = Embedded(home / "postgres", lasting=True)
    if afresh:
        server.stop()
        shutil.rmtree(home / "postgres", ignore_errors=True)
    os.environ |= {
        "DATABASE_URL": server.url(DATABASE),
        "DJANGO_SETTINGS_MODULE": "lms.settings.production",
        "LMS_SECRET_KEY": "of-the-fault-harness-" + "0" * 50,
        "LMS_TLS": "0",
        "LMS_ALLOWED_HOSTS": "*",
        "LMS_VAR": str(home),
    }
    server.start()
    _create_database(server)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("lay_rounds", verbosity=0, stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    _execute(server.url(DATABASE), EMPTY)
    server.stop()


def _create_database(server: Embedded) -> None:
    url = server.url()
    if not _execute(url, f"SELECT FROM pg_database WHERE datname = '{DATABASE}'"):
        _execute(url, f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        tables.load(server.url(DATABASE))


def _execute(url: str, statement: str) -> int:
    """How many rows it found."""
    line = psycopg2.connect(url)
    line.autocommit = True
    with line.cursor() as cursor:
        cursor.execute(statement)
        count = cursor.rowcount
    line.close()
    return count


def below(pid: int) -> list[int]:
    """The processes whose parent is ``pid``, oldest first."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                words = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(words[1]) == pid:
                    found.append(int(folder.name))
    return sorted(found)


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that is dead and not yet fetched does not."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        )
    except OSError:
        return False
