"""From ``./run demo`` in a fresh copy to the first page, and to the first page again.

Everything is made anew: environment, packages, fonts, database, tables, static files. The
caches of the package managers are left as they are, as on a machine that has seen uv and
npm before; the interpreter is looked for as ``run`` does.
"""

import http.client
import os
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.table import show

ROOT = Path(__file__).resolve().parents[1]
LONGEST_SECONDS = 900
FOREIGN = {"DATABASE_URL", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE", "RUN_STARTED"}


def run(size: int | None) -> dict[str, Any]:
    """Start a copy of the last commit twice; ``size`` below 10,000 is the small one."""
    folder = Path(tempfile.mkdtemp(prefix="cold-"))
    copy = folder / "copy"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
    province = "small" if size and size < 10_000 else "province"
    try:
        cold = _start(copy, province)
        warm = _start(copy, province)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show([{"start": "cold", **cold}, {"start": "again", **warm}])
    return {
        **cold,
        "again_first_page_s": warm["first_page_s"],
        "again_ready_s": warm["ready_s"],
        "size": province,
    }


def _start(copy: Path, province: str) -> dict[str, float]:
    port = _free_port()
    environment = {key: word for key, word in os.environ.items() if key not in FOREIGN}
    before = _cpu()
    started = time.monotonic()
    with (copy / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            ["./run", "demo", f"--port={port}", f"--size={province}"],
            cwd=copy,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        first = _wait(lambda: _answers(port), process, copy) - started
        told = _wait(
            lambda: b"Ctrl-C" in (copy / "said.txt").read_bytes(), process, copy
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    return {
        "first_page_s": round(first, 1),
        "ready_s": round(told - started, 1),
        "cpu_s": round(_cpu() - before, 1),
    }


def _wait(happened: Any, process: subprocess.Popen[bytes], copy: Path) -> float:
    until = time.monotonic() + LONGEST_SECONDS
    while not happened():
        if process.poll() is not None or time.monotonic() > until:
            message = (copy / "said.txt").read_text()
            raise RuntimeError(message)
        time.sleep(0.1)
    return time.monotonic()


def _answers(port: int) -> bool:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asked.request("GET", "/")
        return asked.getresponse().status in {200, 302}
    except OSError:
        return False
    finally:
        asked.close()


def _cpu() -> float:
    """CPU seconds of all processes that have ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
