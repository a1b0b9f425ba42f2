"""What a round's people were told of their results, and until when they may contest it."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from people.models import Person, Unit
from records.kinds.evidence import Mode


class Statement(models.Model):
    """A round's statement (thông báo kết quả): facts as of a moment, issued once.

    The first tells everybody on the list. A later one tells those whose facts have
    changed since they were told, and nobody else.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()  # from 1
    issued_at = models.DateTimeField()  # also the moment of the facts
    contest_until = models.DateTimeField()  # the first moment that is too late
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    people = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="one_statement_a_number"
            ),
            models.CheckConstraint(
                condition=Q(contest_until__gt=F("issued_at")),
                name="statement_can_be_contested",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.number}"


class StatedResult(models.Model):
    """The facts that one person was told; never changed but for ``seen_at``.

    The newest of a person in a campaign is the one in force. ``facts`` is made by
    ``records.selectors.statement.FACTS``; the export compares it with the facts it holds.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="results")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="stated_results")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # on whose list
    facts = models.JSONField()
    told_at = models.DateTimeField()
    contest_until = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("stated result")
        verbose_name_plural = _("stated results")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "told_at"], name="told_once_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["person", "-told_at"], name="stated_results_of_one")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id}"

    @property
    def occurred_on(self) -> date | None:
        """The day of the participation that was told."""
        day = self.facts.get("occurred_on")
        return date.fromisoformat(day) if day else None

    @property
    def mode_label(self) -> str:
        """How the person took part, in words; empty if they did not."""
        mode = self.facts.get("mode")
        return str(Mode(mode).label) if mode else ""
