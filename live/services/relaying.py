"""Every panel under way is passed on to its audience; one process for the whole site."""

import logging
from threading import Event, Thread

from django.db import DatabaseError, connection

from live.media.janus import JANUS
from live.models import LiveSession
from live.services.panel_relay import PanelRelay

LOOK_SECONDS = 2.0
MOST_PANELS = 8  # at once; each is one run of ffmpeg

logger = logging.getLogger(__name__)


def relay_panels(stopping: Event) -> None:
    """Pass on whatever panel is under way, until told to stop."""
    at_work: dict[int, Thread] = {}
    try:
        while not stopping.is_set():
            at_work = {key: one for key, one in at_work.items() if one.is_alive()}
            for session in _under_way():
                if session.pk not in at_work and len(at_work) < MOST_PANELS:
                    at_work[session.pk] = _begun(session, stopping)
            stopping.wait(LOOK_SECONDS)
    finally:
        stopping.set()
        for one in at_work.values():
            one.join()


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


def _begun(session: LiveSession, stopping: Event) -> Thread:
    thread = Thread(target=_relay, args=[session, stopping], name=str(session.uid))
    thread.start()
    return thread


def _relay(session: LiveSession, stopping: Event) -> None:
    """A fault ends the thread alone; the next look begins another."""
    try:
        PanelRelay(session).run(stopping)
    except Exception:
        logger.exception("Panel %s is not passed on", session.uid)
    finally:
        connection.close()
