"""Members who open a test at their moments; a process of its own, standard library only.

``python -m bench.starters``: reads a ``Crowd`` as JSON from standard input, presses Start
for each member when their moment has come, follows to the test page, prints one JSON line.
A wait for a free thread, or until one is to come again, counts as waiting: the clock of an
opening starts at its moment.
"""

import http.client
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import count
from threading import Lock

THREADS = 96
TIMEOUT_SECONDS = 30
TOKEN = "a" * 32  # the cookie and the form agree; that is all the guard asks


@dataclass(frozen=True)
class Crowd:
    """``members``: (cookie, path of Start); the n-th comes ``n * seconds / len`` in."""

    port: int
    seconds: float
    members: list[list[str]]


@dataclass(frozen=True)
class Opening:
    """One member's: seconds from their moment to Start's answer, and to the page."""

    start: float
    page: float
    fault: str = ""


class Starters:
    """The crowd at work, each member with a line of their own to the server."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.next = count()
        self.lock = Lock()
        self.openings: list[Opening] = []
        self.began = time.monotonic()

    def run(self) -> list[Opening]:
        with ThreadPoolExecutor(THREADS) as threads:
            for _ in range(THREADS):
                threads.submit(self._work)
        return self.openings

    def _work(self) -> None:
        each = self.crowd.seconds / len(self.crowd.members)
        while True:
            with self.lock:
                number = next(self.next)
            if number >= len(self.crowd.members):
                return
            moment = self.began + number * each
            time.sleep(max(0.0, moment - time.monotonic()))
            line = http.client.HTTPConnection(
                "127.0.0.1", self.crowd.port, timeout=TIMEOUT_SECONDS
            )
            opening = self._open(line, moment, *self.crowd.members[number])
            line.close()
            with self.lock:
                self.openings.append(opening)

    @staticmethod
    def _open(
        line: http.client.HTTPConnection, moment: float, cookie: str, path: str
    ) -> Opening:
        started = 0.0
        headers = {"Cookie": f"{cookie}; csrftoken={TOKEN}", "Accept-Encoding": "gzip"}
        try:
            answer, _ = _asked(line, "POST", path, {**headers, "X-CSRFToken": TOKEN})
            started = time.monotonic() - moment
            page = answer.headers.get("Location", "")
            if answer.status != http.HTTPStatus.FOUND or not page.startswith("/tests/"):
                return Opening(started, started, f"start: {answer.status} {page}")
            answer, body = _asked(line, "GET", page, headers)
            if answer.status != http.HTTPStatus.OK or b"data-lease" not in body:
                fault = f"page: {answer.status}"
                return Opening(started, time.monotonic() - moment, fault)
        except (OSError, http.client.HTTPException) as error:
            return Opening(started, time.monotonic() - moment, repr(error))
        return Opening(started, time.monotonic() - moment)


def _asked(
    line: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str]
) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer; whoever is told to come again does, as the page does by itself."""
    while True:
        line.request(method, path, headers=headers)
        answer = line.getresponse()
        body = answer.read()
        if answer.status != http.HTTPStatus.SERVICE_UNAVAILABLE:
            return answer, body
        time.sleep(int(answer.headers["Retry-After"]))


def main() -> int:
    crowd = Crowd(**json.load(sys.stdin))
    print(json.dumps([asdict(one) for one in Starters(crowd).run()]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
