"""Whether panels reach their audience at all: the sign of life of the relay."""

from datetime import timedelta

from django.db.models.functions import Now

from live.media import offered
from live.media.janus import JANUS
from live.models import LiveSession, RelayLease

LEASE = timedelta(seconds=15)  # several signs of life, two seconds apart


def relay_is_away() -> bool:
    """Whether the relay has given no sign of life for ``LEASE``, or never has."""
    return not RelayLease.objects.filter(beat_at__gte=Now() - LEASE).exists()


def relay_is_missed() -> bool:
    """Whether it is away although this site promises panels to audiences."""
    return JANUS in offered() and JANUS.is_relayed and relay_is_away()


def is_unseen(session: LiveSession) -> bool:
    """Whether the audience of a session ahead or under way gets no picture and sound."""
    is_over = session.state == LiveSession.State.ENDED
    return not is_over and session.backend.is_relayed and relay_is_away()
