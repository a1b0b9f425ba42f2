"""A file of questions, read and checked before anything is made of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.question import QuestionBank


class QuestionImport(models.Model):
    """What a dry run found. ``applied_at`` stands once its drafts are made.

    ``drafts``: what would be made, as assessments.kinds.draft writes it;
    ``problems``: [{"place", "name", "type", "text"}, …], the questions that were not
    taken; ``notes``: [{"place", "text", "count"}, …], what of the others was left behind.
    """

    class Format(models.TextChoices):
        GIFT = "gift", _("GIFT")
        AIKEN = "aiken", _("Aiken")
        MOODLE_XML = "moodlexml", _("Moodle XML")
        QTI = "qti", _("QTI")
        XLSX = "xlsx", _("Excel table")
        DOCX = "docx", _("Word file")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, models.CASCADE, related_name="imports")
    format = models.TextField(choices=Format)
    file_name = models.TextField()
    sha256 = models.TextField()
    drafts = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")
        constraints = [
            models.UniqueConstraint(
                fields=["bank", "sha256"],
                condition=Q(applied_at__isnull=False),
                name="a_file_is_imported_once_a_bank",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
