"""One question put to the evaluation export, and the hash of its answer."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from people.models import Unit


class ExportRun(models.Model):
    """Facts of a period as of a moment, below one unit.

    ``uid`` is the query id printed in the file. It is made from the question alone
    (records.kinds.evaluation), so the same question has the same id and the same bytes;
    ``csv_sha256`` and ``xlsx_sha256`` are those of the first answer, and
    ``manifest_sha256`` is that of the manifest of its signed package.
    """

    uid = models.UUIDField(unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, related_name="+"
    )  # null: every campaign that closed in the period
    from_on = models.DateField()
    until_on = models.DateField()  # last day, included
    as_of = models.DateTimeField()
    columns_version = models.PositiveIntegerField()
    csv_sha256 = models.TextField(blank=True)
    xlsx_sha256 = models.TextField(blank=True)
    manifest_sha256 = models.TextField(blank=True, db_default="")
    rows = models.PositiveIntegerField(null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("evaluation export")
        verbose_name_plural = _("evaluation exports")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="period_is_not_reversed"
            ),
            models.CheckConstraint(
                condition=Q(as_of__lte=F("asked_at")), name="as_of_is_not_ahead"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)
