"""``python -m tests.soak``: two broken controls, then the class; one table, and findings."""

import argparse
import asyncio
import sys
import time

from bench.table import show
from deploy.embedded import Embedded
from tests.faults.site import DATABASE, ROOT, make_ready
from tests.soak.servers import SOUND, Servers

HOME = ROOT / "var" / "soak"
CONTROL_SOCKETS, CONTROL_SECONDS = 60, 60
# What is broken, and the word of the verdict that must tell it.
CONTROLS = {
    "drops slides": ("tests.soak.broken:dropping", "never came"),
    "moves no lease": ("tests.soak.broken:unmoved", "short"),
}


def main() -> int:
    asked = _asked()
    began = time.monotonic()
    make_ready(HOME, afresh=asked.fresh)
    server = Embedded(HOME / "postgres", lasting=True)
    server.start()
    rows, findings = [], []
    try:
        for name, (sockets, word) in {} if asked.only else CONTROLS.items():
            control = _hold(name, sockets, CONTROL_SOCKETS, CONTROL_SECONDS)
            rows.append(control)
            told = [one for one in control["faults"] if word in one]
            if told:
                print(f"The control that {name} is caught: {told[0]}", flush=True)
            else:
                findings.append(f"NOT CAUGHT: the control that {name}.")
        sound = _hold("sound", SOUND, asked.sockets, 60 * asked.minutes)
        rows.append(sound)
        findings += sound["faults"]
    finally:
        server.stop()
    show([{k: v for k, v in one.items() if k != "faults"} for one in rows])
    for sentence in findings or ["All goals are kept."]:
        print(sentence)
    print(f"{time.monotonic() - began:.0f} s")
    return int(bool(findings))


def _hold(name: str, sockets: str, count: int, seconds: float) -> dict:
    """One class on processes of its own."""
    from django.db import connections

    from tests.soak.lesson import Lesson
    from tests.soak.play import Pace, Play
    from tests.soak.verdict import judge

    url = Embedded(HOME / "postgres", lasting=True).url(DATABASE)
    servers = Servers(HOME / "log", {"DATABASE_URL": url}, sockets=sockets)
    try:
        lesson = Lesson(count)
        servers.start()
        print(f"{name}: {count} sockets for {seconds:.0f} s", flush=True)
        course = asyncio.run(Play(lesson, servers, Pace(seconds)).run())
        verdict = judge(course, lesson.stored(), tracebacks=servers.complaints())
    finally:
        connections.close_all()
        servers.stop()
    return {"class": name, **verdict.row(), "faults": verdict.faults}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run soak", description=__doc__)
    parser.add_argument("--sockets", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--only", action="store_true", help="without the controls")
    parser.add_argument("--fresh", action="store_true", help="a new database")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
