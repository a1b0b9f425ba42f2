"""A round: takers at work on a running site, one fault in their midst."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import Quiz
from tests.faults.fault import Fault
from tests.faults.school import School
from tests.faults.site import Site
from tests.faults.taker import Taker
from tests.faults.verdict import Verdict, judge
from tests.faults.wire import Wire


@dataclass(frozen=True)
class Pace:
    """How much the takers do, and in how long."""

    answers: int = 14
    seconds: float = 12


@dataclass
class Round:
    """What came out of one fault with one seed."""

    fault: str
    seed: int
    verdict: Verdict
    quiz: Quiz
    lasted: float

    def row(self) -> dict[str, object]:
        return {
            "fault": self.fault,
            "seed": self.seed,
            **self.verdict.row(),
            "s": round(self.lasted, 1),
        }


def hold(
    site: Site, school: School, fault: Fault, seed: int, pace: Pace,
    *, all_submit: bool = False,
) -> Round:  # fmt: skip
    """Seat the takers, let the fault happen in their midst, judge when they are done."""
    dice = random.Random(f"{fault.name} {seed}")
    quiz, tickets = school.hold(all_submit=all_submit)
    wire = Wire(site.port, seed)
    wire.start()
    began = time.monotonic()
    takers = [
        Taker(
            one, port=wire.port, seed=seed, answers=pace.answers, seconds=pace.seconds
        )
        for one in tickets
    ]
    for one in takers:
        one.start()
    _wait_for_the_midst(takers, dice.uniform(0.3, 0.6) * pace.answers * len(takers))
    fault.happens(site, wire, dice)
    for one in takers:
        one.join()
    wire.stop()
    verdict = judge(quiz, takers)
    for complaint in sorted({word for one in takers for word in one.complaints})[:5]:
        print(f"  {fault.name} {seed}: {complaint}", flush=True)
    return Round(fault.name, seed, verdict, quiz, time.monotonic() - began)


def _wait_for_the_midst(takers: Sequence[Taker], answers: float) -> None:
    """Until so many answers are acknowledged: the fault must fall among the saving."""
    while sum(len(one.acknowledged) for one in takers) < answers:
        if not any(one.is_alive() for one in takers):
            return
        time.sleep(0.02)
