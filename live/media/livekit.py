"""A room of the school's own LiveKit server, by LiveKit's own page for meetings.

Source: LiveKit documentation, "Tokens & grants" (claims, video grant; identity and room are
written to its logs, so they name nobody); livekit-examples/meet, app/custom (the page that
joins with a token: ``liveKitUrl`` and ``token`` in the query).
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from live.kinds.room_name import guest_name
from live.kinds.token import signed_token
from live.media.backend import Backend, Guest, Meeting, Server, fault_of_address

GOOD_FOR = timedelta(minutes=10)  # to come in; who is in is given others by the server
CLOCKS_DIFFER = timedelta(minutes=1)
SERVER = "LIVEKIT_URL"


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


def _token(meeting: Meeting, guest: Guest, now: datetime) -> str:
    """For this room and this guest alone; what is not told there is allowed, so all is."""
    speaks = guest.is_moderator or guest.may_speak
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
        "exp": int((now + GOOD_FOR).timestamp()),
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
