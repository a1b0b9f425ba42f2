"""Which process passes panels on to their audience, and its sign of life."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RelayLease(models.Model):
    """One row: the process at work (live.services.relay_lease), by the database's clock."""

    holder = models.UUIDField()  # drawn anew by each process
    beat_at = models.DateTimeField()
    is_only = models.BooleanField(default=True, unique=True)

    class Meta:
        verbose_name = _("lease of the relay")
        verbose_name_plural = _("leases of the relay")
        constraints = [
            models.CheckConstraint(condition=Q(is_only=True), name="one_relay_only")
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.beat_at}"
