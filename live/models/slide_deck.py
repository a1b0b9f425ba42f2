"""A PDF that becomes the slides of a session."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.stores import private_store
from live.models.session import LiveSession


class SlideDeck(models.Model):
    """A PDF as it came; its file is dropped once its pages are slides.

    One that waits is deleted when other slides take its place.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="decks")
    file = models.FileField(storage=private_store, upload_to="slide-decks/", blank=True)
    file_name = models.TextField()
    job_uid = models.UUIDField(null=True)  # of the work in the background
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("slides as PDF")
        verbose_name_plural = _("slides as PDF")

    def __str__(self) -> str:
        return self.file_name
