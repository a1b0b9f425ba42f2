"""Polls are prepared before or during a session."""

from collections.abc import Sequence

from django.db import transaction

from kernel import audit
from live.models import LiveSession, Poll
from people.models import User


@transaction.atomic
def prepare_poll(
    *,
    session: LiveSession,
    question: str,
    options: Sequence[str],
    right: int | None,
    actor: User,
) -> Poll:
    """Keep a poll ready; the same words again are the same poll."""
    poll, is_new = Poll.objects.get_or_create(
        session=session,
        question=question,
        options=list(options),
        state=Poll.State.PREPARED,
        defaults={"right": right},
    )
    if is_new:
        audit.record(actor=actor, verb="poll.prepared", target=poll)
    return poll
