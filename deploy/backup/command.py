"""./run backup and ./run restore."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from deploy.backup import base, files
from deploy.backup.proof import Program, heads_in, prove
from deploy.backup.restore import Private, choose, lay, recover
from deploy.backup.server import BackupError, Server
from deploy.backup.units import settings_in
from deploy.embedded import Embedded
from deploy.site import BACKUPS, SETTINGS

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
DEFAULT_DAYS = "7"


@dataclass(frozen=True)
class Place:
    """The site of this machine: an installed one by its settings' file, else the demo."""

    environment: dict[str, str]
    is_installed: bool

    @classmethod
    def here(cls) -> "Place":
        if os.getuid() == 0 and SETTINGS.exists() and "DATABASE_URL" not in os.environ:
            return cls(
                settings_in(SETTINGS.read_text()) | dict(os.environ), is_installed=True
            )
        is_installed = "DATABASE_URL" in os.environ and SETTINGS.exists()
        return cls(dict(os.environ), is_installed)

    @property
    def var(self) -> Path:
        return Path(self.environment.get("LMS_VAR", VAR))

    @property
    def folder(self) -> Path:
        usual = str(BACKUPS) if self.is_installed else str(VAR / "backup")
        return Path(self.environment.get("LMS_BACKUP_FOLDER") or usual)

    @property
    def database(self) -> str:
        """Name of the database.

        Raises:
            BackupError: it lies on another machine.
        """
        url = self.environment.get("DATABASE_URL", "postgresql:///lms")
        parts = urlsplit(url)
        host = dict(parse_qsl(parts.query)).get("host", parts.hostname or "")
        if (
            host
            and not host.startswith("/")
            and host not in {"127.0.0.1", "localhost", "::1"}
        ):
            message = f"The database lies on {host}: make its backups there."
            raise BackupError(message)
        return parts.path.lstrip("/")

    def server(self, version: str = "") -> Server:
        if self.is_installed:
            return Server.of_debian(version)
        return Server.of_embedded(Embedded(VAR / "postgres", lasting=True))

    def sources(self) -> dict[str, Path]:
        return files.sources(self.environment, self.var)

    def target(self, version: str) -> Path:
        """Where the server of this site has its data."""
        if self.is_installed:
            return Path("/var/lib/postgresql") / version / "main"
        return VAR / "postgres" / "data"


def backup(*words: str) -> int:
    """Take a base backup, or look how the archive stands."""
    parser = argparse.ArgumentParser(prog="./run backup", description=__doc__)
    parser.add_argument(
        "--to", type=Path, help="the folder; default: LMS_BACKUP_FOLDER"
    )
    parser.add_argument(
        "--check", action="store_true", help="only look whether the log is archived"
    )
    asked = parser.parse_args(words)
    place = Place.here()
    folder = (asked.to or place.folder).absolute()
    server, stop = _running(place)
    try:
        if not asked.check:
            _take(place, server, folder)
        base.make_folder(folder, server)
        erasures = place.sources()[f"ledger/{files.ERASURES}"]
        wrong = base.watch(server, folder, erasures)
    finally:
        stop()
    print(wrong or "The log is archived.")
    return int(bool(wrong) and asked.check)


def _take(place: Place, server: Server, folder: Path) -> None:
    began = datetime.now().astimezone()
    days = place.environment.get("LMS_BACKUP_KEEP_DAYS") or DEFAULT_DAYS
    if not days.isdigit():
        message = (
            f"LMS_BACKUP_KEEP_DAYS: {days!r} is no number of days (docs/settings.md)."
        )
        raise BackupError(message)
    made = base.take(server, folder, place.database, place.sources(), int(days))
    seconds = (datetime.now().astimezone() - began).total_seconds()
    print(f"{made.path}: whole and verified, {seconds:.1f} s")
    if folder.stat().st_dev == place.var.stat().st_dev:
        print(
            f"NOTE: {folder} lies on the same disk as the site. Have it on another: a disk "
            "that fails takes both (docs/backup.md)."
        )


