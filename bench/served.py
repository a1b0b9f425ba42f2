"""The product as it is served, for measurements over HTTP."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Self

from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.database import HOME
from people.models import User

START_SECONDS = 300  # a busy machine takes long
STOP_SECONDS = 20


class Served:
    """granian with the pages on a free port of this machine; used in a ``with``.

    Args:
        workers: as many processes with the pages alone, as a province is served;
            None is the one process of a small site (ADR 0004).
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers
        with socket.socket() as any_port:
            any_port.bind(("127.0.0.1", 0))
            self.port = any_port.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            "LMS_TLS": "0",
            "LMS_ALLOWED_HOSTS": "*",
            "LMS_VAR": str(HOME),
        }
        manage = [sys.executable, "manage.py", "collectstatic", "--no-input"]
        subprocess.run([*manage, "--verbosity=0"], env=environment, check=True)
        self.process = subprocess.Popen(
            [str(Path(sys.executable).parent / "granian"), "--host", "127.0.0.1",
             "--port", str(self.port), "--log-level", "warning", *self._application()],
            env=environment,
            start_new_session=True,  # its processes end together
        )  # fmt: skip
        try:
            self._wait()
        except TimeoutError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *failure: object) -> None:
        """Stop it; a request that is still on its way may hold it up, but not for ever."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(STOP_SECONDS)

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def _application(self) -> list[str]:
        if self.workers is None:
            return ["--interface", "asgi", "--workers", "1", "lms.hybrid:application"]
        return ["--interface", "asgi", "--workers", str(self.workers),
                "lms.hybrid:application"]  # fmt: skip

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            with closing(self.line()) as line, suppress(OSError):
                line.request("GET", "/live")
                with line.getresponse() as answer:
                    if answer.status == http.HTTPStatus.OK:
                        return
            time.sleep(0.1)
        message = "The pages do not answer."
        raise TimeoutError(message)


def cookie_of(user: User, *posts: str) -> str:
    """The cookie of a session of ``user`` that has sent empty forms to ``posts``."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    for path in posts:
        assert client.post(path).status_code < HTTPStatus.BAD_REQUEST, path
    return f"sessionid={client.cookies['sessionid'].value}"


def make_province(size: str = "province") -> None:
    call_command("make_province", size=size)
    with connection.cursor() as cursor:  # what comes after a load is not a page's
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("CHECKPOINT")
