"""What a room shows: the snapshot for everybody, and what is counted."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from live.kinds.agenda import PartKind
from live.models import (
    AgendaPart,
    CheckIn,
    Checkpoint,
    Hand,
    LiveSession,
    Poll,
    PollAnswer,
    PresenceLease,
    RoomQuestion,
    RoomVote,
    SessionEvent,
    Slide,
)
from live.selectors.group import shown_value
from live.selectors.media import media_value

MOST_QUESTIONS = 20


def snapshot_of(session_id: int, now: datetime) -> tuple[int, dict[str, Any]]:
    """The newest event's number and the value of every key of the room.

    The number is read first: an event that comes between is told again, and harmless.
    """
    session = LiveSession.objects.get(pk=session_id)
    poll = Poll.objects.filter(session=session).exclude(state=Poll.State.PREPARED)
    newest = poll.order_by("-opened_at", "-pk").first()
    checkpoint = (
        Checkpoint.objects.filter(session=session, closes_at__gt=now)
        .order_by("-position")
        .first()
    )
    return session.sequence, {
        "session": session_value(session),
        "part": part_value(current_part(session)),
        "slide": slide_value(session),
        "poll": poll_value(newest) if newest else {},
        "checkpoint": checkpoint_value(checkpoint) if checkpoint else {},
        "questions": questions_value(session_id),
        "media": media_value(session),
        "group": shown_value(session_id),
    }


def session_value(session: LiveSession) -> dict[str, Any]:
    return {"state": session.state}


def current_part(session: LiveSession) -> AgendaPart | None:
    """The part that is being held."""
    return (
        session.parts.filter(began_at__isnull=False, ended_at=None)
        .order_by("-position")
        .first()
    )


def part_value(part: AgendaPart | None) -> dict[str, Any]:
    if part is None:
        return {}
    return {
        "title": part.title,
        "kind": str(PartKind(part.kind).label),
        "minutes": part.minutes,
        "began_at": part.began_at.isoformat() if part.began_at else None,
    }


def slide_value(session: LiveSession) -> dict[str, Any]:
    slide = Slide.objects.filter(session=session, position=session.slide).first()
    if slide is None:
        return {}
    return {
        "url": reverse("live:slide", args=[slide.uid]),
        "number": slide.position,
        "total": Slide.objects.filter(session=session).count(),
        "width": slide.width,
        "height": slide.height,
    }


def poll_value(poll: Poll) -> dict[str, Any]:
    """What everybody may see of a poll: its bars and the key only once it is closed."""
    value: dict[str, Any] = {
        "uid": str(poll.uid),
        "question": poll.question,
        "options": poll.options,
        "state": poll.state,
    }
    if poll.state == Poll.State.CLOSED:
        value |= {"counts": poll_counts(poll), "right": poll.right}
    return value


def poll_counts(poll: Poll) -> list[int]:
    """How many chose each option."""
    counted = dict(
        poll.answers.values_list("option").annotate(n=Count("pk")).order_by()
    )
    return [counted.get(place, 0) for place in range(len(poll.options))]


def checkpoint_value(checkpoint: Checkpoint) -> dict[str, Any]:
    """A checkpoint as it is asked; which answer is right stays here."""
    return {
        "uid": str(checkpoint.uid),
        "question": checkpoint.question,
        "options": checkpoint.options,
        "closes_at": checkpoint.closes_at.isoformat(),
        "seconds": int((checkpoint.closes_at - checkpoint.opened_at).total_seconds()),
    }


def questions_by_votes(session_id: int) -> QuerySet[RoomQuestion]:
    """The questions of a session, open ones first, then by votes, the oldest first."""
    return (
        RoomQuestion.objects.filter(session=session_id)
        .annotate(
            vote_count=Count("votes"),
            is_done=Count(
                "pk",
                filter=Q(state__in=["answered", "forwarded"]),
                distinct=True,
            ),
        )
        .select_related("person")
        .order_by("is_done", "-vote_count", "asked_at", "pk")
    )


def questions_value(session_id: int) -> list[dict[str, Any]]:
    """The questions for the room, without names."""
    return [
        {
            "uid": str(one.uid),
            "text": one.text,
            "state": str(RoomQuestion.State(one.state).label),
            "is_open": one.state in {"open", "later"},
            "votes": one.vote_count,  # type: ignore[attr-defined]
        }
        for one in questions_by_votes(session_id)[:MOST_QUESTIONS]
    ]


def events_after(session_id: int, sequence: int) -> list[tuple[int, str, Any]]:
    """What happened after the event ``sequence``, in order."""
    return list(
        SessionEvent.objects.filter(session=session_id, sequence__gt=sequence)
        .order_by("sequence")
        .values_list("sequence", "kind", "payload")
    )


def digest_of(session_id: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers that change when the room's questions, or its counts, do."""
    questions = RoomQuestion.objects.filter(session=session_id).aggregate(
        n=Count("pk"), done=Count("pk", filter=Q(decided_at__isnull=False))
    )
    votes = RoomVote.objects.filter(question__session=session_id).count()
    hands = Hand.objects.filter(session=session_id).aggregate(
        n=Count("pk"), down=Count("pk", filter=Q(lowered_at__isnull=False))
    )
    return (
        (questions["n"], questions["done"], votes),
        (
            hands["n"],
            hands["down"],
            PollAnswer.objects.filter(poll__session=session_id).count(),
            CheckIn.objects.filter(checkpoint__session=session_id).count(),
        ),
    )


def connected_count(session_id: int, since: datetime) -> tuple[int, int]:
    """How many people and halls have been heard of since ``since``."""
    heard = PresenceLease.objects.filter(
        session=session_id, last_seen_at__gte=since, ended_at=None
    ).aggregate(
        people=Count("person", distinct=True), halls=Count("hall", distinct=True)
    )
    return heard["people"], heard["halls"]
