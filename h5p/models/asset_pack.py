"""Files of the official editor, as the operator brought them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssetPack(models.Model):
    """The files of one archive that browsers load; never run on the server.

    At most one of each kind: a newer archive takes the place of the former.
    """

    class Kind(models.TextChoices):
        EDITOR = "editor", _("The official editor")
        CORE = "core", _("The core that the official editor runs on")

    kind = models.TextField(choices=Kind, unique=True)
    version = models.TextField()  # of the archive's folder, or of the core's interface
    sha256 = models.TextField(unique=True)  # of the names and hashes of its files
    files = models.JSONField()  # {path: {"sha256", "bytes"}}
    installed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("pack of editor files")
        verbose_name_plural = _("packs of editor files")

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
