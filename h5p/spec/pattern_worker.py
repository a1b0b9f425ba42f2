"""A process that searches texts for patterns, and can do nothing else.

It reads one job and answers each pattern with a line: 1 found, 0 not found, ? not decided.
A pattern may be such that searching takes for ever: each has its time, and the process has
bounds of its own. It knows the standard library alone.
"""

import json
import re
import resource
import signal
import sys
from typing import Any

SECONDS = 0.5  # for one pattern, over all texts
CPU_SECONDS = 20  # of the process
MEMORY = 512 << 20


class TookTooLong(Exception):
    """The time of a pattern is up."""


def decide(source: str, flags: int, texts: list[str]) -> str:
    """Whether one of ``texts`` fits: "1", "0", or "?" if that could not be found out."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        pattern = re.compile(source, flags)
        return "1" if any(pattern.search(one) for one in texts) else "0"
    except (re.error, RecursionError, OverflowError, MemoryError, TookTooLong):
        return "?"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _time_is_up(_signal: int, _frame: Any) -> None:
    raise TookTooLong


def _give_up_all() -> None:
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))


def main() -> None:
    job = json.loads(sys.stdin.read())
    signal.signal(signal.SIGALRM, _time_is_up)
    _give_up_all()
    for source, flags in job["patterns"]:
        try:
            answer = decide(source, flags, job["texts"])
        except TookTooLong:  # in the moment in which the clock was stopped
            answer = "?"
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
