"""What people do in the room: hands, questions, votes, polls."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from live.models.session import LiveSession
from people.models import Person


class Hand(models.Model):
    """A raised hand; one open hand a person."""

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="hands")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    invited_at = models.DateTimeField(null=True)
    lowered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(lowered_at=None),
                name="one_raised_hand_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id}"


class RoomQuestion(models.Model):
    """A question to the lecturer: open until answered or forwarded."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        LATER = "later", _("For later")
        ANSWERED = "answered", _("Answered")
        FORWARDED = "forwarded", _("Forwarded")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="questions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField()
    state = models.TextField(choices=State, default=State.OPEN)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)  # to whom it was forwarded

    class Meta:
        verbose_name = _("question from the room")
        verbose_name_plural = _("questions from the room")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="room_question_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class RoomVote(models.Model):
    """Somebody wants a question answered too."""

    question = models.ForeignKey(RoomQuestion, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "person"], name="one_vote_each")
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.person_id}"


class Poll(models.Model):
    """A question to the room; with ``right`` it is a quick quiz, marked on the server."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("Prepared")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="polls")
    question = models.TextField()
    options = models.JSONField()  # texts
    right = models.PositiveSmallIntegerField(null=True)
    state = models.TextField(choices=State, default=State.PREPARED)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        constraints = [
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(state="open"),
                name="one_open_poll_a_session",
            )
        ]

    def __str__(self) -> str:
        return self.question


class PollAnswer(models.Model):
    """Somebody's answer; the first stands."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    option = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="one_answer_a_poll")
        ]

    def __str__(self) -> str:
        return f"{self.poll_id} {self.person_id}"
