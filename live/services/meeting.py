"""People are let into the meeting of a session on another's server, one by one.

Presence has nothing to do with it: that is what our own sockets prove (ADR 0013).
"""

import logging
from datetime import datetime
from threading import BoundedSemaphore

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from live.kinds.room_name import room_name
from live.media.backend import Guest, Meeting, Server, ServerRefused
from live.models import LiveSession
from live.services.foreign_server import ServerSilent, ask

OPEN_SECONDS = 20  # so long a meeting that was open is taken to be
SILENT_SECONDS = 15  # so long a server that did not answer is left alone
SILENT = "live.meeting.silent."
AT_ONCE = 2  # threads of pages, of eight, that wait for another's server
PATIENCE_SECONDS = 1
_asking = BoundedSemaphore(AT_ONCE)

logger = logging.getLogger(__name__)


class NoMeeting(DomainError):
    message = _("Video and sound are open while the session is under way.")


class MeetingSilent(DomainError):
    message = _(
        "The server for video and sound does not answer now. The class goes on without it:"
        " slides, questions and attendance work as before. Please try again in a minute."
    )


class MeetingRefused(DomainError):
    message = _(
        "The server for video and sound refuses this class. The class goes on without it:"
        " slides, questions and attendance work as before. Please tell the administrator."
    )


def enter_meeting(
    *, session: LiveSession, guest: Guest, now: datetime | None = None
) -> str:
    """The address at which ``guest`` comes in now; the meeting is opened if it must be.

    Who may be in the room was asked by the caller. A moderator may come in before the
    session begins, to prepare.

    Raises:
        NoMeeting: the session has none, has not begun or is over.
        MeetingSilent: the server does not answer.
        MeetingRefused: it says no.
    """
    server = session.backend.server
    state = LiveSession.State
    may = session.is_running or (
        guest.is_moderator and session.state == state.PUBLISHED
    )
    if server is None or not may:
        raise NoMeeting
    meeting = meeting_of(session)
    mark = _opened(server, meeting)
    return server.entrance(meeting, guest, now or timezone.now(), mark)


def end_meeting(*, session: LiveSession) -> None:
    """Send everybody out of the meeting of a session that is over; again does no harm.

    Raises:
        ServerSilent: the server does not answer; to be tried again.
        ServerRefused: it says no.
    """
    server = session.backend.server
    if server is None or not (address := server.ending(meeting_of(session))):
        return
    server.ended(ask(address))


def meeting_of(session: LiveSession) -> Meeting:
    return Meeting(room_name(session.uid), session.activity.title)


def _opened(server: Server, meeting: Meeting) -> str:
    """The mark of the open meeting. A server that is silent must not hold up the pages."""
    address = server.opening(meeting)
    if not address:
        return ""
    known: str | None = cache.get(meeting.room)
    if known is not None:
        return known
    silent = SILENT + server.origin
    if cache.get(silent) or not _asking.acquire(timeout=PATIENCE_SECONDS):
        raise MeetingSilent
    try:
        mark = server.opened(ask(address))
    except (ServerSilent, ValueError) as error:
        logger.warning("The server of %s is silent: %s", server.setting, error)
        cache.set(silent, True, SILENT_SECONDS)
        raise MeetingSilent from error
    except ServerRefused as error:
        logger.warning("The server of %s refuses: %s", server.setting, error.key)
        raise MeetingRefused from error
    finally:
        _asking.release()
    cache.set(meeting.room, mark, OPEN_SECONDS)
    return mark
