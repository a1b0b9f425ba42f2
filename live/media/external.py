"""A room of another service, opened beside ours by its link."""

from django.utils.translation import gettext_lazy as _

from live.media.backend import Backend

EXTERNAL = Backend(
    name="external",
    title=_("A link to another service"),
    room="live/_external.html",
    needs_link=True,
)
