"""Neither video nor sound: slides, questions and polls alone."""

from django.utils.translation import gettext_lazy as _

from live.media.backend import Backend

NONE = Backend(name="none", title=_("Slides only"))
