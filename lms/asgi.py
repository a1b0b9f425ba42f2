"""Sockets, by Channels; apps add theirs to lms.routing when they have some."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

get_asgi_application()  # sets Django up before any consumer is imported

application = AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter([])))
