"""Pages for a server that speaks WSGI: granian in production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

application = get_wsgi_application()

from lms.pulse import start_pulse  # noqa: E402 -- app ready

start_pulse()
