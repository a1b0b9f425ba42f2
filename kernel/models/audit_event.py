"""The trail of all that a person may later dispute."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """Who did what to which thing, and when. Written by ``kernel.audit`` only.

    It has no foreign keys: it outlives what it speaks of. The database refuses to
    change or delete a row (migration ``audit_is_append_only``).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    happened_at = models.DateTimeField(db_index=True)
    actor_uid = models.UUIDField(null=True, db_index=True)  # null: the system
    actor_label = models.TextField(blank=True)
    verb = models.TextField()  # dotted past: "enrolment.created"
    target_type = models.TextField()  # "courses.enrolment"
    target_uid = models.UUIDField(null=True)
    target_label = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        indexes = [
            models.Index(
                fields=["target_type", "target_uid", "happened_at"],
                name="audit_of_a_target",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_label}"
