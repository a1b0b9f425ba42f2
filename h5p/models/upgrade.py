"""Upgrades of content to a newer library, and the way back from them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from h5p.models.content import Revision
from h5p.models.library import Library


class Upgrade(models.Model):
    """Contents that were brought to ``library`` in one go."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    library = models.ForeignKey(Library, models.PROTECT, related_name="upgrades")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("upgrade of contents")
        verbose_name_plural = _("upgrades of contents")

    def __str__(self) -> str:
        return str(self.uid)


class UpgradePlan(models.Model):
    """A dry run that was asked for in the background: what it found, and what came of it.

    asked -> made -> upgraded. A library has one at a time.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    library = models.OneToOneField(Library, models.PROTECT, related_name="upgrade_plan")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True)
    found = models.JSONField(
        default=list
    )  # h5p.services.upgrade_plan reads and writes it
    more = models.PositiveIntegerField(default=0)  # contents that wait for the next
    digest = models.TextField(blank=True)  # of all that would be written
    upgrade = models.OneToOneField(
        Upgrade, models.PROTECT, null=True, related_name="plan"
    )

    class Meta:
        verbose_name = _("dry run of an upgrade")
        verbose_name_plural = _("dry runs of upgrades")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(upgrade__isnull=True)
                | models.Q(made_at__isnull=False),
                name="h5p_upgrade_was_looked_at_before",
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)


class UpgradedContent(models.Model):
    """One content of an upgrade: what it was, what it became, who plays it since."""

    upgrade = models.ForeignKey(Upgrade, models.CASCADE, related_name="contents")
    before = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    after = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    activities = models.JSONField(
        default=list
    )  # ids of the exercises that were switched

    class Meta:
        verbose_name = _("upgraded content")
        verbose_name_plural = _("upgraded contents")

    def __str__(self) -> str:
        return f"{self.before_id} -> {self.after_id}"
