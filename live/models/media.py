"""Video and sound of a session: who sent it, the segments it was cut into, who watched."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from live.models.session import LiveSession
from people.models import Person


class Broadcast(models.Model):
    """One recorder of one browser, from its start to its stop; one at a time a session.

    Or the speakers of a panel as they are passed on together, as long as they are the
    same; ``sent_by`` is nobody then.

    ``run``: its place among those of the session that brought a segment. ``expected`` is
    the number of the piece that comes next; ``taken`` the bytes that came.
    """

    class Source(models.TextChoices):
        CAMERA = "camera", _("Camera and microphone")
        VOICE = "voice", _("Sound only")
        SCREEN = "screen", _("Screen and microphone")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="broadcasts")
    source = models.TextField(choices=Source)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    run = models.PositiveIntegerField(null=True)
    expected = models.PositiveIntegerField(default=0)
    taken = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField()
    heard_at = models.DateTimeField()  # the newest piece
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("broadcast")
        verbose_name_plural = _("broadcasts")
        constraints = [
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(ended_at=None),
                name="one_broadcast_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["session", "run"], name="one_broadcast_a_run"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="broadcast_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.source} {self.started_at}"


class MediaSegment(models.Model):
    """Some seconds of a broadcast, as files of HLS; ``number`` counts in the session.

    ``offset`` and ``length`` in milliseconds, the former from the recorder's beginning.
    """

    broadcast = models.ForeignKey(Broadcast, models.CASCADE, related_name="segments")
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="segments")
    number = models.PositiveIntegerField()
    offset = models.PositiveBigIntegerField()
    length = models.PositiveIntegerField()
    has_video = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="one_segment_a_number"
            ),
            models.CheckConstraint(
                condition=Q(length__gt=0), name="segment_lasts_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}"


class ReplayWatch(models.Model):
    """Which seconds of a recording somebody has played (live.kinds.watching).

    ``played``: pairs of whole seconds, in order, apart from each other. ``heard_at`` is
    when the player last told; only the time since then can have been watched. ``places``:
    after how many seconds a question comes, drawn once and told to nobody; ``withheld``:
    what was played beyond such a place, counted once the question is answered.
    """

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="watches")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    played = ArrayField(ArrayField(models.PositiveIntegerField(), size=2), default=list)
    seconds = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)  # as much as the rule asks for
    places = ArrayField(models.PositiveIntegerField(), null=True)
    withheld = ArrayField(ArrayField(models.PositiveIntegerField(), size=2), null=True)

    class Meta:
        verbose_name = _("watching of a recording")
        verbose_name_plural = _("watchings of recordings")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_watching_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id} {self.seconds}"


class ReplayCheck(models.Model):
    """A question within a recording: is somebody there? Until the answer nothing counts.

    ``open_at``: from when on an answer is taken; a wrong one brings another question and
    moves it on.
    """

    watch = models.ForeignKey(ReplayWatch, models.CASCADE, related_name="checks")
    number = models.PositiveSmallIntegerField()  # from 1
    at_seconds = models.PositiveIntegerField()  # watched by then
    question = models.TextField()
    options = models.JSONField()  # texts
    right = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    open_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question within a recording")
        verbose_name_plural = _("questions within recordings")
        constraints = [
            models.UniqueConstraint(
                fields=["watch", "number"], name="one_replay_check_a_number"
            ),
            models.UniqueConstraint(
                fields=["watch"],
                condition=Q(answered_at=None),
                name="one_open_replay_check",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.watch_id} {self.number}"
