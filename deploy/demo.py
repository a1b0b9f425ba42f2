"""./run demo: a province on one machine, one port, nothing to install beforehand."""

import argparse
import fcntl
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
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg2

from deploy import made, tables
from deploy.catalogues import compile_catalogues
from deploy.children import Children
from deploy.embedded import Embedded, EmbeddedError
from deploy.made import Made

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
PEOPLE = VAR / "demo_people.json"
DATABASE = "lms"
SEED = "64"
FIRST_ANSWER_SECONDS = 240  # of a machine that is busy with other things


class DemoError(Exception):
    """The demo cannot start; ``str()`` says what to do."""


class Demo:
    """One start of the demo, from the first step to Ctrl-C."""

    def __init__(self, choice: argparse.Namespace) -> None:
        self.choice = choice
        self.started = float(os.environ.get("RUN_STARTED", time.time()))
        self.server: Embedded | None = None
        self.is_new = False
        self.environment = {
            "LMS_TLS": "0",
            "LMS_DEMO": "1",
            "LMS_SECRET_KEY": _secret_key(),
            "LMS_BASE_URL": f"http://localhost:{choice.port}",
            "LMS_ALLOWED_HOSTS": "*",
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            "PYTHONUNBUFFERED": "1",
        }
        self.made = Made(VAR / "demo.json")
        self.children = Children(VAR / "log", self.environment)

    def say(self, words: str) -> None:
        print(f"{time.time() - self.started:5.1f} s  {words}", flush=True)

    def start(self) -> None:
        """Make what is missing, start the processes, tell the address and the people."""
        if self.choice.fresh:
            self._forget()
        if "DATABASE_URL" in os.environ:
            self.say("Using the database of DATABASE_URL")
        else:
            self._start_database()
        self._make_tables_and_statics()
        self._start_pages()
        self._make_province()
        self.children.start("worker", sys.executable, "manage.py", "qcluster")
        self.say("Ready")
        print(f"\n  http://localhost:{self.choice.port}/\n")
        if PEOPLE.exists():
            print(table(json.loads(PEOPLE.read_text())))
        print("\nCtrl-C stops everything.", flush=True)

    def wait(self) -> None:
        """Watch over the processes until Ctrl-C, or until one falls."""
        while (fallen := self.children.fallen()) is None:
            time.sleep(0.5)
        message = f"The {fallen} process ended by itself:\n{self._end_of_log(fallen)}"
        raise DemoError(message)

    def stop(self) -> None:
        print(flush=True)
        self.say("Stopping")
        self.children.stop()
        if self.server:
            self.server.stop()
        self.say("Stopped. What was entered stays in var/; start again with ./run demo")

    def _forget(self) -> None:
        self.say("Forgetting the last demo")
        server = Embedded(VAR / "postgres", lasting=True)
        server.stop()
        shutil.rmtree(server.home, ignore_errors=True)
        shutil.rmtree(VAR / "media", ignore_errors=True)
        shutil.rmtree(VAR / "private", ignore_errors=True)
        PEOPLE.unlink(missing_ok=True)
        self.made.forget()

    def _start_database(self) -> None:
        self.say("Starting PostgreSQL")
        self.server = Embedded(VAR / "postgres", lasting=True)
        self.server.start()
        connection = psycopg2.connect(self.server.url())
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
                self.made.forget()
                self.is_new = True
        connection.close()
        self.environment["DATABASE_URL"] = self.server.url(DATABASE)

    def _make_tables_and_statics(self) -> None:
        """Both at once: neither needs the other, and there are two cores."""
        schema, statics = made.tables(), made.statics()
        collecting = None
        if self.made["statics"] != statics:
            self.say("Collecting styles, scripts and fonts")
            collecting = self._manage("collectstatic", "--no-input", "--clear", "-v0")
        if self.made["tables"] != schema:
            self.say("Making the tables")
            if not (self.is_new and tables.load(self.environment["DATABASE_URL"])):
                self._finish(self._manage("migrate", "-v0"))
            self._finish(self._manage("lay_rounds", "-v0"))
            self.made["tables"] = schema
        compile_catalogues()
        if collecting:
            self._finish(collecting)
            self.made["statics"] = statics

    def _start_pages(self) -> None:
        self.say("Starting the pages")
        self.children.start(
            "web", str(Path(sys.executable).parent / "granian"),
            "--interface", "asgi", "--host", self.choice.host,
            "--port", str(self.choice.port), "--workers", str(self.choice.workers),
            "--log-level", "warning", "lms.hybrid:application",
        )  # fmt: skip
        until = time.monotonic() + FIRST_ANSWER_SECONDS
        while not _answers(self.choice.port):
            if time.monotonic() > until or self.children.fallen():
                message = f"The pages do not answer:\n{self._end_of_log('web')}"
                raise DemoError(message)
            time.sleep(0.1)
        self.say(f"The pages answer at http://localhost:{self.choice.port}/")

    def _make_province(self) -> None:
        size = self.choice.size or self.made["province"] or "province"
        if self.made["province"]:
            if size != self.made["province"]:
                self.say(f"The {self.made['province']} is kept; --fresh makes another")
            return
        self.say(f"Making the people of the demo ({size}, seed {SEED})")
        words = ["make_province", f"--size={size}", f"--seed={SEED}"]
        self._finish(self._manage(*words))
        self.made["province"] = size

    def _manage(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", *words]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment)

    def _finish(self, process: subprocess.Popen[bytes]) -> None:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
        if code:
            message = "This failed: " + " ".join(map(str, process.args))  # type: ignore[arg-type]
            raise DemoError(message)

    def _end_of_log(self, name: str) -> str:
        return self.children.log(name).read_text()[-2000:]


def table(people: list[dict[str, Any]]) -> str:
    """The demo people as columns: who, what they do, how they sign in."""
    if not people:
        return ""
    heads = [head for head in people[0] if head != "key"]
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
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, _interrupt)
    with (VAR / "demo.lock").open("w") as alone:
        try:
            fcntl.flock(alone, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("The demo of this folder is running already.", file=sys.stderr)
            return 1
        try:
            _check_port(choice.host, choice.port)
        except DemoError as error:
            print(error, file=sys.stderr)
            return 1
        return _run(Demo(choice))


def _run(demo: Demo) -> int:
    try:
        demo.start()
        demo.wait()
    except KeyboardInterrupt:
        return 0
    except (DemoError, EmbeddedError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # let the stopping finish
        demo.stop()
    return 0
