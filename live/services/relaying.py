"""Every panel under way is passed on to its audience; one process for the whole site.

Another stands by and takes over when the first has given no sign of life for the length of
its lease (live.services.relay_lease).
"""

import logging
from threading import Event, Thread
from time import monotonic
from uuid import UUID, uuid4

from django.db import DatabaseError, connection

from live.media.janus import JANUS
from live.models import LiveSession
from live.selectors.relay import LEASE
from live.services.panel_relay import PanelRelay
from live.services.relay_lease import hold, let_go

LOOK_SECONDS = 2.0
MOST_PANELS = 8  # at once; each is one run of ffmpeg

logger = logging.getLogger(__name__)


class Turn:
    """The right of this process to pass panels on, as long as it can show it."""

    def __init__(self) -> None:
        self.holder: UUID = uuid4()
        self.held_at = float("-inf")

    def is_ours(self) -> bool:
        """Ask the database; while it is away, a lease that has not run out is ours."""
        asked_at = monotonic()
        try:
            is_held = hold(holder=self.holder)
        except DatabaseError:
            logger.exception("The lease of the relay cannot be kept")
            connection.close()
            return asked_at - self.held_at < LEASE.total_seconds()
        self.held_at = asked_at if is_held else float("-inf")
        return is_held

    def end(self) -> None:
        try:
            let_go(holder=self.holder)
        except DatabaseError:
            connection.close()  # it runs out by itself


def relay_panels(stopping: Event) -> None:
    """Pass on whatever panel is under way, or stand by to; until told to stop."""
    turn, stands_by = Turn(), False
    while not stopping.is_set():
        if turn.is_ours():
            logger.warning("Panels are passed on by this process")
            stands_by = False
            _pass_on(turn, stopping)
        elif not stands_by:
            logger.warning("Another process passes panels on; this one stands by")
            stands_by = True
        stopping.wait(LOOK_SECONDS)


def _pass_on(turn: Turn, stopping: Event) -> None:
    """Until told to stop, or another process has taken the turn."""
    at_work: dict[int, Thread] = {}
    ending = Event()
    try:
        while not stopping.is_set() and turn.is_ours():
            at_work = {key: one for key, one in at_work.items() if one.is_alive()}
            for session in _under_way():
                if session.pk not in at_work and len(at_work) < MOST_PANELS:
                    at_work[session.pk] = _begun(session, ending)
            stopping.wait(LOOK_SECONDS)
    finally:
        ending.set()
        for one in at_work.values():
            one.join()
        turn.end()


def _under_way() -> list[LiveSession]:
    """The longest under way first; none while the database is away."""
    panels = LiveSession.objects.filter(
        media=JANUS.name, state=LiveSession.State.RUNNING
    )
    try:
        return list(panels.order_by("started_at")) if JANUS.is_set_up else []
    except DatabaseError:
        logger.exception("The panels under way cannot be read")
        connection.close()
        return []


def _begun(session: LiveSession, ending: Event) -> Thread:
    thread = Thread(target=_relay, args=[session, ending], name=str(session.uid))
    thread.start()
    return thread


def _relay(session: LiveSession, ending: Event) -> None:
    """A fault ends the thread alone; the next look begins another."""
    try:
        PanelRelay(session).run(ending)
    except Exception:
        logger.exception("Panel %s is not passed on", session.uid)
    finally:
        connection.close()
