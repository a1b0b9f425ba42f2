"""The harness's network: it passes on, cuts and tears as it is told."""

import http.client
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.faults.phone import Phone
from tests.faults.wire import Mode, Wire

pytestmark = pytest.mark.real_time
asked: list[str] = []


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked.append(self.path)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"echo")

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def phone(wire: Wire) -> Iterator[Phone]:
    phone = Phone(wire.port, "x")
    yield phone
    phone.close()


@pytest.fixture
def wire() -> Iterator[Wire]:
    asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    wire = Wire(server.server_port, seed=1)
    wire.start()
    yield wire
    wire.stop()
    server.shutdown()
    server.server_close()
    thread.join()


def test_wire_passes_on_and_cuts(wire: Wire, phone: Phone) -> None:
    sound = phone.get("/one")
    wire.become(Mode.CUT)
    cut = phone.get("/two")
    wire.become(Mode.SOUND)
    again = phone.get("/three")

    assert [one.status for one in (sound, cut, again)] == [200, 0, 200]
    assert asked == ["/one", "/three"]
    assert phone.failed == 1


def test_wire_tears_replies_off_and_not_requests(wire: Wire, phone: Phone) -> None:
    wire.become(Mode.TORN)

    statuses = [phone.get(f"/{number}").status for number in range(20)]

    assert set(statuses) == {0, 200}
    assert len(asked) == 20
