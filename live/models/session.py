"""A live session (buổi học trực tiếp): what is planned, what was held, what happened."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Activity
from live.kinds.agenda import PartKind
from live.kinds.rule import default_rule
from live.media import Backend, backend_of
from live.media.none import NONE
from people.models import Unit


class LiveSession(models.Model):
    """An activity of kind ``live``: draft -> published -> running -> ended.

    ``sequence`` is the number of the newest event; live.broadcast alone raises it.
    ``slide`` is the position on the screen, 0 for none. ``settled_at``: the attendance
    was reckoned for the record.
    """

    class Mode(models.TextChoices):
        ONLINE = "online", _("Online")
        HALL = "hall", _("Relayed to halls")
        CLASSROOM = "classroom", _("In a class")
        MIXED = "mixed", _("Online and in halls")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Planned")
        RUNNING = "running", _("Under way")
        ENDED = "ended", _("Over")

    activity = models.OneToOneField(
        Activity, models.CASCADE, primary_key=True, related_name="live_session"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mode = models.TextField(choices=Mode, default=Mode.ONLINE)
    state = models.TextField(choices=State, default=State.DRAFT)
    starts_at = models.DateTimeField()
    rule = models.JSONField(default=default_rule)  # live.kinds.rule
    media = models.TextField(default=NONE.name)  # live.media
    media_url = models.TextField(blank=True)
    is_recorded = models.BooleanField(default=False, db_default=False)
    recording_seconds = models.PositiveIntegerField(null=True)  # kept for the replay
    replay_url = models.TextField(blank=True, default="", db_default="")
    make_up_lesson = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="made_up_sessions"
    )  # of the same course; who completes it makes up an excused absence
    plan_number = models.PositiveIntegerField(default=0, db_default=0)  # of changes
    planned_at = models.DateTimeField(null=True)  # the newest of them
    sequence = models.PositiveBigIntegerField(default=0)
    slide = models.PositiveSmallIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("live session")
        verbose_name_plural = _("live sessions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(media="external") | ~Q(media_url=""),
                name="external_media_has_its_link",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["running", "ended"])
                | Q(started_at__isnull=False),
                name="session_held_has_its_start",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | (~Q(state="ended") & Q(ended_at=None)),
                name="session_over_has_its_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="session_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('live session')} {self.pk}"

    @property
    def backend(self) -> Backend:
        return backend_of(self.media)

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def has_halls(self) -> bool:
        return self.mode in {self.Mode.HALL, self.Mode.MIXED}


class AgendaPart(models.Model):
    """A part of the agenda: as planned, and when it was held."""

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()  # from 1
    kind = models.TextField(choices=PartKind)
    title = models.TextField()
    minutes = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"], name="one_part_a_position"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=480),
                name="part_lasts_a_minute_to_eight_hours",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="part_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_taught(self) -> bool:
        return self.kind != PartKind.BREAK


class InvitedUnit(models.Model):
    """A unit invited with all below it; a session without any invites the whole course."""

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="invited")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "unit"], name="unit_invited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.unit_id}"


class SessionEvent(models.Model):
    """What happened in a session, in order: it drives the room, and later the report.

    Only live.broadcast writes it. ``kind`` names the shape of ``payload``.
    """

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="events")
    sequence = models.PositiveBigIntegerField()
    kind = models.TextField()
    payload = models.JSONField(default=dict)
    happened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "sequence"], name="one_event_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.sequence} {self.kind}"


class Slide(models.Model):
    """A page of the slides, as a picture."""

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="slides")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveSmallIntegerField()  # from 1
    file = models.FileField(upload_to="live/slides")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"], name="one_slide_a_position"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.position}"
