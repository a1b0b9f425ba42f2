"""Halls (điểm cầu): who is expected, what their clerks marked, who was there when."""

import secrets
import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from live.kinds.roll import Mark
from live.models.session import LiveSession
from people.models import Person, Unit


def new_secret() -> bytes:
    return secrets.token_bytes(32)


class Hall(models.Model):
    """One screen with many people before it. Whoever keeps ``unit`` keeps the hall."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="halls")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.TextField()
    secret = models.BinaryField(default=new_secret)  # of its rotating code
    head_count = models.PositiveIntegerField(null=True)  # the clerk's newest

    class Meta:
        verbose_name = _("hall")
        verbose_name_plural = _("halls")
        constraints = [
            models.UniqueConstraint(fields=["session", "name"], name="one_hall_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class HallSeat(models.Model):
    """Somebody expected in a hall, with the unit they come from."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="seats")
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_hall_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.person_id}"


class RollEvent(models.Model):
    """A mark of a clerk's device (live.kinds.roll); added, never changed."""

    uid = models.UUIDField(unique=True)  # the device's own
    hall = models.ForeignKey(Hall, models.CASCADE, related_name="roll_events")
    device = models.UUIDField()
    sequence = models.PositiveIntegerField()
    counter = models.PositiveBigIntegerField()
    kind = models.TextField(choices=Mark)
    about = models.TextField()
    value = models.JSONField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "device", "sequence"], name="one_mark_a_sequence"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.kind} {self.about}"


class RollCall(models.Model):
    """When somebody was in a hall by its roll: one hall at a time. Made from the marks.

    ``opening`` and ``closing`` are the moments of the two rounds, if they were marked.
    """

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="+")
    hall = models.ForeignKey(Hall, models.CASCADE, related_name="roll")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    period = DateTimeRangeField()
    opening = models.DateTimeField(null=True)
    closing = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_hall_at_a_time",
                expressions=[
                    ("session", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.person_id} {self.period}"
