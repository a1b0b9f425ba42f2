"""Between the server's loop and the pages' threads."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from lms.bridge import Pages
from tests.lms.test_hybrid import SCOPE


def _ask(pages: Any) -> tuple[list[dict[str, Any]], list[int]]:
    """What the client is sent, and by which threads it was sent."""
    sent: list[dict[str, Any]] = []
    by: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: dict[str, Any]) -> None:
        sent.append(event)
        by.append(threading.get_ident())

    asyncio.run(Pages(pages, threads=1)(SCOPE, receive, send))  # type: ignore[arg-type]
    return sent, by


def test_bridge_sends_a_whole_page_in_two_events() -> None:
    page = HttpResponse("Chào đồng chí", headers={"X-Name": "mot"})

    def pages(_environ: Any, start: Any) -> HttpResponse:
        start("200 OK", list(page.items()))
        return page

    sent, by = _ask(pages)

    assert [one["type"] for one in sent] == [
        "http.response.start",
        "http.response.body",
    ]
    assert sent[0]["status"] == 200
    assert (b"x-name", b"mot") in sent[0]["headers"]
    assert sent[1]["body"].decode() == "Chào đồng chí"
    assert not sent[1]["more_body"]
    assert set(by) == {threading.get_ident()}
    assert page.closed


def test_bridge_sends_a_stream_piece_by_piece() -> None:
    seen_when_made: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            seen_when_made.append(len(sent_so_far))
            yield str(number).encode()

    answer = StreamingHttpResponse(pieces())
    sent_so_far: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: dict[str, Any]) -> None:
        sent_so_far.append(event)

    def pages(_environ: Any, start: Any) -> StreamingHttpResponse:
        start("200 OK", [])
        return answer

    asyncio.run(Pages(pages, threads=1)(SCOPE, receive, send))  # type: ignore[arg-type]

    assert seen_when_made == [
        1,
        2,
        3,
    ]  # nothing is made before the former is on its way
    assert [one.get("body") for one in sent_so_far] == [None, b"0", b"1", b"2", b""]
    assert [one.get("more_body") for one in sent_so_far][1:] == [
        True,
        True,
        True,
        False,
    ]
    assert answer.closed


def test_bridge_lets_a_fault_reach_the_server() -> None:
    def pages(_environ: Any, _start: Any) -> None:
        message = "no page"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="no page"):
        _ask(pages)
