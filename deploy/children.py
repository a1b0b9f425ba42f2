"""Processes that live and die with the one that started them."""

import ctypes
import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
PATIENCE_SECONDS = 20


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Children:
    """Long-running processes with their logs in ``logs``; Ctrl-C does not reach them."""

    def __init__(self, logs: Path, environment: dict[str, str]) -> None:
        self.logs = logs
        self.environment = environment
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, *command: str) -> None:
        with self.log(name).open("wb") as log:
            self.running[name] = self._start(log, *command)

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def fallen(self) -> str | None:
        """The name of one that ended by itself."""
        for name, process in self.running.items():
            if process.poll() is not None:
                return name
        return None

    def stop(self) -> None:
        """Ask all to end, wait, and kill what is left of their groups."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + PATIENCE_SECONDS
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):  # its group is killed below
                process.wait(max(0.1, until - time.monotonic()))
            with suppress(ProcessLookupError):  # nothing is left
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.running.clear()

    def _start(self, log: IO[bytes], *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 -- no thread runs yet
        )
