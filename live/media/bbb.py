"""A meeting on the school's BigBlueButton server (2.4 or later), in a tab of its own.

Source: BigBlueButton, API reference (security model, create, join, end).
"""

import hashlib
from datetime import datetime
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from live.kinds.flat_xml import texts_of
from live.media.backend import Backend, Call, Guest, Meeting, Server, ServerRefused

GONE = "notFound"  # its word for a meeting that nobody opened, or that has ended


class BigBlueButton(Server):
    """Each address bears a checksum over its name, its parameters and the secret."""

    setting = "BBB_URL"

    def faults(self) -> list[str]:
        found = super().faults()
        if not settings.BBB_SECRET:
            found.append("LMS_BBB_SECRET is not set.")
        return found

    def opening(self, meeting: Meeting) -> str:
        """The same each time: asked again, the server leaves an open meeting as it is."""
        return self._signed(
            "create",
            meetingID=meeting.room,
            name=meeting.title,
            record="false",
            allowStartStopRecording="false",
            muteOnStart="true",
        )

    def opened(self, answer: bytes) -> str:
        return _read(answer).get("createTime", "")

    def entrance(
        self, meeting: Meeting, guest: Guest, now: datetime, mark: str = ""
    ) -> str:
        """``mark``, the time of the opening: not good for a later meeting of the name."""
        told = {
            "meetingID": meeting.room,
            "fullName": guest.name,
            "role": "MODERATOR" if guest.is_moderator else "VIEWER",
            "redirect": "true",
        }
        return self._signed("join", **told, **({"createTime": mark} if mark else {}))

    def ending(self, meeting: Meeting, now: datetime) -> Call | None:
        return Call(self._signed("end", meetingID=meeting.room))

    def ended(self, answer: bytes) -> None:
        try:
            _read(answer)
        except ServerRefused as error:
            if error.key != GONE:
                raise

    def _signed(self, call: str, **told: str) -> str:
        query = urlencode(told, quote_via=quote)
        words = f"{call}{query}{settings.BBB_SECRET}"
        checksum = hashlib.sha256(words.encode()).hexdigest()
        base = self.address.removesuffix("/api")
        return f"{base}/api/{call}?{query}&checksum={checksum}"


def _read(answer: bytes) -> dict[str, str]:
    told = texts_of(answer)
    if "returncode" not in told:
        message = "no answer of BigBlueButton"
        raise ValueError(message)
    if told["returncode"] != "SUCCESS":
        raise ServerRefused(told.get("messageKey", ""))
    return told


BBB = Backend(
    name="bbb",
    title=_("A meeting on the school's BigBlueButton server"),
    console="live/_meeting.html",
    room="live/_meeting.html",
    screen="live/_meeting.html",
    server=BigBlueButton(),
)
