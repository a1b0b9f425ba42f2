"""What remains of a person's study in a campaign."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign, CampaignVersion
from people.models import Person, Unit
from records.kinds.evidence import Grade, Mode


class CompletionRecord(models.Model):
    """Three facts that never stand for one another, each with its moment.

    ``participated_at``: the first participation began to count; ``completed_at``: every
    required step was complete; ``passed_at``: the test was passed. They are the moments
    of recording and are set once, so the state as of T is ``<moment> <= T``. ``grade``
    and ``mode`` repeat the best participation that counts. ``version`` follows the one
    in force until the record is completed, then it stays.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="records")
    version = models.ForeignKey(CampaignVersion, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="records")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # as at the time
    participated_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    scaled = models.DecimalField(max_digits=5, decimal_places=4, null=True)  # 0..1
    grade = models.TextField(choices=Grade, blank=True)
    mode = models.TextField(choices=Mode, blank=True)

    class Meta:
        verbose_name = _("completion record")
        verbose_name_plural = _("completion records")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person"], name="one_record_each"
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(participated_at__isnull=False),
                name="completion_follows_participation",
            ),
            models.CheckConstraint(
                condition=Q(participated_at=None, grade="", mode="")
                | (Q(participated_at__isnull=False) & ~Q(grade="") & ~Q(mode="")),
                name="participation_has_its_grade",
            ),
            models.CheckConstraint(
                condition=Q(scaled=None) | Q(scaled__gte=0, scaled__lte=1),
                name="record_scaled_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id}"
