"""The chat of a class: members write, the lecturer and co-hosts moderate."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from live.broadcast import wake
from live.kinds.chat import ChatMode, ChatState, line_of
from live.models import ChatMessage, ChatMute, ChatRoom, LiveSession
from live.selectors.chat import is_muted
from live.services.running import SessionNotRunning
from people.models import Person, User

APART = timedelta(seconds=3)  # two messages of one person


class ChatClosed(DomainError):
    message = _("The chat of this class is closed. Use “Questions to the lecturer”.")


class ChatMuted(DomainError):
    message = _("The lecturer has closed the chat to you for this session.")


class ChatTooSoon(DomainError):
    message = _("Wait three seconds between two messages, then send again.")


class ChatTextUnfit(DomainError):
    message = _(
        "A message is one line of 1 to 300 characters, without control characters. "
        "Shorten it or type it anew."
    )


@transaction.atomic
def send_chat(
    *,
    session: LiveSession,
    person: Person,
    sent_uid: UUID,
    text: str,
    now: datetime | None = None,
) -> ChatMessage:
    """Put a line into the chat, or before its moderators; the same ``sent_uid`` is once.

    Raises:
        ChatTextUnfit, ChatClosed, ChatMuted, ChatTooSoon, SessionNotRunning.
    """
    now = now or timezone.now()
    line = line_of(text)
    if not line:
        raise ChatTextUnfit
    room = ChatRoom.objects.select_for_update().filter(session=session).first()
    mine = ChatMessage.objects.filter(session=session, person=person)
    if (known := mine.filter(sent_uid=sent_uid).first()) is not None:
        return known
    if not LiveSession.objects.filter(pk=session.pk, state="running").exists():
        raise SessionNotRunning
    if room is None or room.mode == ChatMode.OFF:
        raise ChatClosed
    if is_muted(session.pk, person):
        raise ChatMuted
    if mine.filter(sent_at__gt=now - APART).exists():
        raise ChatTooSoon
    is_shown = room.mode == ChatMode.OPEN
    change = _next(room)
    return ChatMessage.objects.create(
        session=session,
        person=person,
        sent_uid=sent_uid,
        text=line,
        state=ChatState.SHOWN if is_shown else ChatState.WAITING,
        number=change if is_shown else None,
        change=change,
        sent_at=now,
    )


@transaction.atomic
def set_chat_mode(
    *, session: LiveSession, mode: str, actor: User, now: datetime | None = None
) -> bool:
    """Open the chat, put approval before it, or close it. Whether this call did it."""
    room = _locked(session)
    if room.mode == ChatMode(mode):
        return False
    room.mode = ChatMode(mode)
    _next(room)
    audit.record(actor=actor, verb="chat.mode_set", target=session, now=now, mode=mode)
    return True


@transaction.atomic
def show_message(
    *, message: ChatMessage, actor: User, now: datetime | None = None
) -> bool:
    """Let the room read a message that waits or was hidden. Whether this call did it.

    It comes as the newest: who is in the room sees it where they are reading.
    """
    before = [ChatState.WAITING, ChatState.HIDDEN]
    return _decide(message, before, ChatState.SHOWN, actor, now)


@transaction.atomic
def hide_message(
    *, message: ChatMessage, actor: User, now: datetime | None = None
) -> bool:
    """Take a message from every page. Whether this call did it."""
    before = [ChatState.WAITING, ChatState.SHOWN]
    return _decide(message, before, ChatState.HIDDEN, actor, now)


@transaction.atomic
def mute(
    *, session: LiveSession, person: Person, actor: User, now: datetime | None = None
) -> bool:
    """Let ``person`` write no more in this session, and tell them. Whether it is new."""
    now = now or timezone.now()
    room = _locked(session)
    if is_muted(session.pk, person):
        return False
    told = {"muted_by": actor, "muted_at": now, "lifted_at": None}
    change = _next(room)
    muting, _is_new = ChatMute.objects.update_or_create(
        session=session, person=person, defaults={**told, "change": change}
    )
    audit.record(
        actor=actor, verb="chat.muted", target=muting, now=now, person=str(person.uid)
    )
    return True


@transaction.atomic
def unmute(
    *, session: LiveSession, person: Person, actor: User, now: datetime | None = None
) -> bool:
    """Let ``person`` write again. Whether this call did it."""
    now = now or timezone.now()
    room = _locked(session)
    muting = ChatMute.objects.filter(
        session=session, person=person, lifted_at=None
    ).first()
    if muting is None:
        return False
    muting.lifted_at, muting.change = now, _next(room)
    muting.save(update_fields=["lifted_at", "change"])
    audit.record(
        actor=actor, verb="chat.unmuted", target=muting, now=now, person=str(person.uid)
    )
    return True


def _decide(
    message: ChatMessage,
    before: list[ChatState],
    state: ChatState,
    actor: User,
    now: datetime | None,
) -> bool:
    now = now or timezone.now()
    room = _locked(message.session)
    message = ChatMessage.objects.get(pk=message.pk)
    if message.state not in before:
        return False
    message.change = _next(room)
    if state == ChatState.SHOWN:
        message.number = message.change
    message.state, message.decided_by, message.decided_at = state, actor, now
    message.save()
    audit.record(
        actor=actor, verb=f"chat.{state}", target=message, now=now,
        person=str(message.person.uid),
    )  # fmt: skip
    return True


def _locked(session: LiveSession) -> ChatRoom:
    ChatRoom.objects.get_or_create(session=session)
    return ChatRoom.objects.select_for_update().get(session=session)


def _next(room: ChatRoom) -> int:
    """The number of a change; the sockets look for it when it is committed."""
    room.change += 1
    room.save()
    wake(room.session_id)
    return room.change
