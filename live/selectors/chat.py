"""What the chat of a session shows, and what is new in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from live.kinds.chat import ChatMode, ChatState
from live.models import ChatMessage, ChatMute, ChatRoom, LiveSession
from people.models import Person

LAST = 50  # messages that a room shows; the older ones have a page
AT_ONCE = 100  # changes that go out together
MOST_WAITING = 30


@dataclass(frozen=True)
class ChatNews:
    """What happened up to ``change``; ``muted``: (user, may not write) one by one."""

    change: int
    value: dict[str, Any]
    for_hosts_only: bool
    muted: tuple[tuple[int, bool], ...]
    has_more: bool


@dataclass(frozen=True)
class ChatDesk:
    """The chat as its moderators see it; the newest message on top."""

    mode: ChatMode
    waiting: Sequence[ChatMessage]
    recent: Sequence[ChatMessage]
    muted: Sequence[ChatMute]

    @property
    def is_off(self) -> bool:
        return self.mode == ChatMode.OFF

    @property
    def is_open(self) -> bool:
        return self.mode == ChatMode.OPEN

    @property
    def is_approved(self) -> bool:
        return self.mode == ChatMode.APPROVED


def chat_value(session_id: int) -> tuple[int, dict[str, Any]]:
    """The number of the newest change, and the last messages, oldest first.

    The number is read first: what comes between is told again, and harmless.
    """
    room = _room(session_id)
    newest = shown_in(session_id).order_by("-number")[:LAST]
    lines = [_line(one) for one in reversed(newest)]
    return room.change, {"mode": room.mode, "all": lines}


def chat_since(session_id: int, change: int) -> ChatNews | None:
    """What is new after ``change``, at most a hundred messages of it.

    What comes in between the two looks is left to the next: nothing is told twice.
    """
    room = _room(session_id)
    if room.change <= change:
        return None
    new = ChatMessage.objects.filter(
        session=session_id, change__gt=change, change__lte=room.change
    )
    lines = list(new.select_related("person").order_by("change")[:AT_ONCE])
    until = lines[-1].change if len(lines) == AT_ONCE else room.change
    mutes = ChatMute.objects.filter(
        session=session_id, change__gt=change, change__lte=until
    )
    muted = tuple(
        (user, lifted is None)
        for user, lifted in mutes.values_list("person__user", "lifted_at")
        if user
    )
    shown = [_line(one) for one in lines if one.state == ChatState.SHOWN]
    gone = [str(one.uid) for one in lines if one.state == ChatState.HIDDEN]
    value = {"mode": room.mode, "add": shown, "gone": gone}
    is_quiet = bool(lines or muted) and not shown and not gone
    return ChatNews(until, value, is_quiet, muted, until < room.change)


def shown_in(session_id: int) -> QuerySet[ChatMessage]:
    """The messages that everybody in the room may read."""
    return ChatMessage.objects.filter(
        session=session_id, state=ChatState.SHOWN
    ).select_related("person")


def is_muted(session_id: int, person: Person) -> bool:
    return ChatMute.objects.filter(
        session=session_id, person=person, lifted_at=None
    ).exists()


def desk_of(session: LiveSession) -> ChatDesk:
    """What a moderator needs, in a bounded number of queries."""
    muted = ChatMute.objects.filter(session=session, lifted_at=None)
    messages = (
        ChatMessage.objects.filter(session=session)
        .select_related("person", "decided_by")
        .annotate(is_muted=Exists(muted.filter(person=OuterRef("person"))))
    )
    waiting = messages.filter(state=ChatState.WAITING).order_by("change")
    recent = messages.exclude(state=ChatState.WAITING).order_by("-sent_at", "-pk")
    return ChatDesk(
        mode=ChatMode(_room(session.pk).mode),
        waiting=list(waiting[:MOST_WAITING]),
        recent=list(recent[:LAST]),
        muted=list(muted.select_related("person").order_by("muted_at", "pk")),
    )


def _room(session_id: int) -> ChatRoom:
    room = ChatRoom.objects.filter(session=session_id).first()
    return room or ChatRoom(session_id=session_id)


def _line(message: ChatMessage) -> dict[str, Any]:
    return {
        "uid": str(message.uid),
        "name": message.person.full_name,
        "text": message.text,
        "at": f"{timezone.localtime(message.sent_at):%H:%M}",
    }
