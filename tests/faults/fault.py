"""The faults: each breaks a part of the running site and mends it again."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.site import Site
from tests.faults.wire import Mode, Wire

type Break = Callable[[Site, Wire, random.Random], None]
OUT_SECONDS = 3
FILLER = "filler"


@dataclass(frozen=True)
class Fault:
    """``needs_disk``: the database must lie on a small disk of its own."""

    name: str
    happens: Break
    needs_disk: bool = False


def _page_worker(site: Site, wire: Wire, dice: random.Random) -> None:
    site.kill_a_page_worker(dice.randrange(8))


def _pages(site: Site, wire: Wire, dice: random.Random) -> None:
    site.kill("pages")
    time.sleep(dice.uniform(1, OUT_SECONDS))
    site.start_pages()


def _worker(site: Site, wire: Wire, dice: random.Random) -> None:
    site.kill("worker")
    time.sleep(dice.uniform(1, OUT_SECONDS))
    site.start_worker()


def _database_killed(site: Site, wire: Wire, dice: random.Random) -> None:
    site.kill_database()
    time.sleep(dice.uniform(0.5, OUT_SECONDS))
    site.start_database()


def _database_stopped(site: Site, wire: Wire, dice: random.Random) -> None:
    site.stop_database_at_once()
    time.sleep(dice.uniform(0.5, OUT_SECONDS))
    site.start_database()


def _cut(site: Site, wire: Wire, dice: random.Random) -> None:
    for _ in range(3):
        wire.become(Mode.CUT)
        time.sleep(dice.uniform(0.5, OUT_SECONDS))
        wire.become(Mode.SOUND)
        time.sleep(dice.uniform(0.2, 1))


def _slow(site: Site, wire: Wire, dice: random.Random) -> None:
    wire.become(Mode.SLOW)
    time.sleep(dice.uniform(4, 6))
    wire.become(Mode.SOUND)


def _torn(site: Site, wire: Wire, dice: random.Random) -> None:
    wire.become(Mode.TORN)
    time.sleep(dice.uniform(4, 6))
    wire.become(Mode.SOUND)


def _full_disk(site: Site, wire: Wire, dice: random.Random) -> None:
    filler = site.server.home / FILLER
    fill(filler)
    time.sleep(dice.uniform(3, 5))
    filler.unlink()
    if not site.has_database():  # it could not even write its log: as designed
        site.start_database()


def fill(filler: Path) -> None:
    """Write until the disk takes no more byte."""
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            block = bytes(size)
            try:
                while file.write(block) == size:
                    pass
            except OSError:
                continue


FAULTS = [
    Fault("none", lambda site, wire, dice: None),
    Fault("kill -9 page worker", _page_worker),
    Fault("kill -9 all pages", _pages),
    Fault("kill -9 task worker", _worker),
    Fault("kill -9 database", _database_killed),
    Fault("database stops at once", _database_stopped),
    Fault("network cut", _cut),
    Fault("network slow", _slow),
    Fault("replies torn off", _torn),
    Fault("disk full", _full_disk, needs_disk=True),
]
