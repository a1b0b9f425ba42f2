"""All rounds of one run of the harness, and what they amount to."""

import time
from collections.abc import Iterable

from django.db import connections

from tests.faults.disk import SmallDisk
from tests.faults.fault import FAULTS, Fault
from tests.faults.school import SECONDS, School
from tests.faults.site import HOME, Site
from tests.faults.trial import Pace, Round, hold
from tests.faults.verdict import left_open

SWEEP_SECONDS = 15 + 130  # the grace, and two rounds of the sweeper
EARLY = "tests.faults.settings_early"
NO_DISK = "NOT TRIED: disk full. Only root may mount the small disk that it fills."


class Run:
    """Rounds of each fault with each seed; ``only``: of those whose name has it."""

    def __init__(self, takers: int, seeds: Iterable[int], only: str = "") -> None:
        self.takers = takers
        self.seeds = list(seeds)
        self.faults = [one for one in FAULTS if only in one.name]
        self.rounds: list[Round] = []
        self.controls: list[Round] = []
        self.untried: list[str] = []
        self.pace = Pace()

    def on_a_sound_site(self, site: Site) -> None:
        """Every fault but the full disk; at the end those who left are swept."""
        self._hold_all(site, [one for one in self.faults if not one.needs_disk])

    def on_a_small_disk(self) -> None:
        """The faults that need one, on a copy of the database."""
        faults = [one for one in self.faults if one.needs_disk]
        if not faults:
            return
        with SmallDisk(HOME / "disk") as disk:
            if not disk.is_there:
                self.untried.append(NO_DISK)
                return
            self._hold_all(Site(disk.take(HOME / "postgres")), faults)

    def with_broken_controls(self) -> None:
        """The same harness on a site that is broken on purpose."""
        database, pages = (
            next(one for one in FAULTS if one.name == name)
            for name in ("kill -9 database", "kill -9 all pages")
        )
        for name, site, fault in (
            (
                "synchronous_commit=off",
                Site(HOME / "postgres", lasting=False),
                database,
            ),
            ("acknowledged first", Site(HOME / "postgres", settings=EARLY), pages),
        ):
            broken = Fault(f"{name}: {fault.name}", fault.happens)
            self._hold(site, [broken], self.controls)

    def is_sound(self) -> bool:
        return all(one.verdict.is_sound for one in self.rounds) and all(
            one.verdict.lost for one in self.controls
        )

    def findings(self) -> list[str]:
        """What the table does not say by itself."""
        told = sum(one.verdict.acknowledged for one in self.rounds)
        lost = sum(one.verdict.lost for one in self.rounds)
        rounds = len(self.rounds)
        sentences = [f"{told} answers acknowledged in {rounds} rounds, {lost} lost."]
        sentences += self.untried
        sentences += [
            f"NOT CAUGHT: {one.fault}" for one in self.controls if not one.verdict.lost
        ]
        return sentences

    def _hold_all(self, site: Site, faults: list[Fault]) -> None:
        if faults:
            self._hold(site, faults, self.rounds, sweep=True)

    def _hold(
        self, site: Site, faults: list[Fault], into: list[Round], *, sweep: bool = False
    ) -> None:
        _use(site)
        site.start()
        held = []
        try:
            school = School(self.takers)
            for fault in faults:
                for seed in self.seeds:
                    held.append(hold(site, school, fault, seed, self.pace))
                    print(f"{fault.name}, seed {seed}: {held[-1].verdict.row()}",
                          flush=True)  # fmt: skip
            if sweep:
                _wait_for_the_sweeper(held)
        finally:
            connections.close_all()
            site.stop()
        into += held


def _use(site: Site) -> None:
    """Have this process look into the database of ``site``."""
    connections.close_all()
    connections["default"].settings_dict["HOST"] = str(site.server.socket)


def _wait_for_the_sweeper(rounds: list[Round]) -> None:
    """Those who left without submitting are closed when their time is up."""
    until = time.monotonic() + SECONDS + SWEEP_SECONDS
    while any(left_open(one.quiz) for one in rounds) and time.monotonic() < until:
        time.sleep(2)
    for one in rounds:
        one.verdict.unsubmitted += left_open(one.quiz)
