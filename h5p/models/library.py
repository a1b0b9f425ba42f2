"""Libraries that are installed, build by build."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from h5p.spec.names import LibraryRef


class Library(models.Model):
    """One build of a library: the exact code, by its hash; never changed once installed.

    quarantined -> trusted <-> retired, and quarantined -> retired. Of the builds of one
    name and version at most one is trusted: that one is played.
    """

    class State(models.TextChoices):
        QUARANTINED = "quarantined", _("In quarantine")
        TRUSTED = "trusted", _("Trusted")
        RETIRED = "retired", _("Not in use")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    machine_name = models.TextField()
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    sha256 = models.TextField(unique=True)  # of the names and hashes of its files
    title = models.TextField()
    license = models.TextField(blank=True)
    is_runnable = models.BooleanField()
    facts = models.JSONField()  # library.json
    semantics = models.JSONField(null=True)  # semantics.json, if it has one
    files = models.JSONField()  # {path: {"sha256", "bytes"}}
    state = models.TextField(choices=State, default=State.QUARANTINED)
    installed_at = models.DateTimeField()
    installed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    trusted_at = models.DateTimeField(null=True)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")
        constraints = [
            models.UniqueConstraint(
                fields=["machine_name", "major", "minor"],
                condition=Q(state="trusted"),
                name="one_trusted_build_a_version",
            ),
            models.CheckConstraint(
                condition=~Q(state="trusted") | Q(trusted_at__isnull=False),
                name="trusted_library_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.machine_name} {self.version}"

    @property
    def version(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @property
    def ref(self) -> LibraryRef:
        return LibraryRef(self.machine_name, self.major, self.minor)

    @property
    def is_trusted(self) -> bool:
        return self.state == self.State.TRUSTED
