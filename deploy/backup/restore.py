"""The way back: a base, the log up to a moment, and a server of its own to look at it."""

import os
import re
import shlex
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from deploy.backup.base import Generation, generations, missing_segments
from deploy.backup.server import BackupError, Server, restore_command

MOST_SECONDS = 86_400  # that reading the log may take
_LAST = re.compile(r"last completed transaction was at log time (.+)")
_RESTORED = re.compile(r'restored log file "([0-9A-F]{24})"')


@dataclass(frozen=True)
class Recovered:
    """What came back.

    Args:
        generation: from which base.
        last: the moment of the last transaction read from the log, as PostgreSQL says it;
            empty if nothing was changed after the base.
        segments: of 16 MB, read from the archive.
        seconds: from the first check to a server that answers.
        megabytes: on the disk.
    """

    generation: Generation
    last: str
    segments: int
    seconds: float
    megabytes: int


def choose(folder: Path, until: datetime | None) -> Generation:
    """The newest base that was whole before ``until``.

    Raises:
        BackupError: there is none.
    """
    found = generations(folder)
    if not found:
        message = (
            f"There is no whole backup in {folder / 'base'}. Is this the right folder?"
        )
        raise BackupError(message)
    early = [one for one in found if until is None or one.ended_at <= until]
    if not early:
        first = f"{found[0].ended_at:%Y-%m-%d %H:%M:%S%z}"
        message = f"The first moment that can be restored is {first}."
        raise BackupError(message)
    return early[-1]


class Private:
    """A server on restored data that nobody else reaches, and that archives nothing.

    What it writes waits in its data for the archive of the server that goes on from it.
    """

    def __init__(self, tools: Server, data: Path) -> None:
        self.data = data
        self.work = Path(tempfile.mkdtemp(prefix="hoc-tap-restore-"))
        self.server = replace(tools, socket=self.work)
        self.log = self.work / "postgres.log"
        self.log.touch()
        (self.work / "server.conf").touch()
        (self.work / "access.conf").write_text(f"local all all {tools.access}\n")
        if tools.access == "peer":
            for one in (self.work, self.log):
                shutil.chown(one, tools.user, tools.user)
            self.work.chmod(0o755)
            for name in ("server.conf", "access.conf"):
                (self.work / name).chmod(0o644)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.stop()
        shutil.rmtree(self.work, ignore_errors=True)

    def start(self, **settings: str) -> None:
        """Start and wait until it answers; with ``recovery.signal`` that is after the log.

        Raises:
            BackupError: it does not; with the end of its log.
        """
        chosen = {
            "config_file": str(self.work / "server.conf"),
            "hba_file": str(self.work / "access.conf"),
            "unix_socket_directories": str(self.work),
            "listen_addresses": "",
            "shared_preload_libraries": "",
            "logging_collector": "off",
            "log_destination": "stderr",
            "lc_messages": "C",
            "hot_standby": "off",  # else it asks for as many connections as there were
            "archive_mode": "on",
            "archive_command": "",
            **settings,
        }
        options = " ".join(f"-c {shlex.quote(f'{k}={v}')}" for k, v in chosen.items())
        log = ["--silent", f"--log={self.log}", f"--timeout={MOST_SECONDS}"]
        try:
            self.server.run(
                "pg_ctl", "start", "--wait", *log, f"--pgdata={self.data}",
                f"--options={options}",
            )  # fmt: skip
        except BackupError as error:
            raise BackupError(self._end()) from error
        while not self._answers():  # while the log is read nobody is let in
            if not (self.data / "postmaster.pid").exists():
                raise BackupError(self._end())
            time.sleep(0.1)

    def _end(self) -> str:
        return f"PostgreSQL does not start:\n{self.log.read_text()[-3000:]}"

    def _answers(self) -> bool:
        try:
            self.server.run("pg_isready", "--quiet", f"--host={self.work}")
        except BackupError:
            return False
        return True

    def stop(self) -> None:
        """Stop it; once stopped nothing happens."""
        if (self.data / "postmaster.pid").exists():
            with suppress(BackupError):
                self.server.run(
                    "pg_ctl", "stop", "--mode=fast", "-s", f"--pgdata={self.data}"
                )


def lay(tools: Server, generation: Generation, target: Path) -> Path:
    """Check a base and copy it beside ``target``; where the copy lies.

    Raises:
        BackupError: something is at ``target``, or the base is damaged.
    """
    unready = target.with_name(target.name + ".unready")
    for one in (target, unready):
        if one.exists():
            message = (
                f"{one} is there already and is not overwritten. Stop its server and move it "
                f"away, as: mv {one} {one}.old"
            )
            raise BackupError(message)
    generation.check(tools)
    words = [*tools.before, "cp", "--archive", "--reflink=auto"]
    program = Server(Path("/"), tools.user, tools.socket)
    program.run("usr/bin/env", *words, str(generation.path / "data"), str(unready))
    program.run("usr/bin/env", *tools.before, "touch", str(unready / "recovery.signal"))
    return unready


def recover(
    private: Private,
    folder: Path,
    generation: Generation,
    until: datetime | None,
    began: float,
) -> Recovered:
    """Read the log of ``folder`` up to ``until``, or to its end; then the server answers.

    Args:
        began: when the restore began, by the monotonic clock.

    Raises:
        BackupError: a segment of the log is missing or damaged on the way; it is named.
    """
    gaps = missing_segments(folder, generation.first_segment)
    has_log = any((folder / "wal").glob("*.gz"))
    if gaps and has_log and until is None:
        message = (
            f"The log has a gap: segment {gaps[0]} is not in {folder / 'wal'}. Bring it back, or "
            "restore with --until to a moment before it was written."
        )
        raise BackupError(message)
    target = {"recovery_target_time": until.isoformat()} if until else {}
    try:
        private.start(
            restore_command=restore_command(folder),
            recovery_target_action="promote",
            recovery_target_timeline="latest",
            **target,
        )
    except BackupError as error:
        message = f"{_why(private, folder, generation, gaps)}\n{error}"
        raise BackupError(message) from error
    told = private.log.read_text()
    last = _LAST.findall(told)
    return Recovered(
        generation=generation,
        last=last[-1] if last else "",
        segments=len(set(_RESTORED.findall(told))),
        seconds=time.monotonic() - began,
        megabytes=size_of(private.data) >> 20,
    )


def _why(
    private: Private, folder: Path, generation: Generation, gaps: list[str]
) -> str:
    told = private.log.read_text()
    if "before configured recovery target was reached" not in told:
        return "The log could not be read to the end."
    read = _RESTORED.findall(told)
    lost = gaps[0] if gaps else ""
    if not lost:
        last = read[-1][8:] if read else generation.first_segment
        lost = f"after {last}"
    return (
        f"The log ends before that moment: segment {lost} is not in {folder / 'wal'}. Bring it "
        "back, or restore to an earlier moment."
    )


def size_of(folder: Path) -> int:
    """Bytes of the files in ``folder``."""
    return sum(
        os.lstat(Path(place) / name).st_size
        for place, _folders, names in os.walk(folder)
        for name in names
    )
