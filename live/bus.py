"""One line to the database that hears which sessions have news (LISTEN)."""

import logging
import select
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import psycopg2
from django.db import connection

from live.broadcast import CHANNEL

logger = logging.getLogger(__name__)
WAIT_SECONDS = 1.0


class Bus:
    """Calls ``heard(session id)`` in its own thread until it is stopped.

    What was told while the line was down is not told again: the hub looks for itself
    every few seconds (live.hub).
    """

    def __init__(self, heard: Callable[[int], object]) -> None:
        self.heard = heard
        self.over = Event()
        self.ready = Event()
        self.thread = Thread(target=self._listen, name="live-bus", daemon=True)
        # Read here: settings of tests name the database when the thread has no say.
        self.settings: dict[str, Any] = connection.get_connection_params()

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.over.set()
        self.thread.join(2 * WAIT_SECONDS + 1)

    def _listen(self) -> None:
        while not self.over.is_set():
            try:
                self._hear_out()
            except psycopg2.Error:
                logger.warning("The line for news of sessions broke; trying again")
                self.over.wait(WAIT_SECONDS)

    def _hear_out(self) -> None:
        plain = {k: v for k, v in self.settings.items() if k != "cursor_factory"}
        line = psycopg2.connect(**plain)
        try:
            line.autocommit = True
            with line.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self.ready.set()
            while not self.over.is_set():
                if select.select([line], [], [], WAIT_SECONDS)[0]:
                    line.poll()
                    told = {int(one.payload) for one in line.notifies}
                    line.notifies.clear()
                    for session_id in told:
                        self.heard(session_id)
        finally:
            line.close()
