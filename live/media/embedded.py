"""Video and sound through this very server: the lecturer's browser records, phones play.

No media server and no ffmpeg; live.services.broadcasting takes what the browser sends.
"""

from django.utils.translation import gettext_lazy as _

from live.media.backend import Backend

EMBEDDED = Backend(
    name="embedded",
    title=_("From the lecturer's browser, through this system"),
    console="live/_broadcast.html",
    room="live/_player.html",
    screen="live/_player.html",
    keeps=True,
)
