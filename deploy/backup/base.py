"""Base backups: each whole and verified, or not there."""

import fcntl
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from deploy.backup import files
from deploy.backup.server import BackupError, Server

STAMP = "%Y%m%dT%H%M%SZ"
STATUS = "status.json"
LEAST_FREE_BYTES = 1 << 30
SEGMENT = re.compile(r"([0-9A-F]{8})([0-9A-F]{16})\.gz")
_HEADS = (
    "SELECT note FROM (SELECT note, id FROM records_ledgerhead ORDER BY id DESC LIMIT 1) "
    "AS one UNION ALL SELECT note FROM records_kepthead"
)


@dataclass(frozen=True)
class Generation:
    """One base backup in its folder; its name is when it was begun, in UTC."""

    path: Path

    @property
    def taken_at(self) -> datetime:
        return datetime.strptime(self.path.name, STAMP).replace(tzinfo=UTC)

    @property
    def ended_at(self) -> datetime:
        """From when on it can be restored to."""
        return datetime.fromisoformat(self.said()["ended_at"])

    @property
    def first_segment(self) -> str:
        """The log's segment from which it must be read, without its timeline."""
        label = (self.path / "data" / "backup_label").read_text()
        found = re.search(r"file ([0-9A-F]{24})\)", label)
        if found is None:
            message = f"{self.path} does not say where its log begins. Take another."
            raise BackupError(message)
        return found[1][8:]

    def said(self) -> dict[str, Any]:
        """What its manifest says."""
        told: dict[str, Any] = json.loads((self.path / files.MANIFEST).read_text())
        return told

    def check(self, server: Server) -> None:
        """Hold it against both manifests, PostgreSQL's own and that of the files.

        Raises:
            BackupError: something in it is damaged or missing; it is named.
        """
        files.check(self.path)
        server.run("pg_verifybackup", "--quiet", str(self.path / "data"))


def generations(folder: Path) -> list[Generation]:
    """The whole ones in a folder of backups, oldest first."""
    found = (folder / "base").glob("*Z")
    return [
        Generation(one) for one in sorted(found) if (one / files.MANIFEST).is_file()
    ]


