"""The board's own table of points, outside the ledger."""

import uuid
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from records.kinds.rating import MOST_POINTS, Weights

_WEIGHT: dict[str, Any] = {
    "max_digits": 5,
    "decimal_places": 2,
    "validators": [MinValueValidator(Decimal(0)), MaxValueValidator(MOST_POINTS)],
}


class RatingTable(models.Model):
    """One version of it. Never changed: another decision is the next number."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    basis = models.TextField()  # sign of the document that decides it
    valid_from = models.DateField()
    participated = models.DecimalField(**_WEIGHT)
    completed = models.DecimalField(**_WEIGHT)
    passed = models.DecimalField(**_WEIGHT)
    makeup_percent = models.PositiveSmallIntegerField(default=100)
    laid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    laid_at = models.DateTimeField()

    class Meta:
        verbose_name = _("table of points")
        verbose_name_plural = _("tables of points")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "number"], name="one_rating_table_a_number"
            ),
            models.CheckConstraint(
                condition=Q(participated__gte=0, completed__gte=0, passed__gte=0)
                & Q(
                    participated__lte=MOST_POINTS - F("completed") - F("passed"),
                    makeup_percent__lte=100,
                ),
                name="rating_keeps_to_its_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.basis})"

    @property
    def weights(self) -> Weights:
        return Weights(
            self.participated, self.completed, self.passed, self.makeup_percent
        )
