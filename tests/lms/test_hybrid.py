"""One port: what is posted arrives behind the bridge to threads."""

import asyncio
from typing import Any

import pytest
from a2wsgi import WSGIMiddleware

from lms import hybrid
from lms.gate import Gate

BODY = b"name=mot&name=hai"
SCOPE: dict[str, Any] = {
    "type": "http",
    "asgi": {"version": "3.0"},
    "http_version": "1.1",
    "method": "POST",
    "scheme": "http",
    "path": "/khong-co/",
    "raw_path": b"/khong-co/",
    "root_path": "",
    "query_string": b"",
    "headers": [
        (b"host", b"localhost"),
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"content-length", str(len(BODY)).encode()),
    ],
    "client": ("127.0.0.1", 1),
    "server": ("127.0.0.1", 8000),
    "state": {},
}


def test_hybrid_reads_a_body_from_any_awaitable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Granian's ``receive`` answers with an awaitable that is no coroutine."""
    read: list[bytes] = []
    sent: list[dict[str, Any]] = []

    def pages(environ: dict[str, Any], start: Any) -> list[bytes]:
        read.append(environ["wsgi.input"].read())
        start("204 No Content", [])
        return [b""]

    async def post() -> None:
        loop = asyncio.get_running_loop()

        def receive() -> asyncio.Future[dict[str, Any]]:
            future = loop.create_future()
            future.set_result(
                {"type": "http.request", "body": BODY, "more_body": False}
            )
            return future

        async def send(event: dict[str, Any]) -> None:
            sent.append(event)

        await hybrid.application(SCOPE, receive, send)  # type: ignore[arg-type]

    monkeypatch.setattr(hybrid, "_pages", WSGIMiddleware(pages))

    asyncio.run(post())

    assert read == [BODY]
    assert sent[0]["status"] == 204


def test_d13_one_too_many_is_told_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: dict[str, Any]) -> None:
        sent.append(event)

    monkeypatch.setattr(hybrid, "_gate", Gate(0, most_wait=0.01))

    asyncio.run(hybrid.application(SCOPE, receive, send))  # type: ignore[arg-type]

    assert sent[0]["status"] == 503
    assert (b"retry-after", b"5") in sent[0]["headers"]
    assert "quá nhiều người vào cùng lúc" in sent[1]["body"].decode()


@pytest.mark.parametrize(
    ("came_from", "told", "believed"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "10.9.9.9, 203.0.113.7", "203.0.113.7"),  # the first is made up
        ("198.51.100.4", "203.0.113.7", "198.51.100.4"),  # no proxy of ours
    ],
)
def test_d15_who_asks_is_whom_a_trusted_proxy_names(
    monkeypatch: pytest.MonkeyPatch, came_from: str, told: str, believed: str
) -> None:
    seen: list[str] = []

    def pages(environ: dict[str, Any], start: Any) -> list[bytes]:
        seen.append(environ["REMOTE_ADDR"])
        start("204 No Content", [])
        return [b""]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: dict[str, Any]) -> None:
        pass

    async def ask() -> None:
        headers = [(b"host", b"localhost"), (b"x-forwarded-for", told.encode())]
        scope = {**SCOPE, "client": (came_from, 1), "headers": headers, "method": "GET"}
        await hybrid.application(scope, receive, send)  # type: ignore[arg-type]

    monkeypatch.setattr(hybrid, "_pages", WSGIMiddleware(pages))

    asyncio.run(ask())

    assert seen == [believed]
