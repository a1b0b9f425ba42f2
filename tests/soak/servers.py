"""The processes of the class: one of pages, two of sockets; one may be killed or asked to stop."""

import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from deploy.children import Children
from tests.faults.phone import Phone

PAGES, SOCKETS = "pages", ("sockets-0", "sockets-1")
SOUND = "lms.asgi:application"
PATIENCE_SECONDS = 120
SUPERVISOR_SECONDS = 1.0  # until a supervisor starts again what has ended
GRANIAN = str(Path(sys.executable).parent / "granian")


class Servers:
    """As deploy/README.md runs them; ``sockets`` is the application of a broken control."""

    def __init__(
        self, logs: Path, environment: Mapping[str, str], *, sockets: str = SOUND
    ) -> None:
        self.children = Children(logs, {**os.environ, **environment})
        self.sockets = sockets
        self.ports = {name: _free_port() for name in (PAGES, *SOCKETS)}

    def start(self) -> None:
        for name in self.ports:
            self._start(name)
        for name in self.ports:
            self._wait(name)

    def stop(self) -> None:
        self.children.stop()

    def kill(self, name: str) -> None:
        """Kill -9 of the process, whole."""
        process = self.children.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def ask_to_stop(self, name: str) -> float:
        """As a supervisor stops it for a new version; how long it took."""
        began = time.monotonic()
        process = self.children.running.pop(name)
        process.terminate()
        process.wait(PATIENCE_SECONDS)
        return time.monotonic() - began

    def restart(self, name: str) -> float:
        """What the supervisor does; how long until it answers."""
        began = time.monotonic()
        time.sleep(SUPERVISOR_SECONDS)
        self._start(name)
        self._wait(name)
        return time.monotonic() - began

    def complaints(self) -> int:
        """Tracebacks in what the processes wrote."""
        return sum(
            self.children.log(name).read_text(errors="replace").count("Traceback")
            for name in self.ports
        )

    def _start(self, name: str) -> None:
        port = ("--port", str(self.ports[name]))
        if name == PAGES:
            self.children.start(
                name, GRANIAN, "--interface", "asgi", "--host", "127.0.0.1", *port,
                "--log-level", "warning", "lms.hybrid:application",
            )  # fmt: skip
        else:
            self.children.start(
                name, sys.executable, "-m", "lms.sockets", *port, self.sockets
            )

    def _wait(self, name: str) -> None:
        """Until it answers, be it that there is no such page."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and self.children.fallen() is None:
            phone = Phone(self.ports[name], "")
            status = phone.get("/live").status
            phone.close()
            if status:
                return
            time.sleep(0.1)
        raise TimeoutError(self.children.log(name).read_text()[-2000:])


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
