"""A panel by video with little delay, through a Janus server beside ours.

Its control stays between the two servers (live.services.janus): browsers speak to us, and
only sound and pictures go to Janus. With JANUS_HLS the audience plays segments instead
(live.services.relaying), and only who speaks has a line to Janus.
"""

import shutil
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from live.media.backend import LOOPBACK, Backend, fault_of_address

SETTING = "JANUS_URL"
RELAY_PROGRAMS = ("ffmpeg", "setpriv")


def _lacks() -> list[str]:
    found = fault_of_address(SETTING, settings.JANUS_URL.rstrip("/"))
    if not settings.JANUS_API_SECRET:
        found.append("LMS_JANUS_API_SECRET is not set.")
    if settings.JANUS_HLS and not found:
        found += _lacks_of_relay()
    return found


def _lacks_of_relay() -> list[str]:
    found = [
        f"LMS_JANUS_HLS is set, and there is no program {name} here."
        for name in RELAY_PROGRAMS
        if shutil.which(name) is None
    ]
    if urlsplit(settings.JANUS_URL).hostname not in LOOPBACK:
        found.append("LMS_JANUS_HLS needs Janus on this machine (LMS_JANUS_URL).")
    return found


def _relays() -> bool:
    return bool(settings.JANUS_HLS)


JANUS = Backend(
    name="janus",
    title=_("A panel by video, through the Janus server of this system"),
    console="live/_call.html",
    room="live/_audience.html",
    screen="live/_audience.html",
    is_panel=True,
    lacks=_lacks,
    relays=_relays,
)
