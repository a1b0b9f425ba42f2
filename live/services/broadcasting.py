"""A lecturer goes on the air, and off it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from live.broadcast import publish
from live.models import Broadcast, LiveSession
from live.selectors.media import media_value, newest_moment
from live.services import media_files as files
from live.services.packing import claim, finish
from live.services.running import SessionNotRunning
from people.models import User

FRESH = timedelta(seconds=15)  # a pause so short is no pause: the playlist goes on


class NotEmbedded(DomainError):
    message = _("Video and sound of this session come from elsewhere.")


@transaction.atomic
def begin_broadcast(
    *, session: LiveSession, source: str, actor: User, now: datetime | None = None
) -> Broadcast:
    """Go on the air; whoever is on it is taken over from.

    Raises:
        SessionNotRunning, NotEmbedded.
    """
    return _begun(session, source, actor, now or timezone.now())


@transaction.atomic
def begin_relay(
    *, session: LiveSession, source: str, now: datetime | None = None
) -> Broadcast:
    """Put on the air what speakers of a panel send since ``now``, as one broadcast.

    Raises:
        SessionNotRunning, NotEmbedded.
    """
    return _begun(session, source, None, now or timezone.now())


def _begun(
    session: LiveSession, source: str, actor: User | None, now: datetime
) -> Broadcast:
    session = LiveSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if not session.is_running:
        raise SessionNotRunning
    backend = session.backend
    if not (backend.keeps if actor else backend.is_relayed):
        raise NotEmbedded
    for one in session.broadcasts.select_for_update().filter(ended_at=None):
        finish(one, now)
    newest = newest_moment(session.pk)
    if newest is not None and newest < now - FRESH:
        for kind in "va":  # nobody is shown the end of what was before
            files.remove_file(session, files.playlist_name(files.LIVE, kind))
    broadcast = Broadcast.objects.create(
        session=session, source=source, sent_by=actor, started_at=now, heard_at=now
    )
    audit.record(
        actor=actor, verb="broadcast.begun", target=session, now=now, source=source
    )
    publish(session=session, key="media", value=media_value(session), now=now)
    return broadcast


@transaction.atomic
def end_broadcast(
    *, broadcast: Broadcast, actor: User | None, now: datetime | None = None
) -> bool:
    """Go off the air. Returns whether this call did it."""
    now = now or timezone.now()
    broadcast = claim(broadcast)
    if broadcast.ended_at is not None:
        return False
    finish(broadcast, now)
    session = broadcast.session
    audit.record(actor=actor, verb="broadcast.ended", target=session, now=now)
    publish(session=session, key="media", value=media_value(session), now=now)
    return True
