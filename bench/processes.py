"""CPU and memory of processes, read from the system."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(*roots: int) -> float:
    """User and system time of ``roots`` and all below them, ended children included."""
    children: dict[int, list[int]] = {}
    times: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile; its parent has its time
            continue
        pid = int(folder.name)
        children.setdefault(int(words[1]), []).append(pid)
        times[pid] = sum(map(int, words[11:15])) / TICKS
    total, line = 0.0, list(roots)
    while line:
        pid = line.pop()
        total += times.get(pid, 0.0)
        line += children.get(pid, [])
    return total


def memory_kb(*roots: int) -> float:
    """Resident KB of ``roots`` and all below them."""
    total, line = 0.0, list(roots)
    while line:
        pid = line.pop()
        status = Path(f"/proc/{pid}/status").read_text()
        total += int(status.partition("VmRSS:")[2].split()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        line += [int(child) for child in children]
    return total
