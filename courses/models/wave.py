"""A wave (giai đoạn) of a campaign: pilot units first, the others after a review."""

import uuid
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.kinds.wave import WavePlan, WaveState
from courses.models.campaign import Campaign


class Wave(models.Model):
    """Units of a campaign that begin together, from a day of their own.

    ``units``: [unit uid, …], each with all below it; a unit below those of two waves
    belongs to the earlier. The last wave names none: it is all the rest. A campaign
    without rows has no waves. The first is released at publication; each other only
    after the review of the one before it was signed (docs/adr/0028-waves.md).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="waves")
    number = models.PositiveIntegerField()  # from 1
    units = models.JSONField(default=list)
    opens_on = models.DateField()
    released_at = models.DateTimeField(null=True)  # when the day was decided upon
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)  # when its review was signed

    class Meta:
        verbose_name = _("wave")
        verbose_name_plural = _("waves")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="one_wave_a_number"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="waves_from_one"),
            models.CheckConstraint(
                condition=Q(reviewed_at=None) | Q(released_at__isnull=False),
                name="only_a_released_wave_is_reviewed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.number}"

    @property
    def plan(self) -> WavePlan:
        return WavePlan(self.opens_on, tuple(UUID(one) for one in self.units))

    def is_open(self, on: date) -> bool:
        """Whether its people are asked on the day ``on``."""
        return self.released_at is not None and self.opens_on <= on

    def state(self, on: date) -> WaveState:
        if self.is_open(on):
            return WaveState.OPEN
        return WaveState.RELEASED if self.released_at else WaveState.NOT_OPEN
