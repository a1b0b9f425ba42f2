"""./run drill: a made province is lost and brought back to a moment, row by row.

On a server of its own in a temporary folder. The controls break a backup and a log, which
must be found and named, or the drill fails.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psycopg2
from psycopg2 import sql

from deploy import tables
from deploy.backup import base, files
from deploy.backup.proof import ROOT, Program, prove
from deploy.backup.restore import Private, Recovered, choose, lay, recover
from deploy.backup.server import BackupError, Server, archive_settings
from deploy.backup.work import Work
from deploy.embedded import Embedded

DATABASE = "lms"
PATIENCE_SECONDS = 120
VERIFIER = ROOT / "records" / "kinds" / "ledger"
LOST = "records_completionrecord"
# How many rows a table has, and a sum over all that stands in them, in whatever order.
_SUM = "SELECT count(*), coalesce(sum(hashtextextended(one::text, 0)), 0)::text FROM {} AS one"

Sums = dict[str, tuple[int, str]]


class Drill:
    """One drill in ``home``: what is made, lost and brought back."""

    def __init__(self, home: Path, size: str) -> None:
        self.home, self.size = home, size
        self.folder = home / "backup"
        self.var = home / "var"
        self.source = Embedded(home / "source", lasting=True)
        self.source.settings |= archive_settings(self.folder)
        self.server = Server.of_embedded(self.source)
        self.origin = files.sources({}, self.var)
        self.began = time.monotonic()
        self.faults: list[str] = []

    def say(self, words: str) -> None:
        print(f"{time.monotonic() - self.began:5.1f} s  {words}", flush=True)

    def run(self) -> int:
        """The whole drill; 0 if all came back and both controls were found."""
        try:
            mark, sums, head, segment = self._live()
        finally:
            self.source.stop()
        self.say("The server is gone: its data directory is removed")
        shutil.rmtree(self.source.data)
        target = self.home / "restored" / "data"
        target.parent.mkdir()
        done = self._bring_back(target, mark, sums, head)
        self._control("a base file with one changed byte", self._damage_base)
        self._control(
            "a segment of the log that is missing", lambda: self._lose(segment, mark)
        )
        for fault in self.faults:
            print(f"FAILED: {fault}")
        rows = sum(count for count, _sum in sums.values())
        print(
            f"{'FAILED' if self.faults else 'Passed'}: {len(sums)} tables, {rows} rows "
            f"as at the mark; recovered in {done.seconds:.1f} s, {done.megabytes} MB, "
            f"{done.segments} segments of the log"
        )
        return int(bool(self.faults))

    def _live(self) -> tuple[datetime, Sums, Path, str]:
        """A site's life up to its loss; the mark, what was there then, the head, the segment."""
        self.var.mkdir()
        base.make_folder(self.folder, self.server)
        self.source.start()
        tables.make_database(self.source, DATABASE)
        url = self.source.url(DATABASE)
        if not tables.load(url):
            tables.migrate(url)
        work = Work(url, self.var)
        self.say(f"Making a province ({self.size})")
        work.make_province(self.size)
        self.say(
            f"{work.enter_and_seal(half=True)} entries sealed; taking a base backup"
        )
        base.take(self.server, self.folder, DATABASE, self.origin, 7)
        self.say(
            f"{work.enter_and_seal(half=False)} more entries sealed after the backup"
        )
        head = self.home / "witness.txt"
        head.write_text(work.newest_head())
        work.close()
        sums = sums_of(url)
        told = self.server.ask(
            "SELECT clock_timestamp(), pg_walfile_name(pg_current_wal_lsn())"
        )
        moment, _, segment = told.partition("|")
        mark = datetime.fromisoformat(moment)
        self.say(f"The mark: {mark.isoformat()}; then somebody drops {LOST}")
        self.server.ask(f"DROP TABLE {LOST} CASCADE", DATABASE)
        self.server.ask("DELETE FROM people_grant", DATABASE)
        self._wait_for_archive()
        return mark, sums, head, segment

    def _wait_for_archive(self) -> None:
        last = self.server.ask("SELECT pg_walfile_name(pg_switch_wal())")
        until = time.monotonic() + PATIENCE_SECONDS
        while not (self.folder / "wal" / f"{last}.gz").exists():
            if time.monotonic() > until:
                message = f"{last} does not come into the archive: {self.server.lag()}"
                raise BackupError(message)
            time.sleep(0.1)

    def _bring_back(
        self, target: Path, mark: datetime, sums: Sums, head: Path
    ) -> Recovered:
        generation, began = choose(self.folder, mark), time.monotonic()
        unready = lay(self.server, generation, target)
        with Private(self.server, unready) as private:
            done = recover(private, self.folder, generation, mark, began)
            self.say(f"Recovered to {done.last}; comparing")
            url = f"postgresql://lms@/{DATABASE}?host={private.work}"
            self.faults += differences(sums, sums_of(url))
            var = self.home / "restored" / "var"
            var.mkdir()
            origin = files.sources({}, var)
            files.bring_back(generation.path, origin, var.stat())
            program = Program(private.server, DATABASE, {"LMS_VAR": str(var)})
            self.say("Verifying the ledger in the database and from its bundle")
            verdict = prove(program, origin[f"ledger/{files.ERASURES}"], [head])
            if verdict.code:
                self.faults.append("\n".join([*verdict.said, verdict.remedy]))
            self._verify_offline(program, head)
        unready.rename(target)
        return done

    def _verify_offline(self, program: Program, head: Path) -> None:
        bundle = self.home / "ledger.zip"
        code, said = program.run("export_ledger", "--to", str(bundle))
        key = said.rpartition("key ")[2]
        done = subprocess.run(
            [sys.executable, "verifier.py", str(bundle), "--key", key, "--witness", str(head)],
            cwd=VERIFIER, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if code or done.returncode:
            self.faults.append(
                f"The bundle does not verify: {said}\n{done.stdout}{done.stderr}"
            )
        else:
            self.say(f"Offline: {done.stdout.strip().splitlines()[-1]}")

    def _control(self, what: str, work: Callable[[], str]) -> None:
        """``work`` breaks something and tells what is to be named in the refusal."""
        try:
            named = work()
        except BackupError as error:
            named, told = (
                error.args[1] if len(error.args) > 1 else "",
                str(error.args[0]),
            )
            if named and named in told:
                self.say(f"Control: {what} is found and named: {named}")
                return
            self.faults.append(f"{what} was refused, but not named: {told}")
            return
        self.faults.append(f"{what} was not found ({named})")

    def _damage_base(self) -> str:
        generation = base.generations(self.folder)[-1]
        data = generation.path / "data" / "base"
        victim = max(
            data.rglob("*"), key=lambda one: one.stat().st_size if one.is_file() else 0
        )
        content = victim.read_bytes()
        victim.write_bytes(bytes([content[0] ^ 1]) + content[1:])
        try:
            generation.check(self.server)
        except BackupError as error:
            raise BackupError(str(error), victim.name) from error
        finally:
            victim.write_bytes(content)
        return victim.name

    def _lose(self, segment: str, mark: datetime) -> str:
        place = self.folder / "wal" / f"{segment}.gz"
        aside = place.with_name("aside")
        place.rename(aside)
        generation, began = choose(self.folder, mark), time.monotonic()
        try:
            unready = lay(self.server, generation, self.home / "gap")
            with Private(self.server, unready) as private:
                recover(private, self.folder, generation, mark, began)
        except BackupError as error:
            raise BackupError(str(error), segment[8:]) from error
        finally:
            aside.rename(place)
        return segment


def sums_of(url: str) -> Sums:
    """Name of each table of the site -> how many rows it has, and a sum over them."""
    line = psycopg2.connect(url)
    try:
        with line, line.cursor() as cursor:
            cursor.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
            found: Sums = {}
            for (name,) in cursor.fetchall():
                cursor.execute(sql.SQL(_SUM).format(sql.Identifier(name)))
                count, total = cursor.fetchone()
                found[name] = (count, total)
    finally:
        line.close()
    return found


def differences(was: Sums, now: Sums) -> list[str]:
    """A sentence for each table that is not what it was."""
    return [
        f"{name}: {was.get(name, (0, ''))[0]} rows at the mark, "
        f"{now.get(name, (0, ''))[0]} came back"
        f"{'' if name in now else ' (the table is not there)'}"
        for name in sorted({*was, *now})
        if was.get(name) != now.get(name)
    ]


def main(*words: str) -> int:
    """Run the drill by the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="./run drill", description=__doc__)
    parser.add_argument("--size", choices=["small", "province"], default="small")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="hoc-tap-drill-") as home:
        return Drill(Path(home), asked.size).run()
