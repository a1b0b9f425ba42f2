"""The room of a panel on a Janus server: its number, its words, and who is in it."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from live.kinds.room_name import room_name
from live.models import LiveSession
from live.services import janus
from live.services.janus import JanusRefused, Line

MOST_SPEAKERS = 8
BITRATE = 700_000  # of one speaker's picture, bits a second
NO_SPEAKER = 428
KEY_FRAME_SECONDS = 2  # asked of a speaker's browser where segments are made of it
# JavaScript reads numbers of 53 bits whole: 48 for a room, 36 + 12 for a speaker.
DIGITS, OWN_DIGITS, PRESS_BITS = 12, 9, 12


@dataclass(frozen=True)
class Speaker:
    """Somebody who was given the word: a number in the room, and a name.

    ``is_heard``: sound or pictures of theirs arrive, so they can be watched.
    """

    number: int
    name: str
    is_heard: bool = True

    @property
    def has_camera(self) -> bool:
        return bool(self.number & 1)


def room_number(session: UUID) -> int:
    return int(room_name(session)[:DIGITS], 16)


def new_number(session: UUID, user: int, *, has_camera: bool = False) -> int:
    """The person's own number, then one drawn anew: who speaks again is looked at anew.

    Its last bit says whether pictures come with it.
    """
    drawn = secrets.randbelow(1 << PRESS_BITS - 1) << 1 | has_camera
    return own_number(session, user) << PRESS_BITS | drawn


def offers_pictures(sdp: str) -> bool:
    return re.search(r"^m=video [1-9]", sdp, re.MULTILINE) is not None


def own_number(session: UUID, user: int) -> int:
    return int(word_of(session, f"speaker {user}")[:OWN_DIGITS], 16)


def speakers_in(line: Line, session: LiveSession) -> list[Speaker]:
    told = {"request": "listparticipants", "room": room_number(session.uid)}
    rows = unless_gone(line, told).get("participants", [])
    return [
        Speaker(one["id"], str(one.get("display", "")), bool(one.get("publisher")))
        for one in sorted(rows, key=lambda one: int(one["id"]))
    ]


def make_room(line: Line, session: LiveSession) -> None:
    told = {
        "request": "create",
        **room_of(session),
        "pin": word_of(session.uid, "pin"),
        "description": str(session.uid),
        "is_private": True,
        "publishers": MOST_SPEAKERS,
        "bitrate": BITRATE,
        "bitrate_cap": True,
        "videocodec": "vp8,h264",
        "permanent": False,
    }
    if session.backend.is_relayed:  # passed on as it comes, cut at key frames
        told |= {"videocodec": "h264", "fir_freq": KEY_FRAME_SECONDS}
    try:
        janus.say(line, told)
    except JanusRefused as error:
        if error.code != janus.ROOM_THERE:
            raise


def put_out(line: Line, session: LiveSession, user: int) -> None:
    """Take the word from a person, wherever they speak from."""
    own = own_number(session.uid, user)
    for one in speakers_in(line, session):
        if one.number >> PRESS_BITS == own:
            told = {"request": "kick", "id": one.number, **room_of(session)}
            unless_gone(line, told)


def unless_gone(line: Line, told: dict[str, object]) -> dict[str, Any]:
    """What the plugin says; nothing if the room or the person is not there."""
    try:
        return janus.say(line, told).data
    except JanusRefused as error:
        if error.code not in {janus.NO_ROOM, NO_SPEAKER}:
            raise
        return {}


@contextmanager
def keeper() -> Iterator[Line]:
    line = janus.open_line()
    try:
        yield line
    finally:
        janus.close_line(line)


def room_of(session: LiveSession) -> dict[str, object]:
    return {"room": room_number(session.uid), "secret": word_of(session.uid, "secret")}


def word_of(session: UUID, use: str) -> str:
    return salted_hmac(
        "live.panel", f"{session.hex} {use}", algorithm="sha256"
    ).hexdigest()
