"""./run demo: a province on one machine, one port, nothing to install beforehand."""

import argparse
import fcntl
import hashlib
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg2

from deploy.catalogues import compile_catalogues
from deploy.children import Children
from deploy.embedded import Embedded

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
PEOPLE = VAR / "demo_people.json"
MADE = VAR / "demo.json"  # what the last start has made, by the marks of its sources
DATABASE = "lms"
SEED = "64"
FIRST_ANSWER_SECONDS = 60


class DemoError(Exception):
    """The demo cannot start; ``str()`` says what to do."""


class Demo:
    """One start of the demo, from the first step to Ctrl-C."""

    def __init__(self, choice: argparse.Namespace) -> None:
        self.choice = choice
        self.started = float(os.environ.get("RUN_STARTED", time.time()))
        self.server: Embedded | None = None
        self.made: dict[str, str] = {}
        self.environment = {
            "LMS_TLS": "0",
            "LMS_SECRET_KEY": _secret_key(),
            "LMS_BASE_URL": f"http://localhost:{choice.port}",
            "LMS_ALLOWED_HOSTS": "*",
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            "PYTHONUNBUFFERED": "1",
        }

    def say(self, words: str) -> None:
        print(f"{time.time() - self.started:5.1f} s  {words}", flush=True)

    def prepare(self) -> None:
        """Database, tables, translations, static files, people."""
        if "DATABASE_URL" in os.environ:
            self.say("Using the database of DATABASE_URL")
        else:
            self._start_database()
        if MADE.exists():
            self.made = json.loads(MADE.read_text())
        if not self._is_made("tables", _migrations()):
            self.say("Making the tables")
            self._manage("migrate", "--verbosity=0")
            self._manage("lay_rounds", "--verbosity=0")
            self._mark("tables", _migrations())
        compile_catalogues()
        if not self._is_made("static", _statics()):
            self.say("Collecting styles, scripts and fonts")
            self._manage("collectstatic", "--no-input", "--clear", "--verbosity=0")
            self._mark("static", _statics())
        self._make_province()

    def serve(self) -> None:
        """Start the worker and the pages, tell the address, wait for Ctrl-C."""
        children = Children(VAR / "log", self.environment)
        try:
            children.start("worker", sys.executable, "manage.py", "qcluster")
            children.start(
                "web", str(Path(sys.executable).parent / "granian"),
                "--interface", "asgi", "--host", self.choice.host,
                "--port", str(self.choice.port), "--workers", str(self.choice.workers),
                "--log-level", "warning", "lms.hybrid:application",
            )  # fmt: skip
            self._wait_for_first_page(children)
            self._tell()
            while (fallen := children.fallen()) is None:
                time.sleep(0.5)
            end = children.log(fallen).read_text()[-2000:]
            message = f"The {fallen} process ended by itself:\n{end}"
            raise DemoError(message)
        finally:
            print(flush=True)
            self.say("Stopping")
            children.stop()

    def stop(self) -> None:
        if self.server:
            self.server.stop()
        self.say("Stopped. What was entered stays in var/; start again with ./run demo")

    def _start_database(self) -> None:
        self.server = Embedded(VAR / "postgres", lasting=True)
        if self.choice.fresh:
            self.say("Removing the last demo")
            self.server.stop()
            shutil.rmtree(self.server.home, ignore_errors=True)
            shutil.rmtree(VAR / "media", ignore_errors=True)
            MADE.unlink(missing_ok=True)
            PEOPLE.unlink(missing_ok=True)
        self.say("Starting PostgreSQL")
        self.server.start()
        connection = psycopg2.connect(self.server.url())
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
                MADE.unlink(missing_ok=True)
        connection.close()
        self.environment["DATABASE_URL"] = self.server.url(DATABASE)

    def _make_province(self) -> None:
        size = self.choice.size or self.made.get("province") or "province"
        if self.made.get("province"):
            if size != self.made["province"]:
                self.say(f"The {self.made['province']} is kept; --fresh makes another")
            return
        if not list(ROOT.glob("*/management/commands/make_province.py")):
            return
        self.say(f"Making the people of the demo ({size}, seed {SEED})")
        self._manage("make_province", f"--size={size}", f"--seed={SEED}")
        self._mark("province", size)

    def _manage(self, *words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=False)
        if done.returncode:
            message = f"This failed: manage.py {' '.join(words)}"
            raise DemoError(message)

    def _is_made(self, what: str, mark: str) -> bool:
        return self.made.get(what) == mark

    def _mark(self, what: str, mark: str) -> None:
        self.made[what] = mark
        MADE.write_text(json.dumps(self.made))

    def _wait_for_first_page(self, children: Children) -> None:
        self.say("Starting the pages and the worker")
        until = time.monotonic() + FIRST_ANSWER_SECONDS
        while time.monotonic() < until and children.fallen() is None:
            if _answers(self.choice.port):
                return
            time.sleep(0.1)
        end = children.log("web").read_text()[-2000:]
        message = f"The pages do not answer:\n{end}"
        raise DemoError(message)

    def _tell(self) -> None:
        self.say("Ready")
        print(f"\n  http://localhost:{self.choice.port}/\n")
        if PEOPLE.exists():
            print(table(json.loads(PEOPLE.read_text())))
        print("\nCtrl-C stops everything.", flush=True)


def table(people: list[dict[str, Any]]) -> str:
    """The demo people as columns: who, what they do, how they sign in."""
    if not people:
        return ""
    heads = list(people[0])
    rows = [[str(one.get(head, "")) for head in heads] for one in people]
    widths = [
        max(len(row[place]) for row in [heads, *rows]) for place in range(len(heads))
    ]
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join(
        "  "
        + "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True))
        for line in lines
    )


def _answers(port: int) -> bool:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asked.request("GET", "/live")
        return asked.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        asked.close()


def _secret_key() -> str:
    file = VAR / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def _fingerprint(files: Iterable[Path]) -> str:
    mark = hashlib.sha256()
    for file in sorted(files):
        stat = file.stat()
        mark.update(f"{file} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def _migrations() -> str:
    packages = ROOT / "requirements" / "demo.txt"
    return _fingerprint(
        [packages, *ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/apps.py")]
    )


def _statics() -> str:
    files = [file for file in (ROOT / "static").rglob("*") if file.is_file()]
    stamps = [
        ROOT / "node_modules" / "installed.txt",
        ROOT / "requirements" / "demo.txt",
    ]
    return _fingerprint([*files, *(one for one in stamps if one.exists())])


def _check_port(host: str, port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            message = (
                f"Port {port} cannot be used ({error.strerror}). Try --port {port + 1}"
            )
            raise DemoError(message) from error


def _choice(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument(
        "--size", choices=["small", "province"], help="default: province"
    )
    parser.add_argument("--fresh", action="store_true", help="forget the last demo")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones in")
    parser.add_argument("--workers", type=int, default=2, help="processes for pages")
    return parser.parse_args(words)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(*words: str) -> int:
    choice = _choice(list(words))
    signal.signal(signal.SIGTERM, _interrupt)
    with (VAR / "demo.lock").open("w") as alone:
        try:
            fcntl.flock(alone, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("The demo of this folder is running already.", file=sys.stderr)
            return 1
        demo = Demo(choice)
        try:
            _check_port(choice.host, choice.port)
            demo.prepare()
            demo.serve()
        except KeyboardInterrupt:
            return 0
        except DemoError as error:
            print(f"\n{error}", file=sys.stderr)
            return 1
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # let the stopping finish
            demo.stop()
    return 0