def _running(place: Place) -> tuple[Server, Callable[[], None]]:
    """The server, started if it is the demo's and is not running; and what stops it again."""
    if place.is_installed:
        return place.server(), lambda: None
    embedded = Embedded(VAR / "postgres", lasting=True)
    if not (embedded.data / "PG_VERSION").exists():
        message = "There is no database to back up: ./run demo makes one."
        raise BackupError(message)
    is_ours = embedded.start()
    return Server.of_embedded(embedded), embedded.stop if is_ours else lambda: None


def restore(*words: str) -> int:
    """Restore a site's database and files, and verify its ledger before anybody uses it."""
    asked = _asked_of_restore(words)
    place = Place.here()
    folder = asked.source.absolute()
    generation = choose(folder, asked.until)
    version = generation.said()["server"]
    tools = place.server(version)
    target = (asked.to or place.target(version)).absolute()
    began = time.monotonic()
    unready = lay(tools, generation, target)
    with Private(tools, unready) as private:
        print(f"Reading the log from {generation.path.name} on", flush=True)
        done = recover(private, folder, generation, asked.until, began)
        print(
            f"Recovered to {done.last or 'the end of the base backup'}: {done.segments} segments, "
            f"{done.megabytes} MB, {done.seconds:.1f} s"
        )
        erasures = _bring_files(place, folder, generation)
        heads = _readable([heads_in(folder), *asked.against], private)
        program = Program(
            private.server, generation.said()["database_name"], place.environment
        )
        verdict = prove(program, erasures, heads)
    print(*verdict.said, sep="\n")
    if verdict.code:
        print(
            f"{verdict.remedy}\nThe data stay in {unready}; who goes on with them all the same "
            f"renames the folder to {target} (docs/backup.md).",
            file=sys.stderr,
        )
        return verdict.code
    unready.rename(target)
    print(f"{target} is restored and its ledger is whole. Start PostgreSQL and the site, then\n"
          "take a new base backup at once: ./run backup")  # fmt: skip
    return 0


def _asked_of_restore(words: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run restore", description=restore.__doc__)
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="FOLDER"
    )
    parser.add_argument(
        "--until", type=_moment, help='as "2026-11-28 10:00+07"; default: all'
    )
    parser.add_argument(
        "--to", type=Path, help="data directory to make; default: the site's"
    )
    parser.add_argument(
        "--against", type=Path, action="append", default=[], metavar="FILE",
        help="the newest signed head that a witness has",
    )  # fmt: skip
    return parser.parse_args(words)


def _bring_files(place: Place, folder: Path, generation: base.Generation) -> Path:
    """Bring back what is not in the database; where the list of erasures lies."""
    origin = place.sources()
    place.var.mkdir(parents=True, exist_ok=True)
    owner = place.var.stat()
    for stays in files.bring_back(generation.path, origin, owner):
        print(f"{stays} is there already, with another content, and stays")
    erasures = origin[f"ledger/{files.ERASURES}"]
    newest = files.newest_erasures(erasures, folder / files.ERASURES)
    if newest and newest != erasures:
        files.give(newest, erasures, owner)
    return erasures


def _readable(heads: list[Path | None], private: Private) -> list[Path]:
    """Copies of the heads that the site's user may read."""
    found = []
    for number, head in enumerate(filter(None, heads)):
        copy = private.work / f"head-{number}.txt"
        shutil.copyfile(head, copy)
        copy.chmod(0o644)
        found.append(copy)
    return found


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        message = f'{text!r} is no moment; write it as "2026-11-28 10:00+07"'
        raise argparse.ArgumentTypeError(message) from error
    if moment.tzinfo is None:
        message = f'{text!r} lacks its zone; write it as "{text}+07"'
        raise argparse.ArgumentTypeError(message)
    return moment
