"""Presence as evidence: leases of connections, and checkpoints that were met."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from live.models.hall import Hall
from live.models.session import LiveSession
from people.models import Person


class PresenceLease(models.Model):
    """One connection of one person or one hall, by the database's clock.

    It proves presence from ``started_at`` to ``ended_at``, or to ``last_seen_at`` while
    nobody has ended it: a killed process proves no more than it has written.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="leases")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    hall = models.ForeignKey(Hall, models.CASCADE, null=True, related_name="leases")
    device = models.TextField(blank=True)
    started_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, hall__isnull=False)
                | Q(person__isnull=False, hall=None),
                name="lease_of_a_person_or_a_hall",
            ),
            models.CheckConstraint(
                condition=Q(last_seen_at__gte=F("started_at")),
                name="lease_seen_after_its_start",
            ),
        ]
        indexes = [
            models.Index(fields=["session", "person"], name="lease_of_a_person"),
            models.Index(fields=["session", "hall"], name="lease_of_a_hall"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id or self.hall_id}"


class Checkpoint(models.Model):
    """A question at a moment nobody knows; ``right`` is the index of the right option."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="checkpoints")
    position = models.PositiveSmallIntegerField()  # from 1
    is_closing = models.BooleanField()  # it stands after the last break
    question = models.TextField()
    options = models.JSONField()  # texts
    right = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"], name="one_checkpoint_a_position"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")),
                name="checkpoint_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.position}"


class CheckIn(models.Model):
    """Somebody met a checkpoint. ``flag`` names what a person should look at."""

    class How(models.TextChoices):
        ONLINE = "online", _("Answered online")
        CODE = "code", _("Code of the hall's screen")

    class Flag(models.TextChoices):
        NONE = "", _("Nothing to look at")
        SHARED_DEVICE = "shared_device", _("Several people on one device")
        WRONG_ANSWER = "wrong_answer", _("Wrong answer")

    checkpoint = models.ForeignKey(Checkpoint, models.CASCADE, related_name="check_ins")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, related_name="+")
    how = models.TextField(choices=How)
    device = models.TextField(blank=True)
    flag = models.TextField(choices=Flag, blank=True)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["checkpoint", "person"], name="met_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.checkpoint_id} {self.person_id}"
