"""A file that was handed in as the answer to an essay."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.attempt import AttemptItem
from kernel.stores import private_store


class ResponseFile(models.Model):
    """The one file of an item; replaced while the attempt is open, frozen after it.

    Only assessments.services.response_file writes it. The bytes lie in the private
    store, which no address serves; views hand them to the taker and to markers.
    """

    item = models.OneToOneField(
        AttemptItem, models.CASCADE, primary_key=True, related_name="file"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.TextField()  # as its taker called it; markers do not see it
    kind = models.TextField()  # kernel.kinds.attachment.MEDIA_TYPES
    size = models.PositiveIntegerField()
    sha256 = models.TextField()
    file = models.FileField(storage=private_store, upload_to="responses/")
    handed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("file of a response")
        verbose_name_plural = _("files of responses")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["pdf", "docx", "jpg", "png"]) & Q(size__gt=0),
                name="handed_file_is_of_a_known_kind",
            )
        ]

    def __str__(self) -> str:
        return self.name
