"""The token with which a program speaks for an account."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ApiToken(models.Model):
    """Lets a program do for ``user`` what ``scopes`` name, and never more than they may.

    Only ``people.services.api_token`` writes it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="bearer_tokens"
    )
    name = models.TextField()  # what it is for, in its owner's words
    scopes = ArrayField(models.TextField())  # names declared with people.access
    secret_hash = models.TextField(unique=True)  # SHA-256 of the secret
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)  # to the minute

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="api_token_has_a_name"),
            models.CheckConstraint(
                condition=Q(scopes__len__gt=0), name="api_token_has_a_scope"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="api_token_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name
