"""The chat of a class: its state, its messages, and who may not write."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from live.kinds.chat import LONGEST, ChatMode, ChatState
from live.models.session import LiveSession
from people.models import Person


class ChatRoom(models.Model):
    """Whether a session's room chats. ``change`` numbers all that happens in the chat.

    Its row is locked by each change of the chat, and by nothing else: so numbers are seen
    in their order, and slides and polls wait for nobody who chats.
    """

    session = models.OneToOneField(
        LiveSession, models.CASCADE, primary_key=True, related_name="chat"
    )
    mode = models.TextField(choices=ChatMode, default=ChatMode.OFF)
    change = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("chat of a session")
        verbose_name_plural = _("chats of sessions")

    def __str__(self) -> str:
        return f"{self.session_id} {self.mode}"


class ChatMessage(models.Model):
    """One line of somebody: waiting or shown -> hidden, waiting or hidden -> shown.

    ``number``: its place among those that were shown. ``change``: the chat's number when
    it last changed. ``sent_uid`` is the sender's own, so that a line comes once.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(
        LiveSession, models.CASCADE, related_name="chat_messages"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_uid = models.UUIDField()
    text = models.TextField()
    state = models.TextField(choices=ChatState)
    number = models.PositiveBigIntegerField(null=True)
    change = models.PositiveBigIntegerField()
    sent_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message of a chat")
        verbose_name_plural = _("messages of chats")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person", "sent_uid"], name="chat_line_comes_once"
            ),
            models.UniqueConstraint(
                fields=["session", "change"], name="one_chat_message_a_change"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONGEST) & ~Q(text=""),
                name="chat_line_is_short",
            ),
            models.CheckConstraint(
                condition=~Q(state=ChatState.SHOWN) | Q(number__isnull=False),
                name="chat_line_shown_has_its_place",
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__lte=F("change")),
                name="chat_line_changes_after_it_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)  # the trail outlives the words


class ChatMute(models.Model):
    """Somebody may not write in a session's chat; ``lifted_at``: may again."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="chat_mutes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    change = models.PositiveBigIntegerField()
    muted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    muted_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("muting in a chat")
        verbose_name_plural = _("mutings in chats")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_muting_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id}"
