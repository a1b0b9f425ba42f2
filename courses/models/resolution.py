"""A resolution (or directive, conclusion, plan) as a tree of points."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models import Unit


class Resolution(models.Model):
    """A document that is studied."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Resolution")
        DIRECTIVE = "directive", _("Directive")
        CONCLUSION = "conclusion", _("Conclusion")
        REGULATION = "regulation", _("Regulation")
        PLAN = "plan", _("Plan")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.TextField(choices=Kind)
    sign = models.TextField(unique=True)  # as 57-NQ/TW
    title = models.TextField()
    issuer = models.TextField(blank=True)  # cơ quan ban hành
    issued_on = models.DateField()
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")

    def __str__(self) -> str:
        return f"{self.sign} {self.title}"


class Point(models.Model):
    """One thought of a resolution. ``uid`` stays through every edit.

    Lessons, blocks and questions name points; results are told by point. A point that
    is named is retired, never deleted.
    """

    class Tag(models.TextChoices):
        NEW = "new", _("New")
        CORE = "core", _("Core")
        LOCAL = "local", _("Local")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="points")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField()  # among siblings, from 1
    number = models.TextField()  # as the document prints it: II.3
    title = models.TextField()
    text = models.TextField(blank=True)  # the cited paragraph
    tag = models.TextField(choices=Tag, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "number"], name="one_point_a_number"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="no_point_is_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
