"""The second proof that an account asks for, and the ways round a lost telephone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SecondFactor(models.Model):
    """An app that shows six digits by the clock (people.kinds.totp) belongs to ``user``.

    Only ``people.services.second_factor`` writes it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="second_factor",
    )
    sealed_secret = models.TextField()  # under SECRET_KEY
    set_up_at = models.DateTimeField()
    last_step = models.BigIntegerField()  # of the newest digits taken: none twice
    tries = models.PositiveIntegerField(
        default=0
    )  # wrong ones since the last right ones
    tried_at = models.DateTimeField(null=True)  # the last wrong ones

    class Meta:
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")

    def __str__(self) -> str:
        return f"{self.user_id}"


class RecoveryCode(models.Model):
    """A code that stands in for the app once; only its hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    code_hash = models.TextField(unique=True)  # HMAC-SHA-256 under SECRET_KEY
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_at:%Y-%m-%d}"
