"""Power that is lent: a role on a unit, for a time."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.kinds.role import Role
from people.models.unit import Unit


class Grant(models.Model):
    """``user`` holds ``role`` on ``unit`` and all below it during ``period``.

    Only ``people.services.grant`` writes it. Ending a grant shortens its period.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants"
    )
    role = models.TextField(choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    period = DateRangeField()  # days, [from, until); no upper end: until ended
    reason = models.TextField(blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        indexes = [models.Index(fields=["user", "role"], name="grant_of_a_user")]

    def __str__(self) -> str:
        return f"{self.user} {self.role} @ {self.unit_id}"
