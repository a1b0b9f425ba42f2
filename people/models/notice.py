"""Notices: what somebody is told by the product itself, once each."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.person import Person
from people.models.unit import Unit


class Notice(models.Model):
    """One person is told one thing. Only ``people.services.notice`` writes it.

    ``topic`` and ``occasion`` say what it is about; of the same topic and occasion nobody
    is told twice. Its words are made from ``facts`` by the kind that an app has registered
    (people.kinds.notice). Without ``user`` it reached nobody: the person had no account.
    After ``ends_at`` it is news no more, read or not.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.TextField()
    topic = models.TextField()
    occasion = models.TextField(blank=True)
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="notices"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="notices"
    )
    unit = models.ForeignKey(  # on whose account
        Unit, models.PROTECT, null=True, related_name="+"
    )
    facts = models.JSONField(default=dict)
    told_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "occasion", "person"],
                condition=Q(person__isnull=False),
                name="person_is_told_once",
            ),
            models.UniqueConstraint(
                fields=["topic", "occasion", "user"],
                condition=Q(user__isnull=False),
                name="account_is_told_once",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(user__isnull=False),
                name="notice_is_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(user__isnull=False),
                name="who_reads_has_an_account",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-told_at", "-id"], name="notices_of_one"),
            models.Index(
                fields=["user"], condition=Q(read_at=None), name="notice_not_read"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.occasion}".strip()
