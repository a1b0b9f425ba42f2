"""From the server's loop to the pages' threads, and back once (ADR 29).

a2wsgi crosses from the thread to the loop three times an answer and waits there each time: for
its head, its body and its end. A page is whole when the view returns, so it crosses with the
thread's own end. What streams (exports, files) still crosses piece by piece, at the pace at
which the client reads.
"""

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from a2wsgi.wsgi import Body, build_environ
from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope


class Pages:
    """The WSGI application ``pages`` as an ASGI one, for HTTP alone, on ``threads``."""

    def __init__(self, pages: Any, threads: int) -> None:
        self.pages = pages
        self.executor = ThreadPoolExecutor(threads, thread_name_prefix="WSGI")

    async def __call__(
        self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
    ) -> None:
        loop = asyncio.get_running_loop()
        asked: Any = scope
        environ = build_environ(asked, Body(loop, _as_coroutine(receive)))
        answer = _Answer(loop, send)
        # What the page changes in the context stays its own.
        run = copy_context().run
        await loop.run_in_executor(self.executor, run, answer.fill, self.pages, environ)
        for event in answer.held:
            await send(event)


class _Answer:
    """What a page says; filled in a thread, held for the loop unless it streams."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Any) -> None:
        self.loop = loop
        self.send = send
        self.held: list[Any] = []

    def fill(self, pages: Any, environ: Any) -> None:
        body = pages(environ, self._start)
        try:
            if getattr(body, "streaming", True):
                self._stream(body)
            else:
                self.held.append(_body(b"".join(body), is_last=True))
        finally:
            getattr(body, "close", lambda: None)()

    def _start(
        self, status: str, headers: Iterable[tuple[str, str]], *_failure: Any
    ) -> None:
        self.held = [
            {
                "type": "http.response.start",
                "status": int(status.split(" ", 1)[0]),
                "headers": [
                    (
                        name.strip().lower().encode("latin1"),
                        value.strip().encode("latin1"),
                    )
                    for name, value in headers
                ],
            }
        ]

    def _stream(self, body: Iterable[bytes]) -> None:
        for event in self.held:
            self._cross(event)
        self.held = [_body(b"", is_last=True)]
        for piece in body:
            self._cross(_body(piece, is_last=False))

    def _cross(self, event: Any) -> None:
        """Send ``event`` from this thread; wait until the client's line takes it."""

        async def sent() -> None:
            await self.send(event)

        asyncio.run_coroutine_threadsafe(sent(), self.loop).result()


def _body(piece: bytes, *, is_last: bool) -> dict[str, Any]:
    return {"type": "http.response.body", "body": piece, "more_body": not is_last}


def _as_coroutine(receive: Any) -> Any:
    """Granian's ``receive`` gives an awaitable; a thread can wait for a coroutine only."""

    async def received() -> Any:
        return await receive()

    return received
