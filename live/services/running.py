"""The lecturer leads: start, agenda, slides, checkpoints, end."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from live.broadcast import publish
from live.kinds.agenda import closing_from
from live.models import Checkpoint, LiveSession
from live.selectors.foreign import ending_key
from live.selectors.room import (
    checkpoint_value,
    current_part,
    part_value,
    session_value,
    slide_value,
)
from live.services.following import open_what_follows
from live.services.group_ending import end_group_work
from live.services.packing import finish_media
from people.models import User

SHORTEST, LONGEST = 20, 600  # seconds a checkpoint may stay open
CHOICES = 4
USUAL = 60  # seconds


class SessionNotRunning(DomainError):
    message = gettext_lazy("The session is not under way.")


class SessionNotAnnounced(DomainError):
    message = gettext_lazy("The session is not published, or is over.")


class CheckpointOpen(DomainError):
    message = gettext_lazy("A checkpoint is open already. Wait until it closes.")


class NothingFurther(DomainError):
    message = gettext_lazy("This is the last part of the agenda.")


@transaction.atomic
def start_session(
    *, session: LiveSession, actor: User | None, now: datetime | None = None
) -> bool:
    """Begin with the first part. Returns whether this call did it.

    Raises:
        SessionNotAnnounced: it is a draft, or over.
    """
    now = now or timezone.now()
    session = _lock(session)
    if session.state == LiveSession.State.RUNNING:
        return False
    if session.state != LiveSession.State.PUBLISHED:
        raise SessionNotAnnounced
    session.state = LiveSession.State.RUNNING
    session.started_at = now
    session.save(update_fields=["state", "started_at"])
    session.parts.filter(position=1).update(began_at=now)
    audit.record(actor=actor, verb="session.started", target=session, now=now)
    publish(session=session, key="session", value=session_value(session), now=now)
    _tell_part(session, now)
    if session.slide:  # the replay begins with it
        publish(session=session, key="slide", value=slide_value(session), now=now)
    return True


@transaction.atomic
def next_part(
    *,
    session: LiveSession,
    actor: User | None,
    after: int,
    now: datetime | None = None,
) -> bool:
    """Go on to the part after number ``after``; a second press of the same does nothing.

    Raises:
        SessionNotRunning: it has not begun, or is over.
        NothingFurther: there is no part after it.
    """
    now = now or timezone.now()
    session = _running(session)
    held = current_part(session)
    if held is None or held.position != after:
        return False
    following = session.parts.filter(position=after + 1).first()
    if following is None:
        raise NothingFurther
    held.ended_at = now
    held.save(update_fields=["ended_at"])
    following.began_at = now
    following.save(update_fields=["began_at"])
    audit.record(
        actor=actor, verb="session.part_begun", target=session, now=now, part=after + 1
    )
    _tell_part(session, now)
    return True


@transaction.atomic
def show_slide(
    *,
    session: LiveSession,
    position: int,
    actor: User | None,
    now: datetime | None = None,
) -> int:
    """Put slide ``position`` on every screen, or the nearest there is; which it was.

    Raises:
        SessionNotRunning: it has not begun, or is over.
    """
    session = _running(session)
    position = max(0, min(position, session.slides.count()))
    if position != session.slide:
        session.slide = position
        session.save(update_fields=["slide"])
        audit.record(
            actor=actor, verb="session.slide_shown", target=session, slide=position
        )
        publish(session=session, key="slide", value=slide_value(session), now=now)
    return position


@transaction.atomic
def open_checkpoint(
    *,
    session: LiveSession,
    actor: User | None,
    seconds: int = USUAL,
    question: str = "",
    options: tuple[str, ...] = (),
    right: int = 0,
    now: datetime | None = None,
) -> Checkpoint:
    """Ask everybody now whether they are there; without a question, for a number.

    Raises:
        SessionNotRunning, CheckpointOpen.
    """
    now = now or timezone.now()
    session = _running(session)
    if session.checkpoints.filter(closes_at__gt=now).exists():
        raise CheckpointOpen
    if not question:
        question, options, right = number_question()
    part = current_part(session)
    kinds = list(session.parts.order_by("position").values_list("kind", flat=True))
    checkpoint = Checkpoint.objects.create(
        session=session,
        position=session.checkpoints.count() + 1,
        is_closing=part is not None and part.position > closing_from(kinds),
        question=question,
        options=list(options),
        right=right,
        opened_at=now,
        closes_at=now + timedelta(seconds=min(max(seconds, SHORTEST), LONGEST)),
    )
    audit.record(actor=actor, verb="checkpoint.opened", target=checkpoint, now=now)
    value = checkpoint_value(checkpoint)
    publish(session=session, key="checkpoint", value=value, now=now)
    return checkpoint


@transaction.atomic
def end_session(
    *, session: LiveSession, actor: User | None, now: datetime | None = None
) -> bool:
    """End it for everybody, and open what follows to those who took part.

    Returns whether this call did it.

    Raises:
        SessionNotRunning: it has not begun.
    """
    now = now or timezone.now()
    session = _lock(session)
    if session.state == LiveSession.State.ENDED:
        return False
    if session.state != LiveSession.State.RUNNING:
        raise SessionNotRunning
    session.state = LiveSession.State.ENDED
    session.ended_at = now
    session.save(update_fields=["state", "ended_at"])
    session.parts.filter(began_at__isnull=False, ended_at=None).update(ended_at=now)
    session.polls.filter(state="open").update(state="closed", closed_at=now)
    session.hands.filter(lowered_at=None).update(lowered_at=now)
    end_group_work(session=session, now=now)
    audit.record(actor=actor, verb="session.ended", target=session, now=now)
    finish_media(session=session, now=now)
    if session.backend.server is not None or session.backend.is_panel:
        key = ending_key(session)
        enqueue("live.tasks.end_meeting", key=key, session_id=session.pk)
    open_what_follows(session=session, actor=actor, now=now)
    publish(session=session, key="session", value=session_value(session), now=now)
    return True


def number_question() -> tuple[str, tuple[str, ...], int]:
    """A number to be pressed, among others; drawn anew each time."""
    numbers = secrets.SystemRandom().sample(range(10, 100), CHOICES)
    right = secrets.randbelow(CHOICES)
    question = _("Press the number %(number)d to show that you are there.") % {
        "number": numbers[right]
    }
    return question, tuple(str(one) for one in numbers), right


def _tell_part(session: LiveSession, now: datetime) -> None:
    value = part_value(current_part(session))
    publish(session=session, key="part", value=value, now=now)


def _lock(session: LiveSession) -> LiveSession:
    return (
        LiveSession.objects.select_for_update(of=("self",))
        .select_related("activity__section")
        .get(pk=session.pk)
    )


def _running(session: LiveSession) -> LiveSession:
    session = _lock(session)
    if not session.is_running:
        raise SessionNotRunning
    return session
