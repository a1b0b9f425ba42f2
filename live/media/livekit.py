"""A room of the school's own LiveKit server, by LiveKit's own page for meetings.

Our server speaks with it as well: to take the word from somebody, to put them out, and to
close the room.

Source: LiveKit documentation, "Tokens & grants" (claims, video grant; identity and room are
written to its logs, so they name nobody); livekit-examples/meet, app/custom (the page that
joins with a token: ``liveKitUrl`` and ``token`` in the query); "Room service API" (paths,
grants, bodies); Twirp, wire protocol version 7 (errors).
"""

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from live.kinds.room_name import guest_name
from live.kinds.token import signed_token
from live.media.backend import (
    Backend,
    Call,
    Guest,
    Meeting,
    Server,
    ServerRefused,
    fault_of_address,
)

GOOD_FOR = timedelta(minutes=10)  # to come in; who is in is given others by the server
GOOD_FOR_THE_WORD = timedelta(
    minutes=2
)  # the same, of a member who was invited to speak
GOOD_FOR_A_CALL = timedelta(minutes=1)
CLOCKS_DIFFER = timedelta(minutes=1)
SERVER = "LIVEKIT_URL"
SERVICE = "/twirp/livekit.RoomService/"
GONE = "not_found"
REFUSALS = {"unauthenticated", "permission_denied"}


class LiveKit(Server):
    """``setting`` names the page; the sockets of LMS_LIVEKIT_URL are the page's affair."""

    setting = "LIVEKIT_PAGE"
    is_framed = True
    is_by_invitation = True

    def faults(self) -> list[str]:
        found = super().faults()
        found += fault_of_address(SERVER, _sockets(), secure="wss", plain="ws")
        if not settings.LIVEKIT_KEY:
            found.append("LMS_LIVEKIT_KEY is not set.")
        if not settings.LIVEKIT_SECRET:
            found.append("LMS_LIVEKIT_SECRET is not set.")
        return found

    def entrance(
        self, meeting: Meeting, guest: Guest, now: datetime, mark: str = ""
    ) -> str:
        """A second entrance of the same guest puts out the first: one place for each."""
        told = {"liveKitUrl": _sockets(), "token": _token(meeting, guest, now)}
        return f"{self.address}/custom?{urlencode(told, quote_via=quote, safe='')}"

    def ending(self, meeting: Meeting, now: datetime) -> Call | None:
        """Everybody in the room is sent out of it."""
        told = {"room": meeting.room}
        return _call("DeleteRoom", told, {"roomCreate": True}, now)

    def hushing(self, meeting: Meeting, key: str, now: datetime) -> Call | None:
        """What they send ends at once, and they go on watching."""
        permission = {
            "can_subscribe": True,
            "can_publish": False,
            "can_publish_data": False,
        }
        return _on_guest(
            "UpdateParticipant", meeting, key, now, {"permission": permission}
        )

    def removing(self, meeting: Meeting, key: str, now: datetime) -> Call | None:
        return _on_guest("RemoveParticipant", meeting, key, now, {})

    def ended(self, answer: bytes) -> None:
        told = json.loads(answer)
        if not isinstance(told, dict):
            message = "no answer of LiveKit"
            raise ValueError(message)  # noqa: TRY004 -- an answer, not an argument
        code = told.get("code") if "msg" in told else None
        if code in REFUSALS:
            raise ServerRefused(code)
        if code not in {None, GONE}:
            message = f"LiveKit says {code}"
            raise ValueError(message)


def _on_guest(
    name: str, meeting: Meeting, key: str, now: datetime, more: dict[str, Any]
) -> Call:
    told = {"room": meeting.room, "identity": guest_name(meeting.room, key), **more}
    return _call(name, told, {"roomAdmin": True, "room": meeting.room}, now)


def _call(
    name: str, told: dict[str, Any], grant: dict[str, Any], now: datetime
) -> Call:
    """``grant`` is no more than this one call needs."""
    claims = {
        "iss": settings.LIVEKIT_KEY,
        "nbf": int((now - CLOCKS_DIFFER).timestamp()),
        "exp": int((now + GOOD_FOR_A_CALL).timestamp()),
        "video": grant,
    }
    host = "http" + _sockets().removeprefix("ws")  # wss becomes https
    token = signed_token(claims, settings.LIVEKIT_SECRET)
    return Call(f"{host}{SERVICE}{name}", json.dumps(told).encode(), token)


def _token(meeting: Meeting, guest: Guest, now: datetime) -> str:
    """For this room and this guest alone; what is not told there is allowed, so all is."""
    speaks = guest.is_moderator or guest.may_speak
    has_word = speaks and not guest.is_moderator
    grant: dict[str, Any] = {
        "room": meeting.room,
        "roomJoin": True,
        "roomAdmin": guest.is_moderator,
        "canPublish": speaks,
        "canPublishData": speaks,  # its chat, which nobody moderates
        "canSubscribe": True,
    }
    claims = {
        "iss": settings.LIVEKIT_KEY,
        "sub": guest_name(meeting.room, guest.key),
        "name": guest.name,
        "nbf": int((now - CLOCKS_DIFFER).timestamp()),
        "exp": int((now + (GOOD_FOR_THE_WORD if has_word else GOOD_FOR)).timestamp()),
        "video": grant,
    }
    return signed_token(claims, settings.LIVEKIT_SECRET)


def _sockets() -> str:
    return str(settings.LIVEKIT_URL).strip().rstrip("/")


LIVEKIT = Backend(
    name="livekit",
    title=_("A room of the school's LiveKit server"),
    console="live/_meeting.html",
    room="live/_meeting.html",
    screen="live/_meeting.html",
    server=LiveKit(),
)
