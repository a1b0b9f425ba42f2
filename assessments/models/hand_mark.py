"""The mark that one person gave to one answer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.attempt import AttemptItem


class HandMark(models.Model):
    """A marker's points for an answer that no machine can mark.

    ``by_criterion``: {id of the criterion: points as text}; ``points``: the share of the
    rubric they come to. The marker may correct it until the answer is settled, with a
    line in the audit trail; the order of the first time (``pk``) says who was third.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AttemptItem, models.PROTECT, related_name="hand_marks")
    marker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    by_criterion = models.JSONField()
    points = models.DecimalField(max_digits=3, decimal_places=2)
    comment = models.TextField(blank=True)
    marked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark given by hand")
        verbose_name_plural = _("marks given by hand")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "marker"], name="one_hand_mark_a_marker"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=1),
                name="hand_mark_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.points}"
