"""When the site itself was away, and what those under a test got back for it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Pulse(models.Model):
    """One row: when a process that serves pages last wrote to the database."""

    beat_at = models.DateTimeField()
    is_only = models.BooleanField(default=True, unique=True)

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")
        constraints = [
            models.CheckConstraint(condition=Q(is_only=True), name="one_pulse_only")
        ]

    def __str__(self) -> str:
        return str(self.beat_at)


class Outage(models.Model):
    """A time in which no process of the site could write; never changed afterwards.

    Its row and the deadlines that it moved are one transaction, so it is credited once.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    began_at = models.DateTimeField(unique=True)  # the last sign of life
    ended_at = models.DateTimeField()
    credited_count = models.PositiveIntegerField()  # attempts that got time back

    class Meta:
        verbose_name = _("outage")
        verbose_name_plural = _("outages")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("began_at")),
                name="outage_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return f"{self.began_at} - {self.ended_at}"
