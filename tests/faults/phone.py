"""A phone's line to the site: one request, its answer or nothing."""

import http.client
import json
from dataclasses import dataclass
from typing import Any

TIMEOUT_SECONDS = 8
TOKEN = "a" * 32  # the guard against forged forms compares cookie and header


@dataclass(frozen=True)
class Reply:
    """``status`` 0: no whole answer came."""

    status: int
    body: str = ""
    location: str = ""

    @property
    def is_page(self) -> bool:
        return self.status == http.HTTPStatus.OK

    def told(self) -> dict[str, Any]:
        return json.loads(self.body)


class Phone:
    """A browser with a cookie; ``failed`` counts requests that got no good answer."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port = port
        self.failed = 0
        self.headers = {
            "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        self.line = self._line()

    def close(self) -> None:
        self.line.close()

    def get(self, path: str) -> Reply:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, form: str = "") -> Reply:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, form.encode(), kind)

    def send(self, path: str, message: dict[str, object]) -> Reply:
        kind = {"Content-Type": "application/json"}
        return self._ask("POST", path, json.dumps(message).encode(), kind)

    def _line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=TIMEOUT_SECONDS
        )

    def _ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> Reply:
        try:
            self.line.request(method, path, body, {**self.headers, **headers})
            answer = self.line.getresponse()
            reply = Reply(
                answer.status,
                answer.read().decode(),
                answer.headers.get("Location", ""),
            )
        except (OSError, http.client.HTTPException):
            self.line.close()
            self.line = self._line()
            reply = Reply(0)
        if reply.status in {0, *range(500, 600)}:
            self.failed += 1
        return reply
