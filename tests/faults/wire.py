"""The network between phones and the site: a proxy that can be cut, slowed and torn."""

import asyncio
import random
import socket
import threading
from contextlib import suppress
from enum import Enum

CHUNK = 16_384
SLOW_DELAY_SECONDS = 0.4  # each way: 800 ms there and back
SLOW_BYTES_A_SECOND = 150_000 / 8  # for each connection
TORN_SHARE = 0.5


class Mode(Enum):
    SOUND = "sound"
    CUT = "cut"  # nobody gets through
    SLOW = "slow"  # 150 kbit/s, 800 ms
    TORN = "torn"  # requests arrive, half of the replies do not


class Wire:
    """Listens on ``port``, passes on to ``target``; a thread of its own."""

    def __init__(self, target: int, seed: int) -> None:
        self.target = target
        self.random = random.Random(seed)
        self.mode = Mode.SOUND
        self.lines: set[asyncio.StreamWriter] = set()
        self.loop = asyncio.new_event_loop()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    def become(self, mode: Mode) -> None:
        """Change the weather; a cut ends the lines that stand."""
        self.mode = mode
        if mode == Mode.CUT:
            self.loop.call_soon_threadsafe(self._abort_all)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        serving = asyncio.start_server(self._meet, sock=self.socket)
        self.server = self.loop.run_until_complete(serving)
        self.loop.run_forever()

    async def _end(self) -> None:
        self.server.close()
        self._abort_all()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for one in others:
            one.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0.1)  # aborted lines close in the loop's next turns

    def _abort_all(self) -> None:
        for one in list(self.lines):
            one.transport.abort()

    async def _meet(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if self.mode == Mode.CUT:
            writer.transport.abort()
            return
        try:
            inner = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        both = (writer, inner[1])
        self.lines.update(both)
        try:
            await asyncio.gather(
                self._pump(reader, inner[1], both, replies=False),
                self._pump(inner[0], writer, both, replies=True),
            )
        finally:
            self.lines.difference_update(both)

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        both: tuple[asyncio.StreamWriter, asyncio.StreamWriter],
        *,
        replies: bool,
    ) -> None:
        with suppress(OSError):
            while chunk := await reader.read(CHUNK):
                if self.mode == Mode.SLOW:
                    lasting = SLOW_DELAY_SECONDS + len(chunk) / SLOW_BYTES_A_SECOND
                    await asyncio.sleep(lasting)
                is_torn = replies and self.mode == Mode.TORN
                if is_torn and self.random.random() < TORN_SHARE:
                    break
                writer.write(chunk)
                await writer.drain()
        for one in both:
            one.transport.abort()
