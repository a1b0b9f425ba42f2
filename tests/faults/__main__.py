"""``python -m tests.faults``: the table of faults and seeds, then the two broken controls."""

import argparse
import sys
import time

from bench.table import show
from tests.faults.site import HOME, Site, make_ready


def main() -> int:
    asked = _asked()
    began = time.monotonic()
    make_ready(afresh=asked.fresh)
    from tests.faults import run

    outcome = run.Run(asked.takers, range(1, asked.seeds + 1), asked.only)
    if not asked.controls:
        outcome.on_a_sound_site(Site(HOME / "postgres"))
        outcome.on_a_small_disk()
    if asked.controls or not asked.only:
        outcome.with_broken_controls()
    show([one.row() for one in outcome.rounds])
    if outcome.controls:
        print("\nBroken controls, which must lose:")
        show([one.row() for one in outcome.controls])
    for sentence in outcome.findings():
        print(sentence)
    print(f"{time.monotonic() - began:.0f} s")
    return int(not outcome.is_sound())


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run faults", description=__doc__)
    parser.add_argument("--takers", type=int, default=200)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--only", default="", help="faults whose name has these words")
    parser.add_argument("--controls", action="store_true", help="those alone")
    parser.add_argument("--fresh", action="store_true", help="a new database")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
