"""A fact of a completion record that held for a time and was taken back."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from records.models.completion_record import CompletionRecord


class Retraction(models.Model):
    """``fact`` of ``record`` held in ``[held_from, held_until)``; the row is never changed.

    The record's own moment is empty afterwards, or a later one if the fact is reached
    anew. As of T a fact holds if its moment has come or T lies within a retraction, so
    what was exported before reads the same today.
    """

    class Fact(models.TextChoices):
        COMPLETED = "completed", _("Completed")
        PASSED = "passed", _("Test passed")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(
        CompletionRecord, models.PROTECT, related_name="retractions"
    )
    fact = models.TextField(choices=Fact)
    held_from = models.DateTimeField()
    held_until = models.DateTimeField()
    ruling = models.UUIDField()  # of the inquiry in which two persons decided so
    reason = models.TextField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("retraction")
        verbose_name_plural = _("retractions")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "fact", "ruling"], name="one_retraction_a_ruling"
            ),
            models.CheckConstraint(
                condition=Q(held_until__gte=F("held_from")),
                name="retraction_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("decided_by")) & ~Q(reason=""),
                name="retraction_takes_two_persons_and_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.fact}"
