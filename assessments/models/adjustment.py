"""What one person is allowed in tests beyond what all are."""

import uuid
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.quiz import Quiz
from people.models import Person


class Adjustment(models.Model):
    """More time, an attempt more, a later end or another form; for a reason and a while.

    Without ``quiz`` it holds for every test. Only assessments.services.adjustment writes
    it: it is granted once and may be revoked, never changed.
    """

    class Form(models.TextChoices):
        LARGE_PRINT = "large_print", _("Large print")
        ASSISTANT = "assistant", _("Read out by an assistant")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="adjustments")
    quiz = models.ForeignKey(
        Quiz, models.PROTECT, null=True, related_name="adjustments"
    )
    time_factor = models.DecimalField(
        max_digits=3,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(3))],
    )
    extra_attempts = models.PositiveSmallIntegerField(default=0)
    closes_at = models.DateTimeField(null=True)  # later than for others
    form = models.TextField(choices=Form, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()  # the last day
    reason = models.TextField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="adjustment_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="adjustment_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(time_factor__gte=1, time_factor__lte=3)
                & Q(extra_attempts__lte=5),
                name="adjustment_within_bounds",
            ),
            models.CheckConstraint(
                condition=Q(time_factor__gt=1)
                | Q(extra_attempts__gt=0)
                | Q(closes_at__isnull=False)
                | ~Q(form=""),
                name="adjustment_grants_something",
            ),
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(quiz__isnull=False),
                name="later_end_names_its_test",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="revoked_adjustment_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["person"], name="adjustments_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.time_factor}"

    def stands_on(self, day: date) -> bool:
        return self.revoked_at is None and self.begins_on <= day <= self.ends_on
