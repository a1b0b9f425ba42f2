"""One event to N sockets: our hub, plain ``group_send``, and node's ``ws``, in turn.

The two of ours stand on the same server (granian, one process), the sockets on this machine.
CPU is that of the serving process alone; ``group_send`` runs on Channels' layer in memory, which
is its quickest, and is not asked for more than 1,000 sockets: it needs minutes there.
"""

import asyncio
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.database import HOME
from bench.processes import cpu_seconds
from bench.table import show

SIZES = (500, 1_000, 2_000, 5_000)
EVENTS = 40
MOST_OF_GROUP = 1_000
AT_ONCE = 100
PATIENCE_SECONDS = 300
ENVIRONMENT = {  # no row is read, so no database is brought up
    "DATABASE_URL": "postgresql://nobody@/nothing",
    "LMS_SECRET_KEY": "of-measurements-only-" + "0" * 50,
    "DJANGO_SETTINGS_MODULE": "lms.settings.base",
}
GET = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Listener(asyncio.Protocol):
    """A socket that notes when each event came."""

    def __init__(self, late: list[float]) -> None:
        self.late = late
        self.is_open = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(GET)

    def data_received(self, data: bytes) -> None:
        if not self.is_open.done():
            self.is_open.set_result(b" 101 " in data[:20])
            return
        now, place = time.monotonic_ns(), data.find(b'"t":')
        while place >= 0:
            end = data.find(b"}", place)
            self.late.append((now - int(data[place + 4 : end])) / 1e6)
            place = data.find(b'"t":', end)


def run(size: int | None) -> dict[str, Any]:
    """Measure each size (or ``size`` alone) each way."""
    peer = _peer()
    rows = []
    for connections in [size] if size else SIZES:
        for way in ("hub", "group_send", *(["node ws"] if peer else [])):
            if way == "group_send" and connections > MOST_OF_GROUP:
                continue
            rows.append(_measure(way, connections, peer))
            print(rows[-1], flush=True)
    show(rows)
    ours = [one for one in rows if one["way"] == "hub"]
    keys = ("connections", "p50_ms", "p99_ms", "cpu_us", "kb", "delivered")
    return {
        "ratio_group_send": _ratio(rows, "group_send"),
        "ratio_node": _ratio(rows, "node ws"),
        "sizes": [{key: one[key] for key in keys} for one in ours],
    }


def _ratio(rows: list[dict[str, Any]], other: str) -> float:
    """The other's CPU a delivery over ours, at the largest size that both have."""
    for their in reversed(rows):
        if their["way"] == other:
            own = next(
                one
                for one in rows
                if one["way"] == "hub" and one["connections"] == their["connections"]
            )
            return round(float(their["cpu_us"]) / float(own["cpu_us"]), 2)
    return 0.0


def _measure(way: str, connections: int, peer: Path | None) -> dict[str, Any]:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    server = subprocess.Popen(
        _command(way, port, peer),
        env={**ENVIRONMENT, **os.environ, "FANOUT": way.split("_", maxsplit=1)[0]},
    )
    try:
        _wait(port)
        return {"way": way, **asyncio.run(_listen(server.pid, port, connections))}
    finally:
        server.terminate()
        server.wait(30)


def _command(way: str, port: int, peer: Path | None) -> list[str]:
    if way == "node ws":
        script = str(Path(__file__).with_name("fanout_peer.mjs"))
        return ["node", script, str(port), str(peer)]
    return [
        str(Path(sys.executable).parent / "granian"), "--interface", "asgi",
        "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--backlog", "4096", "--log-level", "warning",
        "bench.fanout_server:application",
    ]  # fmt: skip


async def _listen(pid: int, port: int, connections: int) -> dict[str, Any]:
    late: list[float] = []
    before = _memory(pid)
    loop = asyncio.get_running_loop()
    there: list[tuple[asyncio.Transport, Listener]] = []
    while len(there) < connections:
        some = min(AT_ONCE, connections - len(there))
        made = await asyncio.gather(
            *(
                loop.create_connection(lambda: Listener(late), "127.0.0.1", port)
                for _ in range(some)
            )
        )
        assert all(await asyncio.gather(*(one.is_open for _t, one in made)))
        there += made
    memory, cpu = _memory(pid) - before, cpu_seconds(pid)
    await asyncio.to_thread(_ask, port, f"/go/{EVENTS}")
    until, wanted = time.monotonic() + PATIENCE_SECONDS, EVENTS * connections
    while len(late) < wanted and time.monotonic() < until:  # noqa: ASYNC110 -- or patience ends
        await asyncio.sleep(0.1)
    used = cpu_seconds(pid) - cpu
    for transport, _one in there:
        transport.abort()
    late.sort()
    return {
        "connections": connections,
        "p50_ms": round(late[len(late) // 2], 1),
        "p99_ms": round(late[len(late) * 99 // 100], 1),
        "cpu_us": round(1e6 * used / len(late), 1),
        "kb": round(memory / connections, 1),
        "delivered": round(len(late) / wanted, 4),
    }


def _memory(pid: int) -> float:
    """Resident KB of the process and its children."""
    total, line = 0.0, [pid]
    while line:
        one = line.pop()
        status = Path(f"/proc/{one}/status").read_text()
        total += int(status.partition("VmRSS:")[2].split()[0])
        children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        line += [int(child) for child in children]
    return total


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
