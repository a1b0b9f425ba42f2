"""A panel by video with little delay, through a Janus server beside ours.

Its control stays between the two servers (live.services.janus): browsers speak to us, and
only sound and pictures go to Janus.
"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from live.media.backend import Backend, fault_of_address

SETTING = "JANUS_URL"


def _lacks() -> list[str]:
    found = fault_of_address(SETTING, settings.JANUS_URL.rstrip("/"))
    if not settings.JANUS_API_SECRET:
        found.append("LMS_JANUS_API_SECRET is not set.")
    return found


JANUS = Backend(
    name="janus",
    title=_("A panel by video, through the Janus server of this system"),
    console="live/_call.html",
    room="live/_call.html",
    screen="live/_call.html",
    is_panel=True,
    lacks=_lacks,
)
