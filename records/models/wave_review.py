"""The review of a wave (rút kinh nghiệm): what was learnt before the next is opened."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Wave


class WaveReview(models.Model):
    """Written by one person, signed or sent back by another; once signed it stands.

    ``figures`` are the wave's as of ``written_at``, as
    ``records.kinds.wave.WaveFigures.stored``; they are never counted again. Who writes
    it anew before the signature takes them anew.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    wave = models.OneToOneField(Wave, models.PROTECT, related_name="review")
    text = models.TextField()
    figures = models.JSONField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    returned_because = models.TextField(blank=True)  # why it is to be written anew
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("review of a wave")
        verbose_name_plural = _("reviews of waves")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="wave_review_says_something"
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None)
                | Q(
                    signed_by__isnull=False,
                    signed_at__isnull=False,
                    returned_because="",
                ),
                name="wave_review_signature_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("written_by")),
                name="wave_review_is_signed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id}"
