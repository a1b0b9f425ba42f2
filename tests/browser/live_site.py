"""The product as it is served, with its sockets, on the database of the test."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

START_SECONDS = 240


@contextmanager
def served(var: Path) -> Iterator[str]:
    """The address of granian with pages and sockets on one port (lms/hybrid.py).

    Use it in a fixture that stands before ``visit``: an open page whose server is gone
    calls for it, and that is a problem of the journey.
    """
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    told = connection.settings_dict
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lms.settings.dev",
        "DATABASE_URL": f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"
        + (f"&port={told['PORT']}" if told["PORT"] else ""),
        "LMS_SECRET_KEY": _key(),
        "LMS_VAR": str(var),
        "LMS_ALLOWED_HOSTS": "*",
    }
    server = subprocess.Popen(
        [str(Path(sys.executable).parent / "granian"), "--interface", "asgi",
         "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
         "--log-level", "warning", "lms.hybrid:application"],
        env=environment,
        start_new_session=True,
    )  # fmt: skip
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGKILL)  # nothing is left to be finished
        server.wait(60)


def _key() -> str:
    from django.conf import settings

    return str(settings.SECRET_KEY)


def _wait(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/live", timeout=30):
                return
        except OSError:
            time.sleep(0.2)
    message = "The pages do not answer."
    raise TimeoutError(message)