def make_folder(folder: Path, server: Server) -> None:
    """Have the folder of backups be there, the base and the log for the server's user alone.

    Raises:
        BackupError: it cannot be made or written to, or hardly any room is left.
    """
    try:
        for one in (folder, folder / "base", folder / "wal"):
            one.mkdir(parents=True, exist_ok=True)
        if server.before[:1] == ("runuser",):
            for one in (folder / "base", folder / "wal"):
                shutil.chown(one, server.user, server.user)
                one.chmod(0o700)
        with (folder / ".trial").open("wb") as trial:
            trial.write(b"x")
        (folder / ".trial").unlink()
    except OSError as error:
        message = (
            f"{folder} cannot be used for backups ({error.strerror}). Is its disk mounted, "
            "and may it be written to? Name another with --to or LMS_BACKUP_FOLDER."
        )
        raise BackupError(message) from error
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        message = f"Only {free >> 20} MB are free in {folder}. Make room there first."
        raise BackupError(message)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One backup at a time.

    Raises:
        BackupError: another is being made.
    """
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"Another backup is being made in {folder}. Wait for its end."
            raise BackupError(message) from error
        yield


def take(
    server: Server,
    folder: Path,
    database: str,
    origin: Mapping[str, Path],
    keep_days: int,
) -> Generation:
    """Make a base backup, verify it, and only then give it its name.

    What a backup that was broken off has left goes first; generations and log that
    are needed for no moment of the last ``keep_days`` go last.

    Raises:
        BackupError: it could not be made or is not sound; the former ones stay.
    """
    make_folder(folder, server)
    with alone(folder):
        for left in (folder / "base").glob("*.unready"):
            shutil.rmtree(left)
        begun = datetime.now(UTC)
        unready = folder / "base" / f"{begun.strftime(STAMP)}.unready"
        whole = unready.with_suffix("")
        if whole.exists():
            message = f"{whole} is there already; try again in a second."
            raise BackupError(message)
        unready.mkdir(mode=0o700)
        if server.before[:1] == ("runuser",):
            shutil.chown(unready, server.user, server.user)
        try:
            _fill(server, unready, database, origin, _last(folder))
        except OSError as error:
            message = f"The backup was not made: {error.strerror} ({error.filename})."
            raise BackupError(message) from error
        Generation(unready).check(server)
        unready.rename(whole)
        files.sync(whole.parent)
        files.keep_erasures(origin[f"ledger/{files.ERASURES}"], folder)
        tell(folder, verified_at=datetime.now(UTC).isoformat())
        prune(folder, begun - timedelta(days=keep_days))
    return Generation(whole)


def _fill(
    server: Server,
    unready: Path,
    database: str,
    origin: Mapping[str, Path],
    last: Path | None,
) -> None:
    # The files first: what a row points to is then there, or was removed since.
    saved = unready / "files"
    saved.mkdir(mode=0o700)
    sums = files.copy(origin, saved, last)
    heads = server.ask(_HEADS, database)
    files.write(saved / files.HEADS, heads.encode() + b"\n", mode=0o600)
    sums[files.HEADS] = files.digest(saved / files.HEADS)
    server.run(
        "pg_basebackup", *server.reach(), f"--pgdata={unready / 'data'}", "--format=plain",
        "--wal-method=stream", "--checkpoint=fast", "--manifest-checksums=SHA256",
    )  # fmt: skip
    manifest = {
        "ended_at": datetime.now(UTC).isoformat(),
        "database_name": database,
        "server": (unready / "data" / "PG_VERSION").read_text().strip(),
        "files": sums,
        "database": {
            one: files.digest(unready / "data" / one)
            for one in ("backup_manifest", "backup_label")
        },
    }
    files.write(unready / files.MANIFEST, json.dumps(manifest, indent=1).encode())


def _last(folder: Path) -> Path | None:
    found = generations(folder)
    return found[-1].path if found else None


def prune(folder: Path, before: datetime) -> None:
    """Remove what no moment after ``before`` needs: the newest base older than it stays."""
    found = generations(folder)
    older = [one for one in found if one.taken_at <= before][:-1]
    for one in older:
        gone = one.path.with_name(one.path.name + ".unready")
        one.path.rename(gone)
        shutil.rmtree(gone)
    first = generations(folder)[0].first_segment
    for file in (folder / "wal").iterdir():
        segment = SEGMENT.fullmatch(file.name)
        if segment and segment[2] < first:
            file.unlink()


def missing_segments(folder: Path, first: str) -> list[str]:
    """The segments that are not in the archive between ``first`` and its newest."""
    names = (SEGMENT.fullmatch(one.name) for one in (folder / "wal").iterdir())
    there = {_place(one[2]) for one in names if one and one[2] >= first}
    if not there:
        return [first]
    return [
        f"{place // 256:08X}{place % 256:08X}"
        for place in range(_place(first), max(there))
        if place not in there
    ]


def _place(name: str) -> int:
    """Number of a segment of 16 MB; 256 of them are one of the log's files of 4 GB."""
    return int(name[:8], 16) * 256 + int(name[8:], 16)


def tell(folder: Path, **news: object) -> None:
    """Write down how the backups stand, for the pages of the site."""
    file = folder / STATUS
    known = json.loads(file.read_text()) if file.exists() else {}
    files.write(file, json.dumps({**known, **news}).encode())


def watch(server: Server, folder: Path, erasures: Path) -> str:
    """Look whether the log reaches the archive; what is wrong, or nothing.

    The newest list of erasures is saved on the way.
    """
    found = server.lag()
    words = ""
    if found["mode"] == "off":
        words = "The log is not archived: a restore comes to the time of a base backup alone."
    elif found["failed"]:
        words = (
            f"{found['failed']} could not be put into {folder / 'wal'}: {found['waiting']} "
            "segments wait. Look whether the disk is there and has room; what waits goes by itself."
        )
    files.keep_erasures(erasures, folder)
    tell(folder, archive=words, checked_at=datetime.now(UTC).isoformat())
    return words
