"""Pages that play: a player hands its segments to the browser as an object of its own."""

from typing import Any

from django.conf import settings
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

_SITE: dict[str, Any] = settings.SECURE_CSP
plays_media = csp_override({**_SITE, "media-src": [CSP.SELF, "blob:"]})
