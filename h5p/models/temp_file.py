"""Files that were sent in the official editor and stand in no revision yet."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

GOOD_FOR = timedelta(hours=24)


class TempFile(models.Model):
    """Bytes that ``user`` sent; content names them as ``path`` with ``#tmp`` behind it.

    Gone a day after it was sent: what was saved meanwhile lies elsewhere.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.TextField()  # "images/name-0123456789ab.png"
    sha256 = models.TextField()
    size = models.PositiveBigIntegerField()  # bytes
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("file sent in the editor")
        verbose_name_plural = _("files sent in the editor")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "path"], name="one_h5p_temp_file_a_path"
            )
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def kept_at(self) -> str:
        """Where the bytes lie in the storage."""
        return f"h5p/temp/{self.uid.hex}"
