"""That the result of an attempt marked by hand is there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.attempt import Attempt


class ResultNotice(models.Model):
    """Made when the last mark settles an attempt; put away when its taker has seen it."""

    attempt = models.OneToOneField(
        Attempt, models.CASCADE, primary_key=True, related_name="notice"
    )
    ready_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice of a result")
        verbose_name_plural = _("notices of results")

    def __str__(self) -> str:
        return f"{self.attempt_id}"
