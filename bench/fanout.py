"""One event to N sockets: our hub, plain ``group_send``, and node's ``ws``, in turn.

``hub`` is served by lms.sockets, whose lines it writes to; ``hub over ASGI`` and ``group_send``
by granian, as a small site has its one port. The sockets stand on this machine. CPU is that of
the serving processes alone. ``group_send`` runs on Channels' layer in memory, which is its
quickest, and is not asked for more than 1,000 sockets: it needs minutes there. Of two processes
each has half of the sockets and tells the same events.
"""

import asyncio
import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.database import HOME
from bench.listeners import Listener, free_port, open_all, quantile
from bench.processes import cpu_seconds, memory_kb
from bench.table import show

SIZES = (500, 1_000, 2_000, 5_000)
HUB, OVER_ASGI, GROUP, NODE = "hub", "hub over ASGI", "group_send", "node ws"
TWO = 2
EVENTS = 40
MOST_OF_GROUP = 1_000
PATIENCE_SECONDS = 300
STOP_SECONDS = 10
ENVIRONMENT = {  # no row is read, so no database is brought up
    "DATABASE_URL": "postgresql://nobody@/nothing",
    "LMS_SECRET_KEY": "of-measurements-only-" + "0" * 50,
    "DJANGO_SETTINGS_MODULE": "lms.settings.base",
}
MARKS = (b'"t":', b"}")


def run(size: int | None) -> dict[str, Any]:
    """Measure each size (or ``size`` alone) each way."""
    peer = _peer()
    rows: list[dict[str, Any]] = []
    for connections in [size] if size else SIZES:
        for way, processes in _ways(connections, peer):
            rows.append(_measure(way, processes, connections, peer))
            print(rows[-1], flush=True)
    show(rows)
    ours = [one for one in rows if one["way"] == HUB]
    keys = ("processes", "connections", "p50_ms", "p99_ms", "cpu_us", "kb", "delivered")
    return {
        "ratio_group_send": _ratio(rows, GROUP),
        "ratio_node": _ratio(rows, NODE),
        "sizes": [{key: one[key] for key in keys} for one in ours],
    }


def _ways(connections: int, peer: Path | None) -> list[tuple[str, int]]:
    """Way and processes, in turn."""
    ways = [(HUB, 1), (HUB, TWO), (OVER_ASGI, 1)]
    if connections <= MOST_OF_GROUP:
        ways.append((GROUP, 1))
    return ways + ([(NODE, 1)] if peer else [])


def _ratio(rows: list[dict[str, Any]], other: str) -> float:
    """The other's CPU a delivery over ours, at the largest size that both have."""
    for their in reversed(rows):
        if their["way"] == other:
            own = next(
                one
                for one in rows
                if one["way"] == HUB
                and one["processes"] == their["processes"]
                and one["connections"] == their["connections"]
            )
            return round(float(their["cpu_us"]) / float(own["cpu_us"]), 2)
    return 0.0


def _measure(
    way: str, processes: int, connections: int, peer: Path | None
) -> dict[str, Any]:
    ports = [free_port() for _ in range(processes)]
    kind = "group" if way == GROUP else "hub"
    servers = [
        subprocess.Popen(
            _command(way, port, peer),
            env={**ENVIRONMENT, **os.environ, "FANOUT": kind},
            start_new_session=True,
        )
        for port in ports
    ]
    try:
        for port in ports:
            _wait(port)
        pids = [one.pid for one in servers]
        told = asyncio.run(_listen(pids, ports, connections))
        return {"way": way, "processes": processes, **told}
    finally:
        for one in servers:
            _stop(one)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Granian with thousands of sockets may wait for ever for their end."""
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(STOP_SECONDS)


def _command(way: str, port: int, peer: Path | None) -> list[str]:
    application = "bench.fanout_server:application"
    if way == NODE:
        script = str(Path(__file__).with_name("fanout_peer.mjs"))
        return ["node", script, str(port), str(peer)]
    if way == HUB:
        return [sys.executable, "-m", "lms.sockets", "--port", str(port), application]
    return [
        str(Path(sys.executable).parent / "granian"), "--interface", "asgi",
        "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--backlog", "4096", "--log-level", "warning", application,
    ]  # fmt: skip


async def _listen(
    pids: list[int], ports: list[int], connections: int
) -> dict[str, Any]:
    late: list[tuple[float, int]] = []
    before = memory_kb(*pids)
    there = [Listener("/", MARKS, late) for _ in range(connections)]
    began = time.monotonic()
    await open_all(there, ports)
    joined = time.monotonic() - began
    memory, cpu = memory_kb(*pids) - before, cpu_seconds(*pids)
    for port in ports:
        await asyncio.to_thread(_ask, port, f"/go/{EVENTS}")
    until, wanted = time.monotonic() + PATIENCE_SECONDS, EVENTS * connections
    while _count(late) < wanted and time.monotonic() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.1)
    used, came = cpu_seconds(*pids) - cpu, _count(late)
    for one in there:
        one.transport.abort()
    return {
        "connections": connections,
        "joins_s": round(connections / joined),
        "p50_ms": quantile(late, 0.50),
        "p95_ms": quantile(late, 0.95),
        "p99_ms": quantile(late, 0.99),
        "cpu_us": round(1e6 * used / came, 1),
        "kb": round(memory / connections, 1),
        "delivered": round(came / wanted, 4),
    }


def _count(late: list[tuple[float, int]]) -> int:
    return sum(count for _ms, count in late)


def _peer() -> Path | None:
    """The folder with node's ``ws``, brought once; None where there is no npm."""
    if not shutil.which("npm"):
        return None
    folder = HOME / "peer"
    if not (folder / "node_modules" / "ws").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "ws@8"],
            check=False,
            capture_output=True,
        )
        if done.returncode:
            return None
    return folder


def _ask(port: int, path: str) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path)
    line.getresponse().read()
    line.close()


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            _ask(port, "/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    message = "The server does not answer."
    raise TimeoutError(message)
