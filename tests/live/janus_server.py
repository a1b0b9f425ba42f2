"""A real Janus of Debian's on the loopback, for one test."""

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

API_SECRET = "api-secret"
START_SECONDS = 30
PARTS = {
    "janus.jcfg": """
general: {{
  configs_folder = "{folder}"
  plugins_folder = "{lib}/plugins"
  transports_folder = "{lib}/transports"
  events_folder = "{folder}"
  loggers_folder = "{folder}"
  api_secret = "api-secret"
  debug_level = 3
  protected_folders = []
}}
media: {{ rtp_port_range = "20000-20999" }}
nat: {{ ice_ignore_list = "vmnet" }}
plugins: {{ disable = "{others}" }}
transports: {{ disable = "{ways}" }}
""",
    "janus.transport.http.jcfg": """
general: {{
  json = "compact"
  base_path = "/janus"
  http = true
  ip = "127.0.0.1"
  port = {port}
  https = false
}}
admin: {{ admin_http = false }}
""",
    "janus.plugin.videoroom.jcfg": "",
}


@contextmanager
def janus_server(folder: Path) -> Iterator[str]:
    """The address of its HTTP interface; the test is left out where it is not installed."""
    program = shutil.which("janus")
    if program is None:
        pytest.skip("Janus is not installed: apt-get install janus")
    lib = next(Path("/usr/lib").glob("*/janus"))
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "folder": folder, "lib": lib, "port": port,
        "others": _but(lib / "plugins", "videoroom"),
        "ways": _but(lib / "transports", "http"),
    }  # fmt: skip
    for name, text in PARTS.items():
        (folder / name).write_text(text.format(**told))
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [program, "-F", str(folder), "-o"], stdout=log, stderr=log
        )
    try:
        _wait(port, folder)
        yield f"http://127.0.0.1:{port}/janus"
    finally:
        server.kill()
        server.wait(30)


def _but(folder: Path, kept: str) -> str:
    names = sorted(one.name for one in folder.glob("*.so"))
    return ",".join(one for one in names if kept not in one)


def _wait(port: int, folder: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/janus/info") as told:
                told.read()
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError((folder / "log").read_text()[-2000:])
