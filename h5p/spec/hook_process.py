"""The hooks of libraries, run in a worker that can be killed."""

import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any, Self

from h5p.spec.names import LibraryRef
from h5p.spec.strict_json import read_json
from h5p.spec.upgrade import HookFault, Part, Step

WORKER = Path(__file__).with_name("hook_worker.py")
SECONDS = 5.0  # one answer may take, the start of the worker with it
ALL_SECONDS = 40.0  # all answers together may take
DEPTH = 200  # of what is given back; what is too deep for content is found later


def has_engine() -> bool:
    return find_spec("quickjs") is not None


class HookProcess:
    """Hooks as ``h5p.spec.upgrade`` asks for them; leave it as a context to end the worker.

    ``script_of`` gives a library's upgrades.js; "" where it has none.
    """

    def __init__(
        self, script_of: Callable[[LibraryRef], str], seconds: float = SECONDS
    ) -> None:
        self.script_of = script_of
        self.seconds = seconds
        self.left = ALL_SECONDS
        self.steps: dict[LibraryRef, list[Step]] = {}
        self.scripts: dict[LibraryRef, str] = {}
        self.hung: set[LibraryRef] = set()  # they are not asked again
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def known(self, library: LibraryRef) -> list[Step]:
        if library not in self.steps:
            self.scripts[library] = self.script_of(library)
            rows = self._ask(library, "known")["known"] if self.scripts[library] else []
            try:
                self.steps[library] = [Step(int(one), int(two)) for one, two in rows]
            except (TypeError, ValueError) as error:
                raise HookFault("hook-failed", library) from error
        return self.steps[library]

    def run(self, library: LibraryRef, steps: list[Step], part: Part) -> Part:
        named = json.dumps(part.params, sort_keys=True)
        done = self._ask(
            library,
            "run",
            steps=steps,
            params=part.params,
            extras={"metadata": part.metadata},
            seed=zlib.crc32(named.encode()),  # the same content gets the same ids
        )["done"]
        params, metadata = done.get("params"), done.get("metadata")
        if not isinstance(params, dict):
            raise HookFault("hook-unfinished", library)
        return Part(params, metadata if isinstance(metadata, dict) else {})

    def _ask(self, library: LibraryRef, do: str, **job: Any) -> dict[str, Any]:
        job |= {
            "do": do,
            "key": str(library),
            "name": library.name,
            "script": self.scripts[library],
        }
        if library in self.hung or self.left <= 0:
            raise HookFault("hook-too-long", library)
        process = self.process = self.process or self._begin()
        assert process.stdin is not None
        assert process.stdout is not None
        began = monotonic()
        timer = Timer(min(self.seconds, self.left), process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
            self.left -= monotonic() - began
        if not line:
            self._end()  # killed, or it fell: the next job gets a new one
            self.hung.add(library)
            raise HookFault("hook-too-long", library)
        try:
            answer = read_json(line.encode(), DEPTH)
        except ValueError as error:
            raise HookFault("hook-failed", library, str(error)) from error
        if "fault" in answer:
            if answer["fault"] == "hook-too-long":
                self.hung.add(library)
            raise HookFault(answer["fault"], library, str(answer["detail"]))
        found: dict[str, Any] = answer
        return found

    def _begin(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            text=True,
            encoding="utf-8",
        )

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        with process:  # its pipes are closed
            pass
