"""A panel by video on a Janus server: who speaks, who watches, and its end.

Presence has nothing to do with it: that is what our own sockets prove (ADR 0013).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from live.broadcast import publish
from live.media.janus import JANUS
from live.models import Hand, LiveSession
from live.selectors.media import media_value
from live.services import janus
from live.services.foreign_server import ServerSilent
from live.services.janus import JanusRefused, Line, NoReply
from live.services.meeting import (
    SILENT_SECONDS,
    MeetingRefused,
    MeetingSilent,
    NoMeeting,
)
from live.services.panel_room import (
    NO_SPEAKER,
    PRESS_BITS,
    Speaker,
    keeper,
    make_room,
    new_number,
    offers_pictures,
    own_number,
    put_out,
    room_number,
    room_of,
    speakers_in,
    unless_gone,
    word_of,
)
from people.models import User

SILENT = "live.panel.silent"
AT_ONCE = 4  # threads of pages, of eight, that speak with Janus
PATIENCE_SECONDS = 2
_asking = BoundedSemaphore(AT_ONCE)

logger = logging.getLogger(__name__)


class NotInvited(DomainError):
    message = _("Raise your hand first. You can speak once the lecturer invites you.")


@dataclass(frozen=True)
class Call:
    """A line with what the other end describes (SDP); no line if nobody speaks."""

    line: Line | None
    sdp: str
    speakers: tuple[Speaker, ...] = ()
    places: tuple[tuple[str, int], ...] = ()  # (mid of the description, speaker)


def may_speak(session: LiveSession, user: User) -> bool:
    """Whether a member's hand is up and invited."""
    hands = Hand.objects.filter(session=session, person__user=user, lowered_at=None)
    return hands.filter(invited_at__isnull=False).exists()


def speak(*, session: LiveSession, user: User, name: str, offer: str) -> Call:
    """Let ``user`` send what ``offer`` describes; a second place of theirs takes over.

    Raises:
        NoMeeting: the session is not under way, or has no panel.
        MeetingSilent, MeetingRefused: Janus does not answer, or says no.
    """
    _must_run(session)
    with _spoken_to() as line:
        make_room(line, session)
        put_out(line, session, user.pk)
        told = {
            "request": "joinandconfigure",
            "ptype": "publisher",
            "room": room_number(session.uid),
            "pin": word_of(session.uid, "pin"),
            "id": new_number(session.uid, user.pk, has_camera=offers_pictures(offer)),
            "display": name,
        }
        return Call(line, janus.say(line, told, offer, "offer").sdp)


def begin(*, session: LiveSession) -> None:
    """A speaker's line stands: the room is told to look."""
    _must_run(session)
    _tell_room(session)


def watch(*, session: LiveSession, user: User) -> Call:
    """What the others send now, as an offer to be answered by ``answer``.

    Raises:
        NoMeeting, MeetingSilent, MeetingRefused: as for ``speak``.
    """
    _must_run(session)
    with _spoken_to() as line:
        others = _others(speakers_in(line, session), session, user)
        if not others:
            janus.close_line(line)
            return Call(None, "")
        told = {
            "request": "join",
            "ptype": "subscriber",
            "room": room_number(session.uid),
            "pin": word_of(session.uid, "pin"),
            "streams": [{"feed": one.number} for one in others],
        }
        try:
            reply = janus.say(line, told)
        except JanusRefused as error:
            if error.code != NO_SPEAKER:  # who left just now is looked for again later
                raise
            janus.close_line(line)
            return Call(None, "")
        rows = [(str(one["mid"]), one["feed_id"]) for one in reply.data["streams"]]
        return Call(line, reply.sdp, others, tuple(rows))


def answer(*, line: Line, sdp: str) -> None:
    """The browser's answer to the offer of ``watch``: now it flows."""
    with _in_words():
        janus.say(line, {"request": "start"}, sdp, "answer")


def keep(
    *, session: LiveSession, user: User, line: Line
) -> tuple[tuple[Speaker, ...], bool]:
    """Keep a line for another minute; who else is heard, and whether ``user`` may be."""
    _must_run(session)
    own = own_number(session.uid, user.pk)
    with _in_words():
        janus.keep_line(line)
        found = speakers_in(line, session)
    speaks = any(one.number >> PRESS_BITS == own for one in found)
    return _others(found, session, user), speaks


def leave(*, session: LiveSession, line: Line, has_spoken: bool) -> None:
    """Close a line; if somebody spoke through it, the room is told to look who does."""
    with _in_words():
        janus.close_line(line)
    if has_spoken:
        _tell_room(session)


def end_panel(*, session: LiveSession) -> None:
    """Close the room of a session that is over; again does no harm.

    Raises:
        ServerSilent, JanusRefused: to be tried again.
    """
    with keeper() as line:
        unless_gone(line, {"request": "destroy", **room_of(session)})


def hush(*, session: LiveSession, user: User) -> None:
    """Take the word from ``user``, whose hand is down; nothing if they do not speak.

    Raises:
        ServerSilent, JanusRefused: to be tried again.
    """
    if may_speak(session, user):
        return  # invited again meanwhile
    with keeper() as line:
        put_out(line, session, user.pk)
    _tell_room(session)


def _must_run(session: LiveSession) -> None:
    if session.backend != JANUS or not session.is_running:
        raise NoMeeting


def _others(
    found: list[Speaker], session: LiveSession, user: User
) -> tuple[Speaker, ...]:
    own = own_number(session.uid, user.pk)
    return tuple(
        one for one in found if one.is_heard and one.number >> PRESS_BITS != own
    )


def _tell_room(session: LiveSession) -> None:
    with transaction.atomic():
        value = {**media_value(session), "panel": True}
        publish(session=session, key="media", value=value)


@contextmanager
def _spoken_to() -> Iterator[Line]:
    """A new line, closed again if what is said through it fails."""
    with _in_words():
        line = janus.open_line()
        try:
            yield line
        except (ServerSilent, JanusRefused):
            janus.close_line(line)
            raise


@contextmanager
def _in_words() -> Iterator[None]:
    """Faults as sentences. A server that is silent must not hold up the pages."""
    if cache.get(SILENT) or not _asking.acquire(timeout=PATIENCE_SECONDS):
        raise MeetingSilent
    try:
        yield
    except ServerSilent as error:
        logger.warning("Janus is silent: %s", error)
        if not isinstance(error, NoReply):
            cache.set(SILENT, True, SILENT_SECONDS)
        raise MeetingSilent from error
    except JanusRefused as error:
        logger.warning("Janus refuses: %s", error)
        raise MeetingRefused from error
    finally:
        _asking.release()
