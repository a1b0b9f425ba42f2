"""The sign of life of a process that serves pages (assessments.services.outage)."""

import logging
import threading
from time import sleep

from django.conf import settings
from django.db import Error as DatabaseFault
from django.db import connection

from assessments.services.outage import BEAT_SECONDS, beat

AGAIN_SECONDS = 1  # after a fault: the end of an outage is to be seen at once

logger = logging.getLogger(__name__)


def start_pulse() -> threading.Thread | None:
    """Beat beside the pages as long as the process lives; None where it is turned off."""
    if not settings.PULSE:
        return None
    thread = threading.Thread(target=_beat_on, name="pulse", daemon=True)
    thread.start()
    return thread


def _beat_on() -> None:
    is_well = True
    while True:
        is_well = beat_once(was_well=is_well)
        sleep(BEAT_SECONDS if is_well else AGAIN_SECONDS)


def beat_once(*, was_well: bool) -> bool:
    """Beat, and credit what was lost; whether the database took it."""
    try:
        beat()
    except DatabaseFault as fault:
        if was_well:
            logger.warning("The database does not take the sign of life: %s", fault)
        connection.close()
        return False
    return True
