"""A roster file brought in from an office's spreadsheet."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.unit import Unit


class RosterImport(models.Model):
    """One file: read and compared (dry run), then applied whole or not at all.

    uploaded -> checked -> applying -> applied -> undone; or refused.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Being read")
        CHECKED = "checked", _("Checked")
        APPLYING = "applying", _("Being applied")
        APPLIED = "applied", _("Applied")
        UNDONE = "undone", _("Undone")
        REFUSED = "refused", _("Refused")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # scope
    state = models.TextField(choices=State, default=State.UPLOADED)
    file_name = models.TextField()
    file_hash = models.TextField()  # SHA-256 of the bytes
    file = models.FileField(upload_to="rosters/")
    effective_on = models.DateField()  # from when new homes and transfers hold
    decision_number = models.TextField(blank=True)  # of the transfers among them
    counts = models.JSONField(default=dict)  # outcome -> rows
    error = models.TextField(blank=True)  # why the whole file is refused
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("roster import")
        verbose_name_plural = _("roster imports")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "file_hash"],
                condition=Q(state__in=["applying", "applied"]),
                name="a_roster_file_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class RosterImportRow(models.Model):
    """What one row of the file would do, or did."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Unchanged")
        CONFLICT = "conflict", _("Conflicting")
        REFUSED = "refused", _("Refused")

    roster_import = models.ForeignKey(RosterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as the spreadsheet counts, from 1
    outcome = models.TextField(choices=Outcome)
    cells = models.JSONField()  # column -> text as read
    values = models.JSONField(default=dict)  # field -> value to be written
    before = models.JSONField(default=dict)  # field -> value that was (for undo)
    problems = models.JSONField(default=list)  # [{column, message, remedy}]
    person = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("row of a roster")
        verbose_name_plural = _("rows of rosters")
        constraints = [
            models.UniqueConstraint(
                fields=["roster_import", "number"], name="one_row_a_number"
            )
        ]
        indexes = [
            models.Index(
                fields=["roster_import", "outcome", "number"], name="rows_by_outcome"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.outcome}"
