"""A room of the school's own Jitsi server, within our page or in a tab of its own.

Source: lib-jitsi-meet, doc/tokens.md (claims); jitsi-meet, config.js (options after #).
"""

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from live.kinds.token import signed_token
from live.media.backend import Backend, Guest, Meeting, Server

GOOD_FOR = timedelta(hours=4)  # a line that breaks comes back with the same token
CLOCKS_DIFFER = timedelta(minutes=1)


class Jitsi(Server):
    """With an app id and a secret each comes with a token of their own.

    Without them the server lets everybody in who knows the room, and makes whoever is
    first its moderator.
    """

    setting = "JITSI_URL"
    is_framed = True

    def faults(self) -> list[str]:
        found = super().faults()
        if bool(settings.JITSI_APP_ID) != bool(settings.JITSI_SECRET):
            found.append("LMS_JITSI_APP_ID and LMS_JITSI_SECRET go together.")
        return found

    def entrance(
        self, meeting: Meeting, guest: Guest, now: datetime, mark: str = ""
    ) -> str:
        options: dict[str, Any] = {
            "userInfo.displayName": guest.name,
            "config.subject": meeting.title,
            "config.defaultLanguage": "vi",
            "config.disableDeepLinking": True,  # a phone stays in its browser
            "config.startWithAudioMuted": not guest.is_moderator,
            "config.startWithVideoMuted": not guest.is_moderator,
        }
        told = "&".join(f"{name}={_as_json(one)}" for name, one in options.items())
        token = _token(meeting, guest, now) if settings.JITSI_SECRET else ""
        return f"{self.address}/{meeting.room}{token and '?jwt='}{token}#{told}"


def _token(meeting: Meeting, guest: Guest, now: datetime) -> str:
    """For this room alone. What stands in ``user`` must be text, or the server fails."""
    claims = {
        "iss": settings.JITSI_APP_ID,
        "aud": "jitsi",
        "sub": "*",  # any domain of this server; it is often named otherwise within
        "room": meeting.room,
        "nbf": int((now - CLOCKS_DIFFER).timestamp()),
        "exp": int((now + GOOD_FOR).timestamp()),
        "context": {
            "user": {
                "name": guest.name,
                "moderator": "true" if guest.is_moderator else "false",
                "affiliation": "owner" if guest.is_moderator else "member",
            }
        },
    }
    return signed_token(claims, settings.JITSI_SECRET)


def _as_json(value: Any) -> str:
    return quote(json.dumps(value, ensure_ascii=False), safe="")


JITSI = Backend(
    name="jitsi",
    title=_("A room of the school's Jitsi server"),
    console="live/_meeting.html",
    room="live/_meeting.html",
    screen="live/_meeting.html",
    server=Jitsi(),
)
