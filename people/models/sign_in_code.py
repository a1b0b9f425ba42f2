"""The one-time code with which a person without an account comes in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.person import Person


class SignInCode(models.Model):
    """A code for one person, good once and for 24 hours; only its hash is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_in_codes")
    code_hash = models.TextField(unique=True)  # HMAC-SHA-256 under SECRET_KEY
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)  # a newer code took its place

    class Meta:
        verbose_name = _("sign-in code")
        verbose_name_plural = _("sign-in codes")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at=None, revoked_at=None),
                name="one_open_code_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.issued_at}"


class CodeFailure(models.Model):
    """A wrong code was typed; counted for each network, forgotten after a day."""

    network = models.TextField()
    failed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("wrong code")
        verbose_name_plural = _("wrong codes")
        indexes = [models.Index(fields=["network", "failed_at"], name="wrong_codes")]

    def __str__(self) -> str:
        return f"{self.network} {self.failed_at}"
