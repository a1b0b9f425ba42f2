"""Pass panels on Janus on to their audience as HLS; one process, supervised (deploy/README.md)."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from live.media.janus import JANUS
from live.services.relaying import relay_panels


class Command(BaseCommand):
    help = "Pass panels on Janus on to their audience as HLS, until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        if not JANUS.is_relayed:
            message = "Set LMS_JANUS_HLS=1 (docs/settings.md)."
            raise CommandError(message)
        stopping = Event()
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda *_told: stopping.set())
        relay_panels(stopping)
