"""People are let into the meeting of a session on another's server, one by one.

Presence has nothing to do with it: that is what our own sockets prove (ADR 0013).
"""

import logging
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.core.cache import cache
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from live.kinds.room_name import room_name
from live.media.backend import Call, Guest, Meeting, Server, ServerRefused
from live.media.livekit import GOOD_FOR_THE_WORD, LIVEKIT
from live.models import Hand, LiveSession
from live.services.foreign_server import ServerSilent, ask
from people.models import Person

OPEN_SECONDS = 20  # so long a meeting that was open is taken to be
SILENT_SECONDS = 15  # so long a server that did not answer is left alone
SILENT = "live.meeting.silent."
AGAIN_WITHIN = GOOD_FOR_THE_WORD + timedelta(minutes=2)  # it is looked each minute
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
    if server is not None:
        _say(server, server.ending(meeting_of(session), timezone.now()))


def hush(*, session: LiveSession, person: Person) -> None:
    """Take the word from ``person`` in the meeting; nothing if they do not speak.

    Raises:
        ServerSilent, ServerRefused: as for ``end_meeting``.
    """
    server = session.backend.server
    if server is not None:
        meeting, key = meeting_of(session), member_key(person)
        _say(server, server.hushing(meeting, key, timezone.now()))


def hush_again(*, now: datetime | None = None) -> int:
    """Take the word once more from those who could have come in anew with it; how many.

    Whoever was invited may open their entrance again while it is good, also after their
    hand is down.
    """
    now, done = now or timezone.now(), 0
    invited = Hand.objects.filter(invited_at__isnull=False)
    lowered = invited.filter(
        lowered_at__gte=now - AGAIN_WITHIN,
        session__state=LiveSession.State.RUNNING,
        session__media=LIVEKIT.name,
    ).exclude(
        Exists(
            invited.filter(
                session=OuterRef("session"), person=OuterRef("person"), lowered_at=None
            )
        )
    )
    for hand in lowered.select_related("session__activity", "person").order_by("pk"):
        try:
            hush(session=hand.session, person=hand.person)
        except (ServerSilent, ServerRefused) as error:
            logger.warning("The word is not taken again: %s", error)
            break  # in a minute, then
        done += 1
    return done


def put_out(*, session: LiveSession, person: Person) -> None:
    """Put ``person`` out of the meeting; nothing if they are not there.

    Raises:
        ServerSilent, ServerRefused: as for ``end_meeting``.
    """
    server = session.backend.server
    if server is not None:
        meeting, key = meeting_of(session), member_key(person)
        _say(server, server.removing(meeting, key, timezone.now()))


def member_key(person: Person) -> str:
    return f"member {person.uid}"


def meeting_of(session: LiveSession) -> Meeting:
    return Meeting(room_name(session.uid), session.activity.title)


def _say(server: Server, call: Call | None) -> None:
    if call is None:
        return
    try:
        server.ended(ask(call.address, call.told, call.token))
    except ValueError as error:
        raise ServerSilent(str(error)) from error


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
