"""Sockets, by Channels: each opens by a signed ticket, from a page of ours only."""

import os

from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

get_asgi_application()  # sets Django up before any consumer is imported

from live.hub import say_bye  # noqa: E402 -- Django is set up now
from live.routing import websocket_urlpatterns  # noqa: E402 -- Django is set up now

__all__ = ["application", "say_bye"]

application = AllowedHostsOriginValidator(URLRouter(websocket_urlpatterns))
