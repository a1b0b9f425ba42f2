"""A document that an editor has handed in to become a course."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.course_page import CoursePage
from people.models import Unit


class DocumentImport(models.Model):
    """The file as it came; its pages are made once.

    Only ``cms.services.document_import`` writes it. ``course_page`` is null until the
    editor has seen what was recognised and said yes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.TextField()
    file = models.FileField(upload_to="imports/")
    sha256 = models.TextField()
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    course_page = models.OneToOneField(
        CoursePage, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("document import")
        verbose_name_plural = _("document imports")

    def __str__(self) -> str:
        return self.file_name
